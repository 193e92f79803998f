package org.wishwright.configuration.compiled;

import java.util.Map;
import java.util.function.BiFunction;
import org.wishwright.configuration.Vocabulary;

/**
 * What speaks for each option of one model, to be summed over a configuration: how often it was ordered, or how fast it is made.
 * Immutable.
 */
public final class Weights {

    /** No weight is larger, so that sums stay exact: 2^40. */
    public static final long LIMIT = 1L << 40;

    private static final double SCALE = 1e6;

    private final Vocabulary vocabulary;
    private final long[] byLiteral;

    private Weights(Vocabulary vocabulary, long[] byLiteral) {
        this.vocabulary = vocabulary;
        this.byLiteral = byLiteral;
    }

    /** @param weight by module and option, at most {@link #LIMIT} either side of zero; more wins */
    public static Weights of(Vocabulary vocabulary, BiFunction<String, String, Long> weight) {
        int size = 0;
        for (int m = 0; m < vocabulary.size(); m++) {
            size += vocabulary.options(m).size();
        }
        var weights = new long[size];
        int at = 0;
        for (int m = 0; m < vocabulary.size(); m++) {
            for (var option : vocabulary.options(m)) {
                weights[at] = weight.apply(vocabulary.module(m), option);
                if (Math.abs(weights[at]) > LIMIT || weights[at] == Long.MIN_VALUE) {
                    throw new IllegalArgumentException("The weight of " + option + " is beyond " + LIMIT);
                }
                at++;
            }
        }
        return new Weights(vocabulary, weights);
    }

    /**
     * What was ordered so far, each option weighing the logarithm of how often it was, with one order more for each option so that
     * nothing is ruled out: the largest sum is the likeliest product where choices are independent. Choices that the vocabulary lacks
     * are passed over.
     */
    public static Weights ofOrders(Vocabulary vocabulary, Iterable<? extends Map<String, String>> orders) {
        var seen = new long[vocabulary.size()][];
        var all = new long[vocabulary.size()];
        for (int m = 0; m < seen.length; m++) {
            seen[m] = new long[vocabulary.options(m).size()];
            all[m] = seen[m].length;
        }
        for (var order : orders) {
            order.forEach((module, option) -> {
                int m = vocabulary.indexOf(module);
                int o = m < 0 ? -1 : vocabulary.indexOf(m, option);
                if (o >= 0) {
                    seen[m][o]++;
                    all[m]++;
                }
            });
        }
        return of(vocabulary, (module, option) -> {
            int m = vocabulary.indexOf(module);
            double share = (seen[m][vocabulary.indexOf(m, option)] + 1.0) / all[m];
            return Math.round(SCALE * StrictMath.log(share));
        });
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** What an option costs where less is better. */
    long[] costs() {
        var costs = new long[byLiteral.length];
        for (int l = 0; l < costs.length; l++) {
            costs[l] = -byLiteral[l];
        }
        return costs;
    }
}
