package org.wishwright.benchmarks.market;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.wishwright.market.namedprice.Clearing;
import org.wishwright.market.namedprice.Clearing.Offers;
import org.wishwright.market.namedprice.Clearing.Reserves;

/** One large window of offers and reserve rules. */
final class OfferLoad {

    private static final int YEAR = 365;

    private final int specs;
    private final Offers offers;
    private final Reserves rules;

    OfferLoad(int offers, int rules, int specs, long seed) {
        this.specs = specs;
        var random = new SplittableRandom(seed);
        this.offers = new Offers(
                ints(offers, _ -> random.nextInt(specs)),
                random.longs(offers, 5_000, 150_000).toArray(),
                ints(offers, _ -> 1 + random.nextInt(3)),
                ints(offers, _ -> random.nextInt(YEAR)));
        this.rules = new Reserves(
                ints(rules, _ -> random.nextInt(specs)),
                random.longs(rules, 20_000, 120_000).toArray(),
                ints(rules, _ -> 1),
                ints(rules, _ -> 1 + random.nextInt(4)),
                ints(rules, _ -> random.nextInt(YEAR / 2)),
                ints(rules, _ -> YEAR / 2 + random.nextInt(YEAR / 2)),
                random.longs(rules, 1, 60).toArray(),
                ints(rules, _ -> random.nextInt(1_000_000)));
    }

    private static int[] ints(int n, IntUnaryOperator each) {
        var ints = new int[n];
        Arrays.setAll(ints, each);
        return ints;
    }

    /** Clears the window and says how many offers were taken. */
    long clear() {
        return Arrays.stream(Clearing.clear(specs, offers, rules))
                .filter(taker -> taker != Clearing.NONE)
                .count();
    }
}
