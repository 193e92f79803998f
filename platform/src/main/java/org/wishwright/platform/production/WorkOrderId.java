package org.wishwright.platform.production;

import java.util.UUID;

/** A released batch on the floor. */
public record WorkOrderId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
