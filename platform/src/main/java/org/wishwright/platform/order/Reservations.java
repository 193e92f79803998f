package org.wishwright.platform.order;

import java.util.List;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.identity.PartyId;

/** Capacity behind a promise; the stage that plans implements it, in the order's transaction. */
public interface Reservations {

    /** Holds capacity for all lines and says by when they ship; throws a refusal where no capacity is to be had. */
    Promise reserve(OrderId order, List<OrderLine> lines);

    /** What {@link #reserve} would promise now; holds nothing. */
    Promise inquire(List<OrderLine> lines);

    /** What people call the work centre that a promise waits for; the code where they have no name for it. */
    LocalText centre(PartyId maker, String code);

    /** Gives back what an order holds. */
    void release(OrderId order);

    /** As {@link #release}, for an order that is called off in the midst: what is on the floor already stays planned. */
    void withdraw(OrderId order);
}
