package org.wishwright.platform.ledger;

/** A place in the code, in the order in which a payment passes them. */
public enum PaymentStep {
    /** It is committed that the payment was begun; the provider has not been asked. */
    BEGUN,
    /** The provider has answered; nothing of that is written. */
    ANSWERED,
    /** It is written, and not yet committed. */
    CLAIMED,
    /** It is committed, and nobody has been told. */
    SETTLED,
    /** It is committed that money goes back; the provider has not been told. */
    REFUND_BEGUN,
    /** The provider has taken the refund on; that is not written. */
    REFUND_TAKEN
}
