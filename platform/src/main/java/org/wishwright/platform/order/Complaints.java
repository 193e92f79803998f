package org.wishwright.platform.order;

/** Whether something is being said against an order; the stage that hears complaints implements it. */
public interface Complaints {

    /** An open one stops whatever of the order's money would be released. */
    boolean open(OrderId order);
}
