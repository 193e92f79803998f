package org.wishwright.platform.catalog;

import java.util.UUID;

/** A product model over all its versions. */
public record BlueprintId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
