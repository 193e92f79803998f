package org.wishwright.platform.shipment;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.OrderId;

/** Parcels of orders, for pages that combine stages. */
public interface Shipments {

    /** The parcel of an order, once its pieces are all there; who may see it is decided by those who ask. */
    Optional<Parcel> parcel(OrderId order);

    /** The consumer says that it arrived: releases the money. Saying it again changes nothing. */
    void receive(Caller buyer, OrderId order);

    /** Where a parcel stands. */
    enum State {
        TO_PACK,
        PACKED,
        HANDED_OVER,
        RECEIVED
    }

    /** @param receivedAutomatically true where nobody answered until the deadline */
    record Parcel(
            ShipmentId id,
            State state,
            int pieces,
            @Nullable Instant packed,
            @Nullable String carrier,
            @Nullable String tracking,
            @Nullable Instant handedOver,
            @Nullable Instant receiveBy,
            @Nullable Instant received,
            boolean receivedAutomatically) {}
}
