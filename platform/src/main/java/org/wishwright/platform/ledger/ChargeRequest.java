package org.wishwright.platform.ledger;

import org.wishwright.kernel.Money;

/**
 * What a provider is asked to collect.
 *
 * @param payment our id and the idempotency key: charging it again changes nothing and answers the same
 * @param scenario as in {@link PaymentRequest}
 * @param hold only reserve it; it is collected by {@link PaymentProvider.Holds#capture}
 */
public record ChargeRequest(PaymentId payment, Money amount, String scenario, boolean hold) {

    public ChargeRequest(PaymentId payment, Money amount, String scenario) {
        this(payment, amount, scenario, false);
    }
}
