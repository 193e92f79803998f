package org.wishwright.platform.order.work;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wishwright.platform.ledger.Subjects;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.store.OrderReader;

/** Tells statements the numbers of orders. */
@Component
class OrderSubjects implements Subjects {

    private final OrderReader reader;

    OrderSubjects(OrderReader reader) {
        this.reader = reader;
    }

    @Override
    public Map<UUID, String> numbers(Collection<UUID> subjects) {
        var numbers = new HashMap<UUID, String>();
        reader.summaries(subjects.stream().map(OrderId::new).toList())
                .forEach((order, summary) -> numbers.put(order.value(), summary.number()));
        return numbers;
    }
}
