package org.wishwright.platform.order.work;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Money;
import org.wishwright.platform.evidence.Evidence;
import org.wishwright.platform.evidence.FactDraft;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderSummary;
import org.wishwright.platform.order.OrderedLine;

/** What is set down for ever about orders: pseudonyms, hashes and amounts, nothing personal. */
@Component
class OrderFacts {

    private final ObjectProvider<Evidence> evidence;

    OrderFacts(ObjectProvider<Evidence> evidence) {
        this.evidence = evidence;
    }

    void placed(OrderSummary order, List<OrderedLine> lines, Map<String, String> wordings) {
        var content = new LinkedHashMap<String, Object>();
        content.put("number", order.number());
        content.put("buyer", order.buyer().toString());
        content.put("seller", order.seller().toString());
        content.put("fulfiller", order.fulfiller().toString());
        content.put("lines", lines.stream().map(OrderFacts::line).toList());
        content.put("freight", order.freight().minor());
        content.put("total", order.total().minor());
        content.put("currency", order.total().currency().getCurrencyCode());
        content.put("shipBy", order.shipBy().toString());
        content.put("terms", wordings);
        content.put("at", order.placed().toString());
        record(List.of(new FactDraft(order.id().value(), "order.placed", content)));
    }

    /** @param deal its name in the campaign */
    void fromCampaign(OrderId order, String campaign, String deal, Instant now) {
        record(List.of(new FactDraft(
                order.value(),
                "order.from-campaign",
                Map.of("campaign", campaign, "deal", deal, "at", now.toString()))));
    }

    void entered(Collection<OrderId> orders, String type, Instant now) {
        record(orders.stream()
                .map(order -> new FactDraft(order.value(), type, Map.of("at", now.toString())))
                .toList());
    }

    void money(OrderId order, String type, Money amount, Instant now) {
        record(List.of(new FactDraft(
                order.value(),
                type,
                Map.of(
                        "amount",
                        amount.minor(),
                        "currency",
                        amount.currency().getCurrencyCode(),
                        "at",
                        now.toString()))));
    }

    void changed(OrderId order, String hash, Money total, Instant shipBy, Instant now) {
        record(List.of(new FactDraft(
                order.value(),
                "order.changed",
                Map.of(
                        "configuration", hash,
                        "total", total.minor(),
                        "currency", total.currency().getCurrencyCode(),
                        "shipBy", shipBy.toString(),
                        "at", now.toString()))));
    }

    void service(OrderId order, String module, String party, Instant now) {
        record(List.of(new FactDraft(
                order.value(), "order.service-done", Map.of("module", module, "party", party, "at", now.toString()))));
    }

    private void record(List<FactDraft> facts) {
        evidence.getObject().record(facts);
    }

    private static Map<String, ?> line(OrderedLine line) {
        return Map.of(
                "version", line.line().version().toString(),
                "configuration", line.line().configurationHash(),
                "quantity", (long) line.line().quantity(),
                "unit", line.line().unitPrice().minor());
    }
}
