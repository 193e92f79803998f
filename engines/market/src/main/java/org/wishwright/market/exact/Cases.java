package org.wishwright.market.exact;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.wishwright.market.Seeded;
import org.wishwright.market.groupbuy.Allocation;
import org.wishwright.market.namedprice.Clearing;

/** Small cases by seed, each answered fast and exactly: {@code true} when both say the same. */
public final class Cases {

    private Cases() {}

    /** A pool of up to 7 consumers and 4 winners. */
    public static boolean allocation(long seed) {
        var random = Seeded.of(seed, "allocation");
        int consumers = random.below(8);
        int winners = 1 + random.below(4);
        var first = ints(consumers, _ -> random.below(winners + 1) - 1);
        var second = ints(consumers, i -> {
            int other = random.below(winners + 1) - 1;
            return other == first[i] ? -1 : other;
        });
        var units = ints(consumers, _ -> 1 + random.below(3));
        var capacity = longs(winners, 8, random);
        var minimum = new long[winners];
        Arrays.setAll(minimum, w -> capacity[w] == 0 ? 0 : random.below((int) capacity[w] + 1));
        return Arrays.equals(
                Allocation.of(first, second, units, capacity, minimum).winnerOf(),
                ExactAllocation.of(first, second, units, capacity, minimum));
    }

    /** A window of up to 6 offers and 5 rules for two specifications. */
    public static boolean clearing(long seed) {
        var random = Seeded.of(seed, "clearing");
        int n = random.below(7);
        int m = random.below(6);
        var offers = new Clearing.Offers(
                ints(n, _ -> random.below(2)),
                longs(n, 6, random),
                ints(n, _ -> 1 + random.below(3)),
                ints(n, _ -> random.below(3)));
        var rules = new Clearing.Reserves(
                ints(m, _ -> random.below(2)),
                longs(m, 6, random),
                ints(m, _ -> 1 + random.below(2)),
                ints(m, _ -> 1 + random.below(3)),
                ints(m, _ -> random.below(2)),
                ints(m, _ -> random.below(3)),
                longs(m, 5, random),
                ints(m, _ -> random.below(3)));
        return Arrays.equals(Clearing.clear(2, offers, rules), ExactClearing.of(offers, rules));
    }

    private static int[] ints(int n, IntUnaryOperator each) {
        var ints = new int[n];
        Arrays.setAll(ints, each);
        return ints;
    }

    private static long[] longs(int n, int bound, Seeded random) {
        var longs = new long[n];
        Arrays.setAll(longs, _ -> random.below(bound));
        return longs;
    }
}
