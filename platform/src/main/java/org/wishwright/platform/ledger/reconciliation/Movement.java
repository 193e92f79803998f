package org.wishwright.platform.ledger.reconciliation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;

/**
 * One movement of money, as either side's books tell it.
 *
 * @param id what both sides call it: our id of the payment or the refund
 * @param payment the payment it belongs to; for a payment its own id
 * @param amount positive, also of a refund
 * @param fee what the provider took for itself (negative where it gave it back); null where a side does not say
 * @param line of the file, 0 where there is none
 */
public record Movement(
        Kind kind,
        String id,
        String payment,
        Money amount,
        @Nullable Money fee,
        Instant booked,
        int line) {

    /** What moved. */
    public enum Kind {
        PAYMENT,
        REFUND,
        PAYOUT,
        SHARING,
        CHARGEBACK,
        OTHER
    }
}
