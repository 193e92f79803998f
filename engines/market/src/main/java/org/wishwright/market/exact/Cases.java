package org.wishwright.market.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.wishwright.market.Seeded;
import org.wishwright.market.contest.Ballots;
import org.wishwright.market.contest.Phragmen;
import org.wishwright.market.contest.Schulze;
import org.wishwright.market.contest.Wilson;
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

    /** Up to 8 designs that up to 400 have seen. */
    public static boolean wilson(long seed) {
        var random = Seeded.of(seed, "wilson");
        var shown = longs(1 + random.below(8), 400, random);
        var approvals = new long[shown.length];
        Arrays.setAll(approvals, i -> random.below((int) shown[i] + 1));
        return Arrays.equals(Wilson.ranked(approvals, shown), ExactTallies.wilson(approvals, shown));
    }

    /** Up to 7 designs and 12 ballots. */
    public static boolean phragmen(long seed) {
        var random = Seeded.of(seed, "phragmen");
        int designs = 1 + random.below(7);
        int seats = 1 + random.below(designs);
        var ballots = ballots(random.below(13), designs, random);
        var bits = new Ballots(designs, 1);
        ballots.forEach(bits::add);
        return Arrays.equals(Phragmen.elect(bits, seats), ExactTallies.phragmen(designs, ballots, seats));
    }

    /** Up to 6 designs and 12 ballots, some of them short. */
    public static boolean schulze(long seed) {
        var random = Seeded.of(seed, "schulze");
        int designs = 1 + random.below(6);
        var ballots = ballots(random.below(13), designs, random);
        return Arrays.equals(
                Schulze.ranked(Schulze.preferences(designs, ballots)), ExactTallies.schulze(designs, ballots));
    }

    private static List<int[]> ballots(int n, int designs, Seeded random) {
        var ballots = new ArrayList<int[]>();
        for (int i = 0; i < n; i++) {
            ballots.add(Arrays.copyOf(random.order(designs), random.below(designs + 1)));
        }
        return ballots;
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
