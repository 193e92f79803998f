package org.wishwright.platform.ledger;

import org.wishwright.kernel.Money;

/**
 * What a provider is asked to collect.
 *
 * @param payment our id and the idempotency key: charging it again changes nothing and answers the same
 */
public record ChargeRequest(PaymentId payment, Money amount, String scenario) {}
