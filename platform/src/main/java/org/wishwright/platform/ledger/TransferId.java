package org.wishwright.platform.ledger;

import java.util.UUID;

/** One immutable movement of money between two accounts. */
public record TransferId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
