package org.wishwright.platform.order;

import java.util.Collection;

/** What later stages tell an order; each call is idempotent and belongs to the caller's transaction. */
public interface Orders {

    /** The first operation on a piece of these orders has started: changing and cancelling are no longer free. */
    void cuttingStarted(Collection<OrderId> orders);

    /** Every piece has passed. */
    void piecesReady(OrderId order);

    /** Handed over to the carrier. */
    void shipped(OrderId order);

    /** Received by the consumer, or taken as received: releases the money. */
    void received(OrderId order);
}
