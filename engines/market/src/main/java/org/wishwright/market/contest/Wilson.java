package org.wishwright.market.contest;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Ranks designs by the lower bound of the Wilson score interval (1927) of their approval rate at 95 %: a design that few have seen must be
 * liked by more of them to stand as high.
 */
public final class Wilson {

    private static final double Z = 1.959963984540054;

    private Wilson() {}

    /** From 0 to 1; 0 for a design that nobody has seen. IEEE 754 doubles in this order of operations. */
    public static double lowerBound(long approvals, long shown) {
        if (shown == 0) {
            return 0;
        }
        double n = shown;
        double p = approvals / n;
        double zz = Z * Z;
        return (p + zz / (2 * n) - Z * Math.sqrt((p * (1 - p) + zz / (4 * n)) / n)) / (1 + zz / n);
    }

    /** The places of all designs, best first; equal bounds keep their order. */
    public static int[] ranked(long[] approvals, long[] shown) {
        var bounds = IntStream.range(0, approvals.length)
                .mapToDouble(i -> lowerBound(approvals[i], shown[i]))
                .toArray();
        return IntStream.range(0, bounds.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> bounds[i]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
