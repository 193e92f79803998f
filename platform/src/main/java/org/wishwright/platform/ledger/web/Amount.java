package org.wishwright.platform.ledger.web;

import org.wishwright.kernel.Money;

/** Money as the API writes it. */
record Amount(long minor, String currency) {

    static Amount of(Money money) {
        return new Amount(money.minor(), money.currency().getCurrencyCode());
    }
}
