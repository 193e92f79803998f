package org.wishwright.benchmarks.configuration;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.function.ToLongFunction;

/** Durations of single questions, in nanoseconds, ascending. */
record Times(long[] nanos) {

    Times {
        nanos = nanos.clone();
        Arrays.sort(nanos);
    }

    /** Asks everything so many times and keeps all. */
    static <Q> Times of(java.util.List<Q> questions, int rounds, ToLongFunction<Q> ask) {
        var nanos = new long[questions.size() * rounds];
        long said = 0;
        for (int i = 0; i < nanos.length; i++) {
            long began = System.nanoTime();
            said += ask.applyAsLong(questions.get(i % questions.size()));
            nanos[i] = System.nanoTime() - began;
        }
        if (said == 0) {
            throw new IllegalStateException("Nothing was answered");
        }
        return new Times(nanos);
    }

    double micros(int percent) {
        return rounded(at(percent) / 1e3);
    }

    double millis(int percent) {
        return rounded(at(percent) / 1e6);
    }

    private long at(int percent) {
        return nanos[Math.min(nanos.length - 1, nanos.length * percent / 100)];
    }

    static double seconds(long began) {
        return rounded((System.nanoTime() - began) / 1e9);
    }

    static double rounded(double value) {
        return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP).doubleValue();
    }
}
