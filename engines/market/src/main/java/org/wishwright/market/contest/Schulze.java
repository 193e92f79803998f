package org.wishwright.market.contest;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ranks designs by the Schulze method (2011) with winning votes: a design stands before another when its widest path of preferences to the
 * other is wider than the one back.
 */
public final class Schulze {

    private Schulze() {}

    /**
     * How many voters prefer the row's design to the column's. What a ballot does not rank stands equal behind what it does.
     *
     * @param ballots places of designs, best first, each at most once
     */
    public static long[][] preferences(int designs, List<int[]> ballots) {
        int parts = Math.max(1, Math.min(64, ballots.size() / 4_096));
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> count(
                        designs,
                        ballots.subList(
                                (int) ((long) ballots.size() * part / parts),
                                (int) ((long) ballots.size() * (part + 1) / parts))))
                .reduce(new long[designs][designs], Schulze::sum);
    }

    private static long[][] count(int designs, List<int[]> ballots) {
        var before = new int[designs * designs];
        var ranked = new boolean[designs];
        for (var ballot : ballots) {
            for (int i = 0; i < ballot.length; i++) {
                int row = ballot[i] * designs;
                ranked[ballot[i]] = true;
                for (int j = i + 1; j < ballot.length; j++) {
                    before[row + ballot[j]]++;
                }
            }
            for (int other = 0; ballot.length < designs && other < designs; other++) {
                if (!ranked[other]) {
                    for (int design : ballot) {
                        before[design * designs + other]++;
                    }
                }
            }
            for (int design : ballot) {
                ranked[design] = false;
            }
        }
        var wide = new long[designs][designs];
        for (int i = 0; i < before.length; i++) {
            wide[i / designs][i % designs] = before[i];
        }
        return wide;
    }

    private static long[][] sum(long[][] a, long[][] b) {
        var sum = new long[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                sum[i][j] = a[i][j] + b[i][j];
            }
        }
        return sum;
    }

    /** The places of all designs, best first; those that neither stands before keep their order. */
    public static int[] ranked(long[][] preferences) {
        int n = preferences.length;
        var width = new long[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                width[i][j] = preferences[i][j] > preferences[j][i] ? preferences[i][j] : 0;
            }
        }
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    width[i][j] = Math.max(width[i][j], Math.min(width[i][k], width[k][j]));
                }
            }
        }
        var wins = new int[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                wins[i] += i != j && width[i][j] > width[j][i] ? 1 : 0;
            }
        }
        return IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> wins[i]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
