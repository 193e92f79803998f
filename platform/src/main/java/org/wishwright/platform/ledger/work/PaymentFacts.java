package org.wishwright.platform.ledger.work;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Money;
import org.wishwright.platform.evidence.Evidence;
import org.wishwright.platform.evidence.FactDraft;
import org.wishwright.platform.ledger.PaymentId;

/** Puts what happened to money among the facts of its order. */
@Component
class PaymentFacts {

    /** Part of a payment. @param subject among whose facts it stands */
    record Part(UUID subject, PaymentId payment, Money amount) {}

    private final Evidence evidence;

    PaymentFacts(Evidence evidence) {
        this.evidence = evidence;
    }

    void record(String type, List<Part> parts) {
        var facts = parts.stream()
                .map(part -> new FactDraft(
                        part.subject(),
                        type,
                        Map.of(
                                "payment", part.payment().toString(),
                                "minor", part.amount().minor(),
                                "currency", part.amount().currency().getCurrencyCode())))
                .toList();
        evidence.record(facts);
    }
}
