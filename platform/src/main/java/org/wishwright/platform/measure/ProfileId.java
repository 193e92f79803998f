package org.wishwright.platform.measure;

import java.util.UUID;

/** A person's kept measures. */
public record ProfileId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
