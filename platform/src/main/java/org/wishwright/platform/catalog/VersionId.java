package org.wishwright.platform.catalog;

import java.util.UUID;

/** One published, immutable version of a blueprint. */
public record VersionId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
