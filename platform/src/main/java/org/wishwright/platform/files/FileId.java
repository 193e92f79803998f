package org.wishwright.platform.files;

import java.util.UUID;

/** A kept file. Knowing it grants nothing. */
public record FileId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
