package org.wishwright.platform.factory;

import java.util.UUID;

/** A maker's factory. */
public record FactoryId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
