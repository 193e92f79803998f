package org.wishwright.market.namedprice;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Clears one window. Within a specification the offers go by price, highest first, then in the order they were made; each takes the best
 * placed reserve rule that accepts it and has room: the one with most points, then the one that was made first. A rule's reserve says
 * whether it accepts, not what is paid nor who comes first, so no seller gains by a reserve other than her true one.
 *
 * <p>Specifications are independent and cleared in parallel; the outcome is the same in any order. Since prices fall, a rule whose reserve
 * is too high once is so for good and is unlinked, as is one without room: O(offers log offers + rules), where only reserve and capacity
 * decide.
 */
public final class Clearing {

    /** Of an offer nobody accepts. */
    public static final int NONE = -1;

    private static final int INDEX_BITS = 26;
    private static final long INDEX = (1L << INDEX_BITS) - 1;
    private static final long HIGHEST = 1L << 63 - INDEX_BITS;
    private static final int ALONE = 256;

    private final Offers offers;
    private final Reserves rules;
    private final int[] taker;
    private final long[] room;

    /**
     * Offers in the order they were made, as columns of equal length.
     *
     * @param spec of each, counted from 0
     * @param price for one unit, in minor units, below 2<sup>37</sup>
     * @param units wanted, all or none
     * @param day since 1970-01-01 on which it is wanted; 0 where there is none
     */
    public record Offers(int[] spec, long[] price, int[] units, int[] day) {}

    /**
     * Reserve rules in the order they were made.
     *
     * @param reserve the lowest price accepted for one unit
     * @param least units of one offer
     * @param most units of one offer
     * @param fromDay the first day
     * @param untilDay the last day
     * @param capacity units that may still be sold
     * @param points 0 to 2<sup>30</sup>, more is better
     */
    public record Reserves(
            int[] spec,
            long[] reserve,
            int[] least,
            int[] most,
            int[] fromDay,
            int[] untilDay,
            long[] capacity,
            int[] points) {}

    private Clearing(Offers offers, Reserves rules) {
        this.offers = offers;
        this.rules = rules;
        taker = new int[offers.spec.length];
        room = rules.capacity.clone();
    }

    /** For each offer the rule that takes it, or {@link #NONE}. At most 2<sup>26</sup> offers. */
    public static int[] clear(int specs, Offers offers, Reserves rules) {
        if (offers.spec.length > INDEX) {
            throw new IllegalArgumentException("A window holds at most " + INDEX + " offers");
        }
        var clearing = new Clearing(offers, rules);
        Arrays.fill(clearing.taker, NONE);
        var offerStart = starts(specs, offers.spec);
        var ruleStart = starts(specs, rules.spec);
        var offerKeys = keys(offerStart, offers.spec, i -> HIGHEST - 1 - offers.price[i]);
        var ruleKeys = keys(ruleStart, rules.spec, i -> (1L << 30) - rules.points[i]);
        var bySpec = IntStream.range(0, specs);
        (offers.spec.length < ALONE ? bySpec : bySpec.parallel())
                .forEach(spec -> clearing.clear(
                        offerKeys, offerStart[spec], offerStart[spec + 1], ruleKeys, ruleStart[spec], ruleStart[spec + 1]));
        return clearing.taker;
    }

    private static int[] starts(int specs, int[] specOf) {
        var start = new int[specs + 1];
        for (int spec : specOf) {
            start[spec + 1]++;
        }
        for (int spec = 0; spec < specs; spec++) {
            start[spec + 1] += start[spec];
        }
        return start;
    }

    /** Groups by specification: each key holds a rank and, below it, the index. */
    private static long[] keys(int[] start, int[] specOf, java.util.function.IntToLongFunction rank) {
        var at = start.clone();
        var keys = new long[specOf.length];
        for (int i = 0; i < specOf.length; i++) {
            keys[at[specOf[i]]++] = rank.applyAsLong(i) << INDEX_BITS | i;
        }
        return keys;
    }

    private void clear(long[] offerKeys, int from, int until, long[] ruleKeys, int firstRule, int lastRule) {
        int count = lastRule - firstRule;
        if (from == until || count == 0) {
            return;
        }
        Arrays.sort(offerKeys, from, until);
        Arrays.sort(ruleKeys, firstRule, lastRule);
        var rule = new int[count];
        var next = new int[count + 1];
        for (int i = 0; i < count; i++) {
            rule[i] = (int) (ruleKeys[firstRule + i] & INDEX);
            next[i] = i;
        }
        next[count] = count;
        for (int k = from; k < until; k++) {
            int offer = (int) (offerKeys[k] & INDEX);
            taker[offer] = take(offer, HIGHEST - 1 - (offerKeys[k] >>> INDEX_BITS), rule, next);
        }
    }

    /** {@code next[i]} is the first living rule at or after place i, with the count for none. */
    private int take(int offer, long price, int[] rule, int[] next) {
        int units = offers.units[offer];
        int day = offers.day[offer];
        int end = rule.length;
        for (int i = living(next, 0, end); i < end; i = living(next, i + 1, end)) {
            int r = rule[i];
            if (rules.reserve[r] > price || room[r] == 0) {
                next[i] = i + 1;
            } else if (units <= room[r]
                    && units >= rules.least[r]
                    && units <= rules.most[r]
                    && day >= rules.fromDay[r]
                    && day <= rules.untilDay[r]) {
                room[r] -= units;
                return r;
            }
        }
        return NONE;
    }

    private static int living(int[] next, int from, int end) {
        int i = from;
        while (i < end && next[i] != i) {
            next[i] = next[next[i]]; // halves the way for whoever comes next
            i = next[i];
        }
        return i;
    }
}
