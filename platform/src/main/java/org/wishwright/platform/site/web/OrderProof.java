package org.wishwright.platform.site.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.evidence.EvidenceBook;
import org.wishwright.platform.evidence.RecordedFact;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderId;

/** The facts of an order and their receipts, for its buyer. */
@RestController
class OrderProof {

    private final OrderBook orders;
    private final EvidenceBook evidence;

    OrderProof(OrderBook orders, EvidenceBook evidence) {
        this.orders = orders;
        this.evidence = evidence;
    }

    /** @param leaf place in the log; null while the fact waits for one */
    record FactBody(
            UUID fact,
            String type,
            Instant recorded,
            Map<String, @Nullable Object> content,
            @Nullable Long leaf) {

        static FactBody of(RecordedFact fact) {
            return new FactBody(fact.id(), fact.type(), fact.recorded(), fact.members(), fact.leafIndex());
        }
    }

    record FactList(List<FactBody> items, @Nullable String next, String checkpoint) {}

    @GetMapping("/api/v1/orders/{order}/evidence")
    FactList facts(Caller caller, @PathVariable UUID order, @RequestParam(required = false) @Nullable String cursor) {
        orders.forBuyer(caller, new OrderId(order));
        var page = evidence.factsOf(order, EvidenceBook.MOST_FACTS, cursor);
        return new FactList(
                page.items().stream().map(FactBody::of).toList(),
                page.next(),
                evidence.checkpoint().toString());
    }

    /** A receipt to keep: it proves the fact offline, with the log's public key. */
    @GetMapping({"/orders/{order}/facts/{fact}", "/api/v1/orders/{order}/evidence/{fact}/receipt"})
    ResponseEntity<String> receipt(Caller caller, @PathVariable UUID order, @PathVariable UUID fact) {
        orders.forBuyer(caller, new OrderId(order));
        var receipt = evidence.fact(fact)
                .filter(found -> found.subject().equals(order))
                .flatMap(found -> evidence.receipt(fact))
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "evidence.receipt-not-found",
                        "There is no receipt for this fact yet. It takes a second or two after it was recorded.")));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"receipt-" + fact + ".json\"")
                .body(receipt.toJson());
    }

    /** All facts of the order in one file that proves itself: {@code ./wishwright verify} checks it offline. */
    @GetMapping({"/orders/{order}/receipts", "/api/v1/orders/{order}/evidence/receipts"})
    ResponseEntity<byte[]> receipts(Caller caller, @PathVariable UUID order) {
        var summary = orders.forBuyer(caller, new OrderId(order)).summary();
        var file = evidence.receiptOf(order)
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "evidence.receipt-not-found",
                        "There is no receipt for this fact yet. It takes a second or two after it was recorded.")));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"wishwright-" + summary.number() + ".json\"")
                .body(file.toBytes());
    }
}
