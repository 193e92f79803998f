package org.wishwright.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An exact amount in the minor units of one currency (cents, 分). Overflow and mixed currencies throw; there is no
 * exchange.
 *
 * @param minor amount in minor units, may be negative
 * @param currency ISO 4217 currency
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

    public static Money of(long minor, String currencyCode) {
        return new Money(minor, Currency.getInstance(currencyCode));
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other).minor), currency);
    }

    public Money times(long factor) {
        return new Money(Math.multiplyExact(minor, factor), currency);
    }

    public Money negate() {
        return new Money(Math.negateExact(minor), currency);
    }

    /** This amount times {@code basisPoints}/10,000, rounded half-even to a minor unit. */
    public Money basisPoints(int basisPoints) {
        var exact = BigDecimal.valueOf(minor)
                .multiply(BigDecimal.valueOf(basisPoints))
                .movePointLeft(4);
        return new Money(exact.setScale(0, RoundingMode.HALF_EVEN).longValueExact(), currency);
    }

    /**
     * Splits by weights with the largest-remainder method, so that the parts sum to this amount exactly; equal
     * remainders go to the earlier part.
     *
     * @param weights one non-negative weight a part, at least one of them positive
     */
    public List<Money> split(long... weights) {
        if (minor < 0) {
            return negate().split(weights).stream().map(Money::negate).toList();
        }
        var total = BigDecimal.valueOf(LongWeights.sum(weights));
        var parts = new long[weights.length];
        var remainders = new BigDecimal[weights.length];
        long given = 0;
        for (int i = 0; i < weights.length; i++) {
            var share = BigDecimal.valueOf(minor).multiply(BigDecimal.valueOf(weights[i]));
            var quotientAndRemainder = share.divideAndRemainder(total);
            parts[i] = quotientAndRemainder[0].longValueExact();
            remainders[i] = quotientAndRemainder[1];
            given += parts[i];
        }
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.<Integer, BigDecimal>comparing(i -> remainders[i])
                        .reversed())
                .limit(minor - given)
                .forEach(i -> parts[i]++);
        return IntStream.range(0, parts.length)
                .mapToObj(i -> new Money(parts[i], currency))
                .toList();
    }

    public boolean isNegative() {
        return minor < 0;
    }

    public boolean isPositive() {
        return minor > 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, same(other).minor);
    }

    /** Major units with the currency's code, as in {@code 12.50 CNY}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toPlainString() + " "
                + currency.getCurrencyCode();
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("No exchange between " + currency + " and " + other.currency);
        }
        return other;
    }

    private static final class LongWeights {
        static long sum(long[] weights) {
            long sum = 0;
            for (long weight : weights) {
                if (weight < 0) {
                    throw new IllegalArgumentException("A weight is negative: " + weight);
                }
                sum = Math.addExact(sum, weight);
            }
            if (sum == 0) {
                throw new IllegalArgumentException("At least one weight must be positive");
            }
            return sum;
        }
    }
}
