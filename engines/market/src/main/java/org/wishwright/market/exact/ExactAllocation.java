package org.wishwright.market.exact;

/** What {@link org.wishwright.market.groupbuy.Allocation} says, by trying every assignment. Exponential in the consumers. */
public final class ExactAllocation {

    private ExactAllocation() {}

    /** The winner of each consumer, or −1; the arguments are those of the allocation. */
    public static int[] of(int[] first, int[] second, int[] units, long[] capacity, long[] minimum) {
        var standing = capacity.clone();
        while (true) {
            var winners = assigned(first, second, units, standing);
            int shortest = -1;
            for (int w = 0; w < standing.length; w++) {
                if (standing[w] > 0 && volume(winners, units, w) < minimum[w]) {
                    shortest = w;
                }
            }
            if (shortest < 0) {
                return winners;
            }
            standing[shortest] = 0;
        }
    }

    private static int[] assigned(int[] first, int[] second, int[] units, long[] standing) {
        var choices = new int[first.length];
        java.util.Arrays.fill(choices, 2);
        var best = Enumeration.best(choices, assignment -> {
            var winners = winners(assignment, first, second);
            for (int i = 0; i < winners.length; i++) {
                if (assignment[i] < 2 && winners[i] < 0) {
                    return false;
                }
            }
            for (int w = 0; w < standing.length; w++) {
                if (volume(winners, units, w) > standing[w]) {
                    return false;
                }
            }
            return true;
        });
        return winners(best, first, second);
    }

    private static int[] winners(int[] assignment, int[] first, int[] second) {
        var winners = new int[assignment.length];
        for (int i = 0; i < winners.length; i++) {
            winners[i] = assignment[i] == 0 ? first[i] : assignment[i] == 1 ? second[i] : -1;
        }
        return winners;
    }

    private static long volume(int[] winners, int[] units, int winner) {
        long volume = 0;
        for (int i = 0; i < winners.length; i++) {
            volume += winners[i] == winner ? units[i] : 0;
        }
        return volume;
    }
}
