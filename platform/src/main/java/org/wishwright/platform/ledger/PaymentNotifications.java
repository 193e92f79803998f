package org.wishwright.platform.ledger;

import java.util.Optional;

/** Takes the providers' notifications. */
public interface PaymentNotifications {

    /**
     * Verifies and applies a notification; the same one again has no second effect and answers the same. Throws a
     * refusal for a wrong signature, an old message, an unknown payment and a wrong amount.
     *
     * @param method the provider's name
     */
    PaymentState receive(String method, SignedNotification notification);

    /** What the provider wants to read once a notification was taken; empty for any answer. */
    Optional<String> receipt(String method);
}
