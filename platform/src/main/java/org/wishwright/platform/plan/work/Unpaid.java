package org.wishwright.platform.plan.work;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.plan.store.BatchStore;

/** Finds the orders that would hold a place in a shift without having been paid. */
@Component
class Unpaid {

    private final BatchStore batches;
    private final OrderBook orders;

    Unpaid(BatchStore batches, OrderBook orders) {
        this.batches = batches;
        this.orders = orders;
    }

    /** Unpaid orders whose first shift starts until an instant, and of which nothing was released. */
    List<OrderId> aboutToStart(FactoryId factory, Instant until) {
        var starting = batches.ordersAboutToStart(factory, until);
        if (starting.isEmpty()) {
            return List.of();
        }
        var paid = orders.paid(starting);
        return starting.stream()
                .filter(order -> !paid.contains(order) && !batches.anyReleased(order))
                .toList();
    }
}
