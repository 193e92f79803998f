package org.wishwright.benchmarks.market;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.wishwright.market.contest.Ballots;
import org.wishwright.market.contest.Phragmen;
import org.wishwright.market.contest.Schulze;
import org.wishwright.market.contest.Subsets;
import org.wishwright.market.contest.Wilson;

/** Three large rounds: subsets of 24, approval over 50, rankings of 20. */
final class VoteLoad {

    private static final int DESIGNS = 200;
    private static final int SHOWN = 24;
    private static final int SECOND = 50;
    private static final int THIRD = 20;

    private final int voters;
    private final long seed;
    private final Ballots first;
    private final Ballots second;
    private final int[][] third;

    VoteLoad(int voters, long seed) {
        this.voters = voters;
        this.seed = seed;
        var random = new SplittableRandom(seed);
        var subsets = new Subsets(seed, 1, DESIGNS, SHOWN);
        first = new Ballots(DESIGNS, voters);
        second = new Ballots(SECOND, voters);
        third = new int[voters][];
        for (int v = 0; v < voters; v++) {
            first.add(Arrays.stream(subsets.of(v)).filter(design -> random.nextInt(DESIGNS * 2) > design + 90).toArray());
            int taste = random.nextInt(SECOND);
            second.add(IntStream.range(0, 3 + random.nextInt(6))
                    .map(i -> (taste + random.nextInt(12)) % SECOND)
                    .distinct()
                    .toArray());
            third[v] = ranking(random);
        }
    }

    private static int[] ranking(SplittableRandom random) {
        var order = IntStream.range(0, THIRD).toArray();
        for (int i = THIRD - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return Arrays.copyOf(order, 5 + random.nextInt(THIRD - 4));
    }

    /** Seconds of each round's tally. */
    double[] tally() {
        return new double[] {timed(this::wilson), timed(this::phragmen), timed(this::schulze)};
    }

    private static double timed(Runnable tally) {
        long began = System.nanoTime();
        tally.run();
        return (System.nanoTime() - began) / 1e9;
    }

    private void wilson() {
        var subsets = new Subsets(seed, 1, DESIGNS, SHOWN);
        var shown = new long[DESIGNS];
        for (int v = 0; v < voters; v++) {
            for (int place : subsets.of(v)) {
                shown[place]++;
            }
        }
        check(Wilson.ranked(first.approvals(), shown), DESIGNS);
    }

    private void phragmen() {
        check(Phragmen.elect(second, THIRD), THIRD);
    }

    private void schulze() {
        check(Schulze.ranked(Schulze.preferences(THIRD, Arrays.asList(third))), THIRD);
    }

    private static void check(int[] ranked, int designs) {
        if (Arrays.stream(ranked).distinct().count() != designs) {
            throw new IllegalStateException("A tally names each design once");
        }
    }
}
