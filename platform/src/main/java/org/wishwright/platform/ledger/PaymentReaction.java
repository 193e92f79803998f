package org.wishwright.platform.ledger;

import java.util.UUID;

/**
 * What a payment's outcome means to the thing paid for; the stage that owns the subject implements it. All methods run
 * in the transaction that settles the payment, and each payment is settled once.
 */
public interface PaymentReaction {

    /** What shall become of captured money. */
    enum Decision {
        /** It stays in escrow. */
        ACCEPTED,
        /** The subject can take it no longer (lapsed, cancelled, paid already): it goes back at once. */
        REFUND
    }

    /**
     * Whether the subject is this stage's. Where it is, its row is locked ({@code select … for update}) before this
     * returns: orders are locked before their payments and accounts, always, so that settling and cancelling never
     * wait for each other.
     */
    boolean supports(UUID subject);

    /** The money has arrived in the subject's escrow. */
    Decision captured(Payment payment);

    /** The provider refused; nothing was moved. */
    void declined(Payment payment);

    /** A bank has decided about what it had taken back of this subject: what waited for that goes on. */
    default void chargebackDecided(UUID subject) {}
}
