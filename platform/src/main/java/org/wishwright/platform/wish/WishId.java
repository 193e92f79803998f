package org.wishwright.platform.wish;

import java.util.UUID;

/** A saved configuration. */
public record WishId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
