package org.wishwright.market;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * Goes through what must hold of rules and keeps the first thing that does not.
 *
 * @param <R> what is judged
 */
public final class Judging<R> {

    /** The highest price of one unit, in minor units; with {@link #MOST_UNITS} of it amounts stay exact in every reader of JSON. */
    public static final long MOST_PRICE = 100_000_000_000L;

    /** The most units of one party. */
    public static final long MOST_UNITS = 10_000;

    private final R rules;
    private @Nullable Refusal fault;

    public Judging(R rules) {
        this.rules = rules;
    }

    public Judging<R> must(boolean holds, String code, String sentence, Object... namesAndValues) {
        if (fault == null && !holds) {
            fault = Refusal.of(code, sentence, namesAndValues);
        }
        return this;
    }

    public Judging<R> must(@Nullable Refusal other) {
        if (fault == null) {
            fault = other;
        }
        return this;
    }

    /** Each deadline after the one before it. */
    public Judging<R> inOrder(Instant... deadlines) {
        for (int i = 1; i < deadlines.length; i++) {
            must(
                    deadlines[i - 1].isBefore(deadlines[i]),
                    "market.deadlines-disordered",
                    "The deadline {later} must come after {earlier}. Set it later.",
                    "later",
                    deadlines[i],
                    "earlier",
                    deadlines[i - 1]);
        }
        return this;
    }

    /** A price of one unit. */
    public Judging<R> price(Money price, java.util.Currency currency) {
        return amount(price, currency)
                .must(
                        price.isPositive(),
                        "market.price-not-positive",
                        "A price is more than nothing, not {price}. Raise it.",
                        "price",
                        price);
    }

    /** An amount that may be nothing. */
    public Judging<R> amount(Money amount, java.util.Currency currency) {
        return must(
                        amount.currency().equals(currency),
                        "market.currency-mixed",
                        "{amount} is not in {currency}, the currency of this campaign. Name it in that.",
                        "amount",
                        amount,
                        "currency",
                        currency)
                .must(
                        !amount.isNegative() && amount.minor() <= MOST_PRICE,
                        "market.amount-out-of-range",
                        "{amount} is below nothing or beyond what a campaign can hold. Choose another amount.",
                        "amount",
                        amount);
    }

    public Judging<R> within(long value, long least, long most, String field) {
        return must(
                value >= least && value <= most,
                "market.number-out-of-range",
                "{field} is {value}; it goes from {least} to {most}. Choose one of these.",
                "field",
                field,
                "value",
                value,
                "least",
                least,
                "most",
                most);
    }

    public Outcome<R> outcome() {
        return fault == null ? Outcome.accepted(rules) : Outcome.refused(fault);
    }
}
