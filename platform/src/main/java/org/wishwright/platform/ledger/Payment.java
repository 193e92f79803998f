package org.wishwright.platform.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to pay for a subject.
 *
 * @param begun business time
 * @param flag why an operator must look at it, as a stable code ({@code payment.amount-conflict}), null if nobody must;
 *     a flagged payment is settled by nobody else
 * @param presentation what the payer has to be shown to pay, null if nothing
 */
public record Payment(
        PaymentId id,
        PaymentRequest request,
        PaymentState state,
        Instant begun,
        @Nullable String flag,
        @Nullable Presentation presentation) {

    /** The sentence-free name of its state for answers and filters. */
    public String stateCode() {
        return state.code();
    }
}
