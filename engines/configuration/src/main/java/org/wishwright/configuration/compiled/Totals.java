package org.wishwright.configuration.compiled;

import java.util.Arrays;

/**
 * One pass up and one pass down a circuit in the (min, +) semiring: the cheapest sum below every node, then the cheapest sum of the
 * whole that goes through every node. Less its own part that is for a literal the cheapest sum of everything else, a derivative in
 * Darwiche's sense ("A differential approach to inference in Bayesian networks", 2003): its own module counts as open, whatever is
 * chosen for it. The dearest total comes along.
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
        down(layers, least, scratch.through);
        var best = new long[question.literals().count()];
        for (int l = 0; l < best.length; l++) {
            best[l] = scratch.through[l] - least[l];
        }
        addOwn(pricing, question, best);
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

    private static void addOwn(Pricing pricing, Question question, long[] best) {
        var amount = question.literals().amount();
        for (int l = 0; l < best.length; l++) {
            best[l] += amount[l];
        }
        for (int l = 0; l < question.excluded().length; l++) {
            best[l] += question.excluded()[l] ? pricing.barred() : 0;
        }
    }

    /** Through a part of an and goes what goes through the and; through an alternative, with this one in place of the best. */
    private static void down(Layers layers, long[] least, long[] through) {
        int literals = layers.literals();
        Arrays.fill(through, FAR);
        through[through.length - 1] = least[least.length - 1];
        var start = layers.start();
        var child = layers.child();
        int e = child.length - 1;
        int node = layers.nodes() - 1;
        for (int run = layers.runEnd().length - 1; run >= 0; run--) {
            int first = run == 0 ? 0 : layers.runEnd()[run - 1];
            if (layers.runAny()[run]) {
                for (; node >= first; node--) {
                    long beside = through[literals + node] - least[literals + node];
                    for (; e >= start[node]; e--) {
                        int c = child[e];
                        through[c] = Math.min(through[c], beside + least[c]);
                    }
                }
            } else {
                for (; node >= first; node--) {
                    long sum = through[literals + node];
                    for (; e >= start[node]; e--) {
                        int c = child[e];
                        through[c] = Math.min(through[c], sum);
                    }
                }
            }
        }
    }
}
