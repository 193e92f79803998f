package org.wishwright.platform.care.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wishwright.platform.care.responsibility.Finding;
import org.wishwright.platform.care.responsibility.OrderFact;
import org.wishwright.platform.care.responsibility.Responsibility;
import org.wishwright.platform.care.responsibility.Rules;
import org.wishwright.platform.evidence.EvidenceBook;
import org.wishwright.platform.order.OrderId;

/** Reads all facts of an order and judges by them. */
@Component
class Judging {

    private final EvidenceBook book;

    Judging(EvidenceBook book) {
        this.book = book;
    }

    List<Finding> findings(OrderId order, Instant now) {
        var facts = new ArrayList<OrderFact>();
        @Nullable String cursor = null;
        do {
            var page = book.factsOf(order.value(), EvidenceBook.MOST_FACTS, cursor);
            page.items().stream()
                    .map(fact -> new OrderFact(fact.id(), fact.type(), fact.recorded(), fact.members()))
                    .forEach(facts::add);
            cursor = page.next();
        } while (cursor != null);
        return Responsibility.of(facts, now, Rules.USUAL);
    }
}
