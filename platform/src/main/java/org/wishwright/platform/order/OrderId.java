package org.wishwright.platform.order;

import java.util.UUID;

/** An order; its human number is another thing. */
public record OrderId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
