package org.wishwright.platform.ledger;

/** Takes the providers' notifications. */
public interface PaymentNotifications {

    /**
     * Verifies and applies a notification; the same one again has no second effect and answers the same. Throws a
     * refusal for a wrong signature, an old message, an unknown payment and a wrong amount.
     *
     * @param method the provider's name
     */
    PaymentState receive(String method, SignedNotification notification);
}
