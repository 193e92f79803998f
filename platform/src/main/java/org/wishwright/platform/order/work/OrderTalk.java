package org.wishwright.platform.order.work;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.talk.About;
import org.wishwright.platform.talk.TalkSubject;

/** An order is talked about by its buyer and the fulfiller's desk. */
@Component
class OrderTalk implements TalkSubject {

    private final OrderBook orders;

    OrderTalk(OrderBook orders) {
        this.orders = orders;
    }

    @Override
    public String kind() {
        return "order";
    }

    @Override
    public Optional<About> about(UUID id) {
        var order = new OrderId(id);
        return Optional.ofNullable(orders.summaries(List.of(order)).get(order))
                .map(summary -> new About(
                        LocalText.of("en", summary.number()),
                        summary.buyer(),
                        summary.fulfiller(),
                        Set.of(Role.MAKER),
                        false,
                        "/orders/" + id,
                        "/maker/orders/" + id,
                        "/operator/orders/" + id));
    }
}
