package org.wishwright.configuration.compiled;

import java.util.Arrays;

/**
 * One pass up and one pass down a circuit in the (min, +) semiring: the cheapest sum below every node, and for every literal the
 * cheapest sum of everything else, which is a derivative in Darwiche's sense ("A differential approach to inference in Bayesian
 * networks", 2003). The literal's own module counts as open there, whatever is chosen for it. The dearest total comes along.
 */
final class Totals {

    /** Larger than any sum; small enough to add one to. */
    private static final long FAR = 1L << 61;

    private Totals() {}

    static BestTotals of(Layers layers, Pricing pricing, Question question, Scratch scratch) {
        var least = scratch.least;
        var most = scratch.most;
        literals(pricing, question, least, most);
        up(layers, least, most);
        var best = down(layers, least, scratch.rest);
        var amount = question.literals().amount();
        for (int l = 0; l < best.length; l++) {
            best[l] += amount[l] + (question.isExcluded(l) ? pricing.barred() : 0);
        }
        int root = layers.size() - 1;
        return new BestTotals.Sums(pricing, question.literals().base(), best, least[root], most[root]);
    }

    private static void literals(Pricing pricing, Question question, long[] least, long[] most) {
        var literals = question.literals();
        int count = literals.count();
        System.arraycopy(literals.amount(), 0, least, 0, count);
        System.arraycopy(literals.amount(), 0, most, 0, count);
        var first = literals.first();
        var chosen = question.chosen();
        for (int m = 0; m < chosen.length; m++) {
            if (chosen[m] >= 0) {
                for (int l = first[m]; l < first[m + 1]; l++) {
                    penalty(least, most, l, l == chosen[m] ? 0 : pricing.broken());
                }
            }
        }
        for (int l = 0; l < question.excluded().length; l++) {
            penalty(least, most, l, question.excluded()[l] ? pricing.barred() : 0);
        }
    }

    private static void penalty(long[] least, long[] most, int literal, long penalty) {
        least[literal] += penalty;
        most[literal] -= penalty;
    }

    /** Fills in the nodes from the literals. */
    static void up(Layers layers, long[] least, long[] most) {
        int node = 0;
        for (int run = 0; run < layers.runEnd().length; run++) {
            int end = layers.runEnd()[run];
            if (layers.runAny()[run]) {
                choices(layers, node, end, least, most);
            } else {
                sums(layers, node, end, least, most);
            }
            node = end;
        }
    }

    private static void choices(Layers layers, int from, int to, long[] least, long[] most) {
        var start = layers.start();
        var child = layers.child();
        int literals = layers.literals();
        int e = start[from];
        for (int n = from; n < to; n++) {
            long low = least[child[e]];
            long high = most[child[e]];
            for (e++; e < start[n + 1]; e++) {
                low = Math.min(low, least[child[e]]);
                high = Math.max(high, most[child[e]]);
            }
            least[literals + n] = low;
            most[literals + n] = high;
        }
    }

    private static void sums(Layers layers, int from, int to, long[] least, long[] most) {
        var start = layers.start();
        var child = layers.child();
        int literals = layers.literals();
        int e = start[from];
        for (int n = from; n < to; n++) {
            long low = layers.amount()[n];
            long high = low;
            for (; e < start[n + 1]; e++) {
                low += least[child[e]];
                high += most[child[e]];
            }
            least[literals + n] = low;
            most[literals + n] = high;
        }
    }

    /** By literal the cheapest sum of everything else. */
    private static long[] down(Layers layers, long[] least, long[] rest) {
        int literals = layers.literals();
        Arrays.fill(rest, FAR);
        rest[rest.length - 1] = 0;
        var start = layers.start();
        var child = layers.child();
        int node = layers.nodes() - 1;
        for (int run = layers.runEnd().length - 1; run >= 0; run--) {
            int first = run == 0 ? 0 : layers.runEnd()[run - 1];
            boolean any = layers.runAny()[run];
            for (; node >= first; node--) {
                long above = rest[literals + node];
                if (any) {
                    for (int e = start[node]; e < start[node + 1]; e++) {
                        rest[child[e]] = Math.min(rest[child[e]], above);
                    }
                } else {
                    long with = above + least[literals + node];
                    for (int e = start[node]; e < start[node + 1]; e++) {
                        int c = child[e];
                        rest[c] = Math.min(rest[c], with - least[c]);
                    }
                }
            }
        }
        return Arrays.copyOf(rest, literals);
    }
}
