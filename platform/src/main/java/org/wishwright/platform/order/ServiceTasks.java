package org.wishwright.platform.order;

import java.util.Collection;
import java.util.List;

/** What third parties do for orders. */
public interface ServiceTasks {

    /** The services of an order, by lines and modules; for readers who may see the order. */
    List<ServiceTask> of(OrderId order);

    /** Whether an order of these lines is of services alone: nothing is made for it, and no parcel leaves. */
    boolean alone(Collection<OrderLine> lines);
}
