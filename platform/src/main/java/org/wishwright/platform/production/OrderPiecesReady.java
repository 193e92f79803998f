package org.wishwright.platform.production;

import org.wishwright.platform.order.OrderId;

/** Every piece of the order has passed its last inspection. */
public record OrderPiecesReady(OrderId order) {}
