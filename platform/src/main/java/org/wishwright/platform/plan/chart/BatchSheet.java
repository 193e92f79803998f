package org.wishwright.platform.plan.chart;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.order.OrderId;

/** One batch with all its steps and the orders that share it. */
public record BatchSheet(
        LocalText name,
        Map<String, LocalText> centres,
        int quantity,
        List<Bar> steps,
        List<Member> members,
        int moreMembers) {

    /** @param due when it was promised that the pieces are ready */
    public record Member(OrderId order, String number, int quantity, Instant due, Instant shipBy, String limitedBy) {}

    /** What a reader of this language calls a work centre. */
    public String centreName(String code, Locale language) {
        var name = centres.get(code);
        return name == null ? code : name.in(language);
    }

    /** The first step that is late, if one is. */
    public java.util.Optional<Bar> late() {
        return steps.stream().filter(Bar::isLate).findFirst();
    }
}
