package org.wishwright.platform.wish;

import java.util.UUID;

/** A wish on the wall. */
public record PostedWishId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
