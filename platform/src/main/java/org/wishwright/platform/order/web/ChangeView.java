package org.wishwright.platform.order.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Module;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.order.BuyerOrder;
import org.wishwright.platform.order.OrderedLine;

/**
 * What the page for changing a line shows.
 *
 * @param choices as typed, module to option
 * @param asked the total to agree to, once a change was refused for being dearer
 * @param key makes sending the form twice one change
 */
public record ChangeView(
        BuyerOrder order,
        OrderedLine line,
        List<Module> modules,
        Map<String, String> choices,
        @Nullable Refusal refusal,
        @Nullable Money asked,
        String agreedShipBy,
        String key) {

    public boolean isChosen(Module module, String option) {
        return option.equals(choices.get(module.id()));
    }

    /** The refusal's sentence; a later date in the reader's way of writing. */
    public String say(Page page) {
        if (refusal == null) {
            return "";
        }
        return refusal.code().equals("order.promise-changed")
                ? page.t("order.promise-changed", "day", page.day(Instant.parse(agreedShipBy)))
                : page.say(refusal);
    }

    public String action() {
        return "/orders/" + order.summary().id() + "/lines/" + line.line().id();
    }
}
