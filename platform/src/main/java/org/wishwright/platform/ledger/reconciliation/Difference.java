package org.wishwright.platform.ledger.reconciliation;

import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;

/**
 * What the two sides do not agree about, and why.
 *
 * @param ours null where only the provider knows of it
 * @param theirs null where only the ledger knows of it
 * @param expectedFee what was agreed, where the fee differs
 */
public record Difference(
        Cause cause,
        @Nullable Movement ours,
        @Nullable Movement theirs,
        @Nullable Money expectedFee) {

    /** Why. */
    public enum Cause {
        /** The provider moved money that the ledger knows nothing of. */
        MISSING_HERE,
        /** The ledger says that money moved, the provider does not. */
        MISSING_THERE,
        /** Both know of it, with different amounts. */
        AMOUNT,
        /** The provider took another fee than was agreed. */
        FEE,
        /** The provider lists it more than once. */
        DUPLICATED,
        /** Both know of it, in different currencies. */
        CURRENCY,
        /** Booked on different sides of the cut between two files: it is in the file before or after. */
        OTHER_DAY
    }

    /** Whether somebody has to act; what is merely in another file settles itself. */
    public boolean needsSomebody() {
        return cause != Cause.OTHER_DAY;
    }
}
