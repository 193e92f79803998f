package org.wishwright.platform.production.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.wishwright.kernel.Money;

/** Money as people type it: {@code 12.50} and a currency. */
final class Amounts {

    private Amounts() {}

    /** @throws IllegalArgumentException where it is not an amount of that currency */
    static Money read(String amount, String currency) {
        var text = amount.strip();
        if (!text.matches("[0-9]{1,12}([.][0-9]{1,4})?")) {
            throw new IllegalArgumentException("Not an amount: " + text);
        }
        int digits = Currency.getInstance(currency.strip()).getDefaultFractionDigits();
        try {
            var minor = new BigDecimal(text)
                    .setScale(digits, RoundingMode.UNNECESSARY)
                    .unscaledValue();
            return Money.of(minor.longValueExact(), currency.strip());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("Too many digits: " + text, e);
        }
    }

    static String write(Money money) {
        return BigDecimal.valueOf(money.minor(), money.currency().getDefaultFractionDigits())
                .toPlainString();
    }
}
