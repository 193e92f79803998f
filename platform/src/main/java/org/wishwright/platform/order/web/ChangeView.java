package org.wishwright.platform.order.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.order.BuyerOrder;
import org.wishwright.platform.order.OrderedLine;
import org.wishwright.platform.order.work.OrderDesk;

/**
 * What the page for changing a line shows.
 *
 * @param choices as they would be, module to option
 * @param otherwise what they change
 * @param preview what that means for the order; null where it cannot be
 * @param key makes sending the form twice one change
 */
public record ChangeView(
        BuyerOrder order,
        OrderedLine line,
        Map<String, String> choices,
        List<ChoiceNames.Otherwise> otherwise,
        OrderDesk.@Nullable Preview preview,
        @Nullable Refusal refusal,
        String key) {

    /** The refusal's sentence; a later date in the reader's way of writing. */
    public String say(Page page) {
        if (refusal == null) {
            return "";
        }
        var later = refusal.code().equals("order.promise-changed")
                ? refusal.values().get("shipBy")
                : null;
        return later == null
                ? page.say(refusal)
                : page.t("order.promise-changed", "day", page.day(Instant.parse(later)));
    }

    public boolean isLater() {
        return preview != null && preview.shipBy().isAfter(order.summary().shipBy());
    }

    /** What is paid or given back by confirming; the whole difference, never negative. */
    public Money amount() {
        var difference = Objects.requireNonNull(preview).difference();
        return difference.isNegative() ? difference.negate() : difference;
    }

    private boolean isPaid() {
        return order.summary().state().isPaid();
    }

    /** Key of what confirming does to her money; empty where it does nothing. */
    public String consequence() {
        var difference = Objects.requireNonNull(preview).difference();
        if (difference.minor() == 0) {
            return "";
        }
        if (!isPaid()) {
            return "order.change-free";
        }
        return difference.isPositive() ? "order.change-pay-hint" : "order.change-back";
    }

    /** Key of what stands on the button. */
    public String button() {
        if (!Objects.requireNonNull(preview).difference().isPositive()) {
            return "order.change-confirm-same";
        }
        return isPaid() ? "order.change-pay" : "order.change-confirm";
    }

    public String action() {
        return "/orders/" + order.summary().id() + "/lines/" + line.line().id();
    }

    /** To the configurator, to choose otherwise still. */
    public String configurator() {
        return ProductAddress.configurator(
                line.line().version(),
                choices,
                ProductAddress.forOrdered(order.summary().id(), line.line().id()));
    }
}
