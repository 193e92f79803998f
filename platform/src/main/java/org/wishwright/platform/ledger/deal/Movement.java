package org.wishwright.platform.ledger.deal;

import org.wishwright.kernel.Money;

/**
 * A positive amount that goes from one pocket to another.
 *
 * @param purpose stable dotted words, for statements
 */
public record Movement(Pocket from, Pocket to, Money amount, String purpose) {

    public Movement {
        if (!amount.isPositive() || from.equals(to)) {
            throw new IllegalArgumentException("A movement is positive and between two pockets, not " + amount);
        }
    }
}
