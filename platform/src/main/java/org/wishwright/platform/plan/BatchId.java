package org.wishwright.platform.plan;

import java.util.UUID;

/** Identical pieces of several orders that are made together. */
public record BatchId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
