package org.wishwright.platform.order;

import java.util.List;

/** Capacity behind a promise; the stage that plans implements it, in the order's transaction. */
public interface Reservations {

    /** Holds capacity for all lines and says by when they ship; throws a refusal where no capacity is to be had. */
    Promise reserve(OrderId order, List<OrderLine> lines);

    /** What {@link #reserve} would promise now; holds nothing. */
    Promise inquire(List<OrderLine> lines);

    /** Gives back what an order holds. */
    void release(OrderId order);
}
