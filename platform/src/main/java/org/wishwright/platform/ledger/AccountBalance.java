package org.wishwright.platform.ledger;

import org.wishwright.kernel.Money;

/**
 * What an account holds.
 *
 * @param posted final balance; what is owed, or for the provider what it holds
 * @param pendingIn announced but not yet posted
 * @param pendingOut held for a transfer not yet posted; not free for another
 */
public record AccountBalance(Money posted, Money pendingIn, Money pendingOut) {

    /** What can still be spent. */
    public Money free() {
        return posted.minus(pendingOut);
    }
}
