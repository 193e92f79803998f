package org.wishwright.configuration.compiled;

import java.util.Locale;

/**
 * A number to about 13 digits, however large: {@code mantissa · 10^exponent}.
 *
 * @param mantissa at least 1 and below 10; 0 for zero
 */
public record Estimate(double mantissa, long exponent) {

    private static final double EXACT_TEN = 1e15;

    /** Of {@code number · 2^power}, the number not negative. */
    static Estimate of(double number, long power) {
        if (number == 0) {
            return new Estimate(0, 0);
        }
        if (power == 0 && number < EXACT_TEN) {
            return of(number);
        }
        double log = Math.log10(number) + power * Math.log10(2);
        long exponent = (long) Math.floor(log);
        double mantissa = power == 0 ? number / Math.pow(10, exponent) : Math.pow(10, log - exponent);
        return mantissa >= 10 ? new Estimate(mantissa / 10, exponent + 1) : new Estimate(mantissa, exponent);
    }

    private static Estimate of(double number) {
        int exponent = 0;
        double ten = 1;
        while (number >= ten * 10) {
            ten *= 10;
            exponent++;
        }
        return new Estimate(number / ten, exponent);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3fe%d", mantissa, exponent);
    }
}
