package org.wishwright.platform.ledger;

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
}
