package org.wishwright.market.contest;

import org.wishwright.market.Seeded;

/**
 * Which designs a voter is shown. Voters come in laps of {@code designs / gcd(designs, size)}; for each lap the designs are put in a new
 * random order, and each voter takes the next {@code size} of it, round and round: after a full lap every design was shown equally often,
 * within one it differs by one at most.
 */
public final class Subsets {

    private final long seed;
    private final int round;
    private final int designs;
    private final int size;
    private final int lap;
    private int orderedLap = -1;
    private int[] order = {};

    /**
     * @param seed of the campaign
     * @param round counted from 1
     * @param designs in the round
     * @param size shown to one voter; at most all of them
     */
    public Subsets(long seed, int round, int designs, int size) {
        this.seed = seed;
        this.round = round;
        this.designs = designs;
        this.size = Math.min(size, designs);
        lap = designs / gcd(designs, this.size);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /**
     * The places of the designs that a voter is shown, as they stand in the round.
     *
     * @param voter by the order in which credentials were issued, from 0
     */
    public int[] of(int voter) {
        if (voter / lap != orderedLap) {
            orderedLap = voter / lap;
            order = Seeded.of(seed, "subsets-" + round + "-" + orderedLap).order(designs);
        }
        var shown = new int[size];
        int at = (int) ((long) (voter % lap) * size % designs);
        for (int i = 0; i < size; i++) {
            shown[i] = order[at];
            at = at + 1 == designs ? 0 : at + 1;
        }
        return shown;
    }
}
