package org.wishwright.configuration.format.uvl;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An exact fraction; the denominator is positive and shares no factor with the numerator. */
record Ratio(BigInteger numerator, BigInteger denominator) {

    static final Ratio ZERO = of(BigDecimal.ZERO);
    static final Ratio ONE = of(BigDecimal.ONE);

    Ratio {
        var common = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            common = common.negate();
        }
        if (common.signum() != 0) {
            numerator = numerator.divide(common);
            denominator = denominator.divide(common);
        }
    }

    static Ratio of(BigDecimal number) {
        return number.scale() <= 0
                ? new Ratio(number.toBigIntegerExact(), BigInteger.ONE)
                : new Ratio(number.unscaledValue(), BigInteger.TEN.pow(number.scale()));
    }

    Ratio plus(Ratio other) {
        return new Ratio(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Ratio negated() {
        return new Ratio(numerator.negate(), denominator);
    }

    Ratio times(Ratio other) {
        return new Ratio(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** One divided by this, which is not zero. */
    Ratio inverse() {
        return new Ratio(denominator, numerator);
    }

    int sign() {
        return numerator.signum();
    }

    Ratio floor() {
        var parts = numerator.divideAndRemainder(denominator);
        return new Ratio(parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0], BigInteger.ONE);
    }
}
