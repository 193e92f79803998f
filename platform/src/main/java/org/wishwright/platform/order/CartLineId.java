package org.wishwright.platform.order;

import java.util.UUID;

/** A line of somebody's cart. */
public record CartLineId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
