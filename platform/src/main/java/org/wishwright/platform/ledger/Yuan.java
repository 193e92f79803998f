package org.wishwright.platform.ledger;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;

/** Amounts as Chinese providers write them: yuan with two decimals. */
public final class Yuan {

    public static final Currency CURRENCY = Currency.getInstance("CNY");

    private Yuan() {}

    public static String text(Money amount) {
        return BigDecimal.valueOf(amount.minor(), 2).toPlainString();
    }

    /** @throws IllegalArgumentException for what is no amount of whole fen */
    public static Money money(String yuan) {
        try {
            return new Money(new BigDecimal(yuan).movePointRight(2).longValueExact(), CURRENCY);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("An amount in yuan has two decimals, not '" + yuan + "'", e);
        }
    }

    /** Why a provider that takes yuan, and only so many, cannot take an amount. */
    public static Optional<Refusal> refusal(String provider, Money amount, long mostFen) {
        if (!amount.currency().equals(CURRENCY)) {
            return Optional.of(Refusal.of(
                    "payment.currency-unsupported",
                    "{provider} takes CNY only. Choose another way of paying.",
                    "field",
                    "method",
                    "provider",
                    provider));
        }
        return amount.minor() > mostFen
                ? Optional.of(Refusal.of(
                        "payment.amount-unsupported",
                        "{provider} takes at most {most} at once. Choose another way of paying.",
                        "field",
                        "method",
                        "provider",
                        provider,
                        "most",
                        new Money(mostFen, CURRENCY)))
                : Optional.empty();
    }
}
