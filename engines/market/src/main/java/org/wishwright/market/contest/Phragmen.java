package org.wishwright.market.contest;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Sequential Phragmén (1894; Brill, Freeman, Janson, Lackner 2017): each elected design is one unit of load, shared by those who approve it so
 * that their loads become equal; the next is the one that leaves its approvers the least loaded. Proportional, and electing more removes
 * nobody.
 *
 * <p>Exact: a voter's load is that of the last elected design she approves, so the load of a design's approvers is a sum of as many
 * terms as there are elected, with whole numbers of voters. Time O(elected × voters × approvals of a ballot) with small constants.
 */
public final class Phragmen {

    private final Ballots ballots;
    private final long[] approvals;
    private final long[][] holders;
    private final byte[] lastOf;
    private final BigInteger[] numerators;
    private BigInteger denominator = BigInteger.ONE;
    private int elected;

    private Phragmen(Ballots ballots, int seats) {
        this.ballots = ballots;
        approvals = ballots.approvals();
        holders = new long[ballots.designs()][seats + 1];
        for (int design = 0; design < holders.length; design++) {
            holders[design][0] = approvals[design];
        }
        lastOf = new byte[ballots.size()];
        numerators = new BigInteger[seats + 1];
        numerators[0] = BigInteger.ZERO;
    }

    /**
     * The places of the elected designs in the order of their election. Ties go to more approvals, then to the lower place. Designs that
     * nobody approves come last, by their place.
     *
     * @param seats at most 127
     */
    public static int[] elect(Ballots ballots, int seats) {
        int most = Math.min(seats, ballots.designs());
        if (most > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("At most 127 are elected in one round");
        }
        var phragmen = new Phragmen(ballots, most);
        var elected = new int[most];
        var done = new boolean[ballots.designs()];
        for (int seat = 0; seat < most; seat++) {
            elected[seat] = phragmen.least(done);
            done[elected[seat]] = true;
            phragmen.elect(elected[seat]);
        }
        return elected;
    }

    private int least(boolean[] done) {
        int best = -1;
        var bestLoad = BigInteger.ZERO;
        for (int design = 0; design < done.length; design++) {
            if (done[design]) {
                continue;
            }
            var load = load(design);
            int order = best < 0 ? -1 : compared(load, design, bestLoad, best);
            if (order < 0) {
                best = design;
                bestLoad = load;
            }
        }
        return best;
    }

    /** Compares load / approvals, then more approvals. */
    private int compared(BigInteger load, int design, BigInteger bestLoad, int best) {
        if (approvals[design] == 0 || approvals[best] == 0) {
            return Long.compare(Math.min(1, approvals[best]), Math.min(1, approvals[design]));
        }
        int order = load.multiply(BigInteger.valueOf(approvals[best]))
                .compareTo(bestLoad.multiply(BigInteger.valueOf(approvals[design])));
        return order != 0 ? order : Long.compare(approvals[best], approvals[design]);
    }

    /** What the approvers of a design would bear together, times the common denominator. */
    private BigInteger load(int design) {
        var sum = denominator;
        for (int k = 1; k <= elected; k++) {
            if (holders[design][k] > 0) {
                sum = sum.add(numerators[k].multiply(BigInteger.valueOf(holders[design][k])));
            }
        }
        return sum;
    }

    private void elect(int design) {
        long voters = approvals[design];
        if (voters == 0) {
            return;
        }
        var load = load(design);
        var factor = BigInteger.valueOf(voters);
        elected++;
        numerators[elected] = load;
        for (int k = 1; k < elected; k++) {
            numerators[k] = numerators[k].multiply(factor);
        }
        denominator = denominator.multiply(factor);
        reduce();
        int words = ballots.words();
        for (int ballot = 0; ballot < lastOf.length; ballot++) {
            if (ballots.approves(ballot, design)) {
                int before = lastOf[ballot];
                lastOf[ballot] = (byte) elected;
                for (int w = 0; w < words; w++) {
                    for (long word = ballots.word(ballot, w); word != 0; word &= word - 1) {
                        var held = holders[(w << 6) + Long.numberOfTrailingZeros(word)];
                        held[before]--;
                        held[elected]++;
                    }
                }
            }
        }
    }

    private void reduce() {
        var gcd = denominator;
        for (int k = 1; k <= elected; k++) {
            gcd = gcd.gcd(numerators[k]);
        }
        if (!gcd.equals(BigInteger.ONE)) {
            var divisor = gcd;
            denominator = denominator.divide(divisor);
            Arrays.setAll(numerators, k -> k == 0 || k > elected ? numerators[k] : numerators[k].divide(divisor));
        }
    }
}
