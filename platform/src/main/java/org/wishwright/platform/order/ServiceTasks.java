package org.wishwright.platform.order;

import java.util.List;

/** What third parties do for orders. */
public interface ServiceTasks {

    /** The services of an order, by lines and modules; for readers who may see the order. */
    List<ServiceTask> of(OrderId order);
}
