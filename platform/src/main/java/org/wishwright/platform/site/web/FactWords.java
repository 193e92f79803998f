package org.wishwright.platform.site.web;

import java.util.Map;
import org.wishwright.kernel.Money;
import org.wishwright.platform.evidence.RecordedFact;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.production.UsualReason;

/** Says a recorded fact as people tell it: who did what, and what it was about. */
public final class FactWords {

    private static final Map<String, String> ICONS = Map.ofEntries(
            Map.entry("order.placed", "cart"),
            Map.entry("order.paid", "lock"),
            Map.entry("order.from-campaign", "flag"),
            Map.entry("order.earnest-forfeited", "money"),
            Map.entry("order.earnest-returned", "undo"),
            Map.entry("order.changed", "edit"),
            Map.entry("order.production-started", "scissors"),
            Map.entry("order.ready", "check"),
            Map.entry("order.shipped", "truck"),
            Map.entry("order.completed", "flag"),
            Map.entry("order.compensated", "undo"),
            Map.entry("order.volume-rebate", "undo"),
            Map.entry("order.return-asked", "undo"),
            Map.entry("order.returned", "undo"),
            Map.entry("order.cancelled", "close"),
            Map.entry("order.called-off", "close"),
            Map.entry("order.lapsed", "clock"),
            Map.entry("order.service-done", "check"),
            Map.entry("invoice.issued", "list"),
            Map.entry("invoice.reversed", "undo"),
            Map.entry("payment.captured", "money"),
            Map.entry("payment.refunded", "undo"),
            Map.entry("piece.inspected", "eye"),
            Map.entry("shipment.handed-over", "truck"),
            Map.entry("shipment.received", "box"));

    private FactWords() {}

    public static String icon(RecordedFact fact) {
        return ICONS.getOrDefault(fact.type(), "info");
    }

    /**
     * One sentence; a fact that nobody has words for is named by its type.
     *
     * @param part what people call the piece it is about; empty where it is about none
     */
    public static String say(Page page, RecordedFact fact, String maker, String part) {
        var members = fact.members();
        var key = "fact.say." + fact.type()
                + (members.get("result") instanceof String result ? "." + result : "")
                + (Boolean.TRUE.equals(members.get("automatic")) ? ".automatic" : "");
        if (page.tOr(key, "").isEmpty()) {
            return page.tOr("fact." + fact.type(), fact.type());
        }
        return page.t(
                key,
                "maker",
                maker,
                "amount",
                amount(page, members),
                "part",
                (part + " " + text(members, "serial")).strip(),
                "carrier",
                text(members, "carrier"),
                "tracking",
                text(members, "tracking"),
                "reason",
                UsualReason.said(page, text(members, "reason")));
    }

    private static String amount(Page page, Map<String, ?> members) {
        for (var name : new String[] {"total", "amount", "minor"}) {
            if (members.get(name) instanceof Long minor && members.get("currency") instanceof String currency) {
                return page.money(Money.of(minor, currency));
            }
        }
        return "";
    }

    private static String text(Map<String, ?> members, String name) {
        return members.get(name) instanceof String text ? text : "";
    }
}
