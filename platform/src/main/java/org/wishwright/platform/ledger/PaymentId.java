package org.wishwright.platform.ledger;

import java.util.UUID;

/** One attempt to pay. */
public record PaymentId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
