package org.wishwright.platform.order.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.order.CartLine;
import org.wishwright.platform.order.ChosenOption;

/**
 * What the cart's page shows.
 *
 * @param faultyLine the line a refusal is about, else empty
 * @param typed what was typed there
 * @param removed a line just removed, that can be put back
 */
public record CartView(
        List<Group> groups,
        @Nullable Refusal refusal,
        String faultyLine,
        String typed,
        @Nullable CartLine removed) {

    /** The lines of one maker in one currency: what one order can hold. */
    public record Group(String maker, List<Line> lines, Money total) {

        public int pieces() {
            return lines.stream().mapToInt(line -> line.line().quantity()).sum();
        }
    }

    /**
     * @param current false where a newer version is on sale, so that this line cannot be ordered
     * @param valid false where the maker no longer offers it as it is on this day
     * @param renewed what the line would cost in the newer version; null where its choices do not fit it
     */
    public record Line(
            CartLine line,
            List<ChosenOption> choices,
            boolean current,
            boolean valid,
            @Nullable Money renewed) {

        public boolean canBeOrdered() {
            return current && valid;
        }

        public String id() {
            return line.id().toString();
        }

        /** To the configurator with these choices. */
        public String configurator() {
            return "/cart/lines/" + line.id() + "/edit";
        }
    }

    public String quantity(Line line) {
        return line.id().equals(faultyLine) ? typed : String.valueOf(line.line().quantity());
    }

    /** The refusal about this line. */
    public @Nullable Refusal about(Line line) {
        return line.id().equals(faultyLine) ? refusal : null;
    }

    /** The refusal to show at the top: one about a line is shown beside it. */
    public @Nullable Refusal general() {
        return groups.stream()
                        .flatMap(group -> group.lines().stream())
                        .anyMatch(line -> line.id().equals(faultyLine))
                ? null
                : refusal;
    }
}
