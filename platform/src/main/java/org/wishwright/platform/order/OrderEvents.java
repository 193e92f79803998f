package org.wishwright.platform.order;

/** What happened to an order; later stages listen. They carry ids, never personal data. */
public final class OrderEvents {

    private OrderEvents() {}

    public record OrderPaid(OrderId order) {}

    public record OrderCancelled(OrderId order) {}

    public record OrderShipped(OrderId order) {}

    public record OrderReceived(OrderId order) {}
}
