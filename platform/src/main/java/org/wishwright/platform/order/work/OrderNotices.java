package org.wishwright.platform.order.work;

import java.util.List;
import java.util.Map;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.notice.Arg;
import org.wishwright.platform.notice.Notice;
import org.wishwright.platform.notice.Notices;
import org.wishwright.platform.notice.Topic;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderEvents;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderSummary;

/** Tells buyer and maker what happens to an order. */
@Component
class OrderNotices {

    private final OrderBook orders;
    private final Notices notices;

    OrderNotices(OrderBook orders, Notices notices) {
        this.orders = orders;
        this.notices = notices;
    }

    @ApplicationModuleListener
    void on(OrderEvents.OrderPaid event) {
        var order = order(event.order());
        buyer(order, "order-paid");
        maker(order, "order-new");
    }

    @ApplicationModuleListener
    void on(OrderEvents.OrderShipped event) {
        buyer(order(event.order()), "order-shipped");
    }

    @ApplicationModuleListener
    void on(OrderEvents.OrderReceived event) {
        maker(order(event.order()), "order-received");
    }

    @ApplicationModuleListener
    void on(OrderEvents.OrderCancelled event) {
        var order = order(event.order());
        buyer(order, "order-cancelled");
        maker(order, "order-cancelled");
    }

    private OrderSummary order(OrderId id) {
        return java.util.Objects.requireNonNull(orders.summaries(List.of(id)).get(id));
    }

    private void buyer(OrderSummary order, String kind) {
        tell(order, order.buyer(), kind, Topic.ORDERS, "/orders/" + order.id());
    }

    private void maker(OrderSummary order, String kind) {
        tell(order, order.fulfiller(), kind, Topic.SALES, "/maker/orders/" + order.id());
    }

    private void tell(OrderSummary order, PartyId who, String kind, Topic topic, String link) {
        var args = Map.<String, Arg>of("number", new Arg.Plain(order.number()), "day", new Arg.Time(order.shipBy()));
        notices.tell(List.of(who), new Notice(kind, topic, args, link, "order:" + order.id() + ":" + kind));
    }
}
