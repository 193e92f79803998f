package org.wishwright.platform.plan.work;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.plan.Replanning;
import org.wishwright.platform.plan.store.ReservationStore;

/** Gives paid orders a place again which they lost, as when they were paid at the very moment their shift was fixed. */
@Service
class Replacing implements Replanning {

    private final ReservationStore reservations;
    private final Reserving reserving;
    private final OrderBook orders;

    Replacing(ReservationStore reservations, Reserving reserving, OrderBook orders) {
        this.reservations = reservations;
        this.reserving = reserving;
        this.orders = orders;
    }

    @Override
    public Set<OrderId> unplanned(Collection<OrderId> wanted) {
        return reservations.displaced(wanted);
    }

    @Override
    @Transactional
    public void planAgain(Caller operator, OrderId order) {
        if (!operator.isOperator()) {
            throw new RefusedException(
                    Refusal.of("operator.role-forbidden", "Only an operator of the platform may do this."));
        }
        var lines = orders.lines(List.of(order)).get(order);
        if (lines != null
                && !reservations.isPlaced(order)
                && !orders.paid(List.of(order)).isEmpty()) {
            reserving.reserve(order, lines);
        }
    }
}
