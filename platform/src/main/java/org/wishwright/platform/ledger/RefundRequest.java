package org.wishwright.platform.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;

/**
 * Money to give back.
 *
 * @param refund our id and the idempotency key
 * @param paid the whole payment, which some providers want repeated
 * @param reference the provider's name for the payment, null where it never gave one
 */
public record RefundRequest(
        UUID refund,
        PaymentId payment,
        Money amount,
        Money paid,
        @Nullable String reference) {}
