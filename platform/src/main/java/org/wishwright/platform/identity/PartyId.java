package org.wishwright.platform.identity;

import java.util.UUID;

/** A person or an organisation. */
public record PartyId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
