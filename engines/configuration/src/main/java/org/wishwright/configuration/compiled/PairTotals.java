package org.wishwright.configuration.compiled;

import java.util.Arrays;

/** As {@link Totals}, with broken choices and totals in numbers of their own: for prices too far apart for one. */
final class PairTotals {

    private static final long NOWHERE = 1L << 61;

    private final Layers layers;
    private final boolean[] any;
    private final long[] broken;
    private final long[] total;
    private final long[] dearest;

    private PairTotals(Layers layers, Question question) {
        this.layers = layers;
        this.any = layers.any();
        var literals = question.literals();
        this.broken = Arrays.copyOf(question.breaks(), layers.size());
        this.total = Arrays.copyOf(literals.amount(), layers.size());
        this.dearest = total.clone();
        for (int l = 0; l < literals.count(); l++) {
            broken[l] += question.isExcluded(l) ? BestTotals.Pairs.BARRED : 0;
        }
    }

    static BestTotals of(Layers layers, Question question) {
        var totals = new PairTotals(layers, question);
        totals.up();
        return totals.down(question);
    }

    private void up() {
        for (int n = 0; n < any.length; n++) {
            int id = layers.literals() + n;
            total[id] = any[n] ? Long.MAX_VALUE : layers.amount()[n];
            broken[id] = any[n] ? NOWHERE : 0;
            dearest[id] = any[n] ? Long.MIN_VALUE : layers.amount()[n];
            for (int e = layers.start()[n]; e < layers.start()[n + 1]; e++) {
                int c = layers.child()[e];
                if (any[n]) {
                    boolean alike = broken[c] == broken[id];
                    dearest[id] = alike ? Math.max(dearest[id], dearest[c]) : dearest[id];
                    dearest[id] = broken[c] < broken[id] ? dearest[c] : dearest[id];
                    keepLess(broken, total, id, broken[c], total[c]);
                } else {
                    broken[id] += broken[c];
                    total[id] += total[c];
                    dearest[id] += dearest[c];
                }
            }
        }
    }

    private static void keepLess(long[] broken, long[] total, int at, long otherBroken, long otherTotal) {
        if (otherBroken < broken[at] || otherBroken == broken[at] && otherTotal < total[at]) {
            broken[at] = otherBroken;
            total[at] = otherTotal;
        }
    }

    private BestTotals down(Question question) {
        int literals = layers.literals();
        var restBroken = new long[layers.size()];
        var restTotal = new long[layers.size()];
        Arrays.fill(restBroken, 0, layers.size() - 1, NOWHERE);
        for (int n = any.length - 1; n >= 0; n--) {
            int id = literals + n;
            for (int e = layers.start()[n]; e < layers.start()[n + 1]; e++) {
                int c = layers.child()[e];
                long besideBroken = any[n] ? 0 : broken[id] - broken[c];
                long besideTotal = any[n] ? 0 : total[id] - total[c];
                keepLess(restBroken, restTotal, c, restBroken[id] + besideBroken, restTotal[id] + besideTotal);
            }
        }
        var brokenWith = Arrays.copyOf(restBroken, literals);
        var totalWith = Arrays.copyOf(restTotal, literals);
        for (int l = 0; l < literals; l++) {
            brokenWith[l] += question.isExcluded(l) ? BestTotals.Pairs.BARRED : 0;
            totalWith[l] += question.literals().amount()[l];
        }
        int root = layers.size() - 1;
        return new BestTotals.Pairs(
                question.literals().base(), brokenWith, totalWith, broken[root], total[root], dearest[root]);
    }
}
