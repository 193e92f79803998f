package org.wishwright.platform.order.web;

import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.order.Refusing;

/** Money in JSON: minor units and ISO 4217 code. */
record Amount(long minor, @Nullable String currency) {

    static Amount of(Money money) {
        return new Amount(money.minor(), money.currency().getCurrencyCode());
    }

    /** @param field named by the refusal of an unknown currency */
    static @Nullable Money money(@Nullable Amount amount, String field) {
        return amount == null ? null : amount.money(field);
    }

    Money money(String field) {
        try {
            return new Money(minor, Currency.getInstance(currency == null ? "" : currency));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusing.because(
                    "order.currency-unknown", "A currency is three letters of ISO 4217, such as CNY.", "field", field));
        }
    }
}
