package org.wishwright.configuration.compiled;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.random.RandomGenerator;

/** Counts completions bottom-up: an or adds, an and multiplies. */
final class Counting {

    private final Layers layers;
    private final boolean[] any;

    Counting(Layers layers) {
        this.layers = layers;
        this.any = layers.any();
    }

    /** By literal and node. */
    BigInteger[] exact(boolean[] open) {
        var count = new BigInteger[layers.size()];
        for (int l = 0; l < open.length; l++) {
            count[l] = open[l] ? BigInteger.ONE : BigInteger.ZERO;
        }
        for (int n = 0; n < any.length; n++) {
            var result = any[n] ? BigInteger.ZERO : BigInteger.ONE;
            for (int e = layers.start()[n]; e < layers.start()[n + 1]; e++) {
                var child = count[layers.child()[e]];
                if (any[n]) {
                    result = child.signum() == 0 ? result : result.add(child);
                } else if (child.signum() == 0) {
                    result = BigInteger.ZERO;
                    break;
                } else {
                    result = child.equals(BigInteger.ONE) ? result : result.multiply(child);
                }
            }
            count[layers.literals() + n] = result;
        }
        return count;
    }

    /** {@code number · 2^power}. */
    record Floating(double number, long power) {

        double toDouble() {
            return power == 0 ? number : number * Math.pow(2, power);
        }
    }

    Floating approximate(boolean[] open) {
        var count = new double[layers.size()];
        var power = new long[layers.size()];
        for (int l = 0; l < open.length; l++) {
            count[l] = open[l] ? 1 : 0;
        }
        for (int n = 0; n < any.length; n++) {
            int id = layers.literals() + n;
            count[id] = any[n] ? 0 : 1;
            for (int e = layers.start()[n]; e < layers.start()[n + 1]; e++) {
                int c = layers.child()[e];
                if (any[n]) {
                    add(count, power, id, c);
                } else {
                    count[id] *= count[c];
                    power[id] = count[id] == 0 ? 0 : power[id] + power[c];
                    normalize(count, power, id);
                }
            }
        }
        return new Floating(count[count.length - 1], power[power.length - 1]);
    }

    private static void add(double[] count, long[] power, int to, int from) {
        if (count[from] == 0) {
            return;
        }
        if (count[to] == 0) {
            count[to] = count[from];
            power[to] = power[from];
            return;
        }
        long higher = Math.max(power[to], power[from]);
        count[to] = scaled(count[to], power[to] - higher) + scaled(count[from], power[from] - higher);
        power[to] = higher;
        normalize(count, power, to);
    }

    private static double scaled(double number, long byPowerOfTwo) {
        return byPowerOfTwo == 0 ? number : Math.scalb(number, (int) Math.max(byPowerOfTwo, -3000));
    }

    /** Moves what grows beyond 2^500 into the power, so that nothing overflows. */
    private static void normalize(double[] count, long[] power, int at) {
        if (count[at] >= 0x1p500) {
            count[at] *= 0x1p-500;
            power[at] += 500;
        }
    }

    /** Draws each completion with the same probability. */
    int[] sample(BigInteger[] count, Literals literals, RandomGenerator random) {
        var assignment = new int[literals.modules()];
        var left = new ArrayDeque<Integer>();
        left.push(layers.size() - 1);
        while (!left.isEmpty()) {
            int id = left.pop();
            int n = id - layers.literals();
            if (n < 0) {
                literals.put(id, assignment);
            } else if (any[n]) {
                left.push(drawn(n, below(count[id], random), count));
            } else {
                for (int e = layers.start()[n]; e < layers.start()[n + 1]; e++) {
                    left.push(layers.child()[e]);
                }
            }
        }
        return assignment;
    }

    private int drawn(int n, BigInteger number, BigInteger[] count) {
        var rest = number;
        int e = layers.start()[n];
        while (rest.compareTo(count[layers.child()[e]]) >= 0) {
            rest = rest.subtract(count[layers.child()[e]]);
            e++;
        }
        return layers.child()[e];
    }

    /** Every number from zero up to the limit, the limit left out, is as likely: what is drawn too high is drawn again. */
    private static BigInteger below(BigInteger limit, RandomGenerator random) {
        int bits = limit.bitLength();
        var bytes = new byte[bits / 8 + 1];
        while (true) {
            random.nextBytes(bytes);
            bytes[0] &= (byte) ((1 << bits % 8) - 1);
            var number = new BigInteger(1, bytes);
            if (number.compareTo(limit) < 0) {
                return number;
            }
        }
    }
}
