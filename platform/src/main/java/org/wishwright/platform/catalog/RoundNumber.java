package org.wishwright.platform.catalog;

import java.math.BigInteger;

/** How many products there are, for people: nobody reads thirty digits. */
public final class RoundNumber {

    private static final int LONGEST = 6;
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private RoundNumber() {}

    /** Exact to six digits, above as {@code ≈ 3.9 × 10²⁴}, rounded down. */
    public static String of(BigInteger count) {
        var digits = count.toString();
        if (digits.length() <= LONGEST) {
            return digits;
        }
        var power = new StringBuilder();
        String.valueOf(digits.length() - 1).chars().forEach(c -> power.append(RAISED.charAt(c - '0')));
        return "≈ " + digits.charAt(0) + "." + digits.charAt(1) + " × 10" + power;
    }
}
