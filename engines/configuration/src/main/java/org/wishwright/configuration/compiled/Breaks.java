package org.wishwright.configuration.compiled;

import java.util.Arrays;

/**
 * {@link Totals} of a model whose products all cost the same: the fewest broken choices alone, in numbers of half the size, without
 * totals to add or to compare.
 */
final class Breaks {

    /** More than any sum; two of them and a number fit. */
    private static final int FAR = 1 << 30;

    private Breaks() {}

    /** Whether every product costs the same and sums fit. */
    static boolean suits(Layers layers, Pricing pricing, Literals literals) {
        double modules = literals.modules() + 1.0;
        return pricing.broken() == 1
                && modules * modules < FAR
                && Arrays.stream(literals.amount()).allMatch(amount -> amount == 0)
                && Arrays.stream(layers.amount()).allMatch(amount -> amount == 0);
    }

    static BestTotals of(Layers layers, Pricing pricing, Question question, Scratch.OfInts scratch) {
        var least = scratch.least;
        literals((int) pricing.barred(), question, least);
        up(layers, least);
        down(layers, least, scratch.through);
        var best = new long[question.literals().count()];
        for (int l = 0; l < best.length; l++) {
            best[l] = (long) scratch.through[l] - least[l];
        }
        for (int l = 0; l < question.excluded().length; l++) {
            best[l] += question.excluded()[l] ? pricing.barred() : 0;
        }
        int root = layers.size() - 1;
        return new BestTotals.Sums(pricing, question.literals().base(), best, least[root], -least[root]);
    }

    private static void literals(int barred, Question question, int[] least) {
        var literals = question.literals();
        Arrays.fill(least, 0, literals.count(), 0);
        var first = literals.first();
        var chosen = question.chosen();
        for (int m = 0; m < chosen.length; m++) {
            if (chosen[m] >= 0) {
                Arrays.fill(least, first[m], first[m + 1], 1);
                least[chosen[m]] = 0;
            }
        }
        for (int l = 0; l < question.excluded().length; l++) {
            least[l] += question.excluded()[l] ? barred : 0;
        }
    }

    private static void up(Layers layers, int[] least) {
        int node = 0;
        for (int run = 0; run < layers.runEnd().length; run++) {
            int end = layers.runEnd()[run];
            if (layers.runAny()[run]) {
                choices(layers, node, end, least);
            } else {
                sums(layers, node, end, least);
            }
            node = end;
        }
    }

    private static void choices(Layers layers, int from, int to, int[] least) {
        var start = layers.start();
        var child = layers.child();
        int literals = layers.literals();
        int e = start[from];
        for (int n = from; n < to; n++) {
            int low = least[child[e]];
            for (e++; e < start[n + 1]; e++) {
                low = Math.min(low, least[child[e]]);
            }
            least[literals + n] = low;
        }
    }

    private static void sums(Layers layers, int from, int to, int[] least) {
        var start = layers.start();
        var child = layers.child();
        int literals = layers.literals();
        int e = start[from];
        for (int n = from; n < to; n++) {
            int sum = 0;
            for (; e < start[n + 1]; e++) {
                sum += least[child[e]];
            }
            least[literals + n] = sum;
        }
    }

    private static void down(Layers layers, int[] least, int[] through) {
        Arrays.fill(through, FAR);
        through[through.length - 1] = least[least.length - 1];
        for (int run = layers.runEnd().length - 1; run >= 0; run--) {
            int from = run == 0 ? 0 : layers.runEnd()[run - 1];
            if (layers.runAny()[run]) {
                alternatives(layers, from, layers.runEnd()[run], least, through);
            } else {
                parts(layers, from, layers.runEnd()[run], through);
            }
        }
    }

    private static void alternatives(Layers layers, int from, int to, int[] least, int[] through) {
        var start = layers.start();
        var child = layers.child();
        int literals = layers.literals();
        int e = start[to] - 1;
        for (int n = to - 1; n >= from; n--) {
            int beside = through[literals + n] - least[literals + n];
            for (; e >= start[n]; e--) {
                int c = child[e];
                through[c] = Math.min(through[c], beside + least[c]);
            }
        }
    }

    private static void parts(Layers layers, int from, int to, int[] through) {
        var start = layers.start();
        var child = layers.child();
        int literals = layers.literals();
        int e = start[to] - 1;
        for (int n = to - 1; n >= from; n--) {
            int sum = through[literals + n];
            for (; e >= start[n]; e--) {
                int c = child[e];
                through[c] = Math.min(through[c], sum);
            }
        }
    }
}
