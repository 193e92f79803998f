package org.wishwright.platform.order;

import java.util.UUID;

/** A line of an order. */
public record LineId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
