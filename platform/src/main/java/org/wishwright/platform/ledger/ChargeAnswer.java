package org.wishwright.platform.ledger;

import java.time.Instant;
import org.wishwright.kernel.Money;

/** What a provider says about a payment. */
public sealed interface ChargeAnswer {

    /** @param amount what was really collected; a difference is never taken for a payment */
    record Captured(String reference, Money amount) implements ChargeAnswer {}

    record Declined(String reason) implements ChargeAnswer {}

    /** In progress: a notification will follow, and asking will tell. */
    record Unknown() implements ChargeAnswer {}

    /** The provider never heard of the payment: the charge did not reach it. */
    record NeverHeard() implements ChargeAnswer {}

    /** The payer has to act first; a notification will follow, and asking will tell. */
    record Waiting(Presentation presentation) implements ChargeAnswer {}

    /** The amount is reserved and not yet collected. @param until when the provider lets it go by itself */
    record Held(String reference, Money amount, Instant until) implements ChargeAnswer {}

    /** Collected once and taken back by the payer's bank; no order loses its money by that, an operator decides. */
    record ChargedBack(String reference, Money amount) implements ChargeAnswer {}

    /** The payer's bank has decided about what it took back. @param won whether the money came back */
    record ChargebackClosed(String reference, Money amount, boolean won) implements ChargeAnswer {}
}
