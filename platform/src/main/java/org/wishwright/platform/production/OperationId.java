package org.wishwright.platform.production;

import java.util.UUID;

/** One step of a work order on the floor. */
public record OperationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
