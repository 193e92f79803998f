package org.wishwright.platform.site.web;

import org.wishwright.platform.evidence.RecordedFact;
import org.wishwright.platform.foundation.Page;

/** Whose word a fact of an order is. */
public final class FactVoice {

    private FactVoice() {}

    /** Who said so, in the reader's language; the reader is the order's buyer. */
    public static String of(Page page, RecordedFact fact, String maker) {
        return page.t("facts.who." + speaker(fact), "maker", maker);
    }

    private static String speaker(RecordedFact fact) {
        return switch (fact.type()) {
            case "order.placed", "order.changed", "order.cancelled", "dispute.opened", "invoice.requested" -> "you";
            case "payment.captured",
                    "payment.refunded",
                    "payment.charged-back",
                    "payment.chargeback-won",
                    "payment.chargeback-lost" -> "provider";
            case "piece.inspected",
                    "order.production-started",
                    "order.ready",
                    "order.service-done",
                    "shipment.handed-over",
                    "dispute.answered",
                    "invoice.issued" -> "maker";
            case "shipment.received" -> Boolean.TRUE.equals(fact.members().get("automatic")) ? "time" : "you";
            case "order.lapsed" -> "time";
            default -> "platform";
        };
    }
}
