package org.wishwright.platform.plan;

import java.util.Collection;
import java.util.Set;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.OrderId;

/** Finds orders that lost their place in the plan, and gives them a new one. */
public interface Replanning {

    /** Those of these orders that hold no capacity. */
    Set<OrderId> unplanned(Collection<OrderId> orders);

    /** For operators: takes an order that is paid and not planned into the plan; one that is planned stays as it is. */
    void planAgain(Caller operator, OrderId order);
}
