package org.wishwright.platform.shipment;

import java.util.UUID;

/** A parcel on its way to the consumer. */
public record ShipmentId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
