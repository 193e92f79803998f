package org.wishwright.platform.ledger;

import java.util.UUID;
import org.wishwright.kernel.Money;

/** @param refund our id and the idempotency key */
public record RefundRequest(UUID refund, PaymentId payment, Money amount) {}
