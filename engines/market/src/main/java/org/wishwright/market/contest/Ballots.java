package org.wishwright.market.contest;

import java.util.Arrays;

/** Approvals of many voters as bits: {@link #words} longs each, a design's bit at its place. Grows. */
public final class Ballots {

    private final int designs;
    private final int words;
    private long[] bits;
    private int count;

    public Ballots(int designs, int expected) {
        this.designs = designs;
        words = (designs + 63) >>> 6;
        bits = new long[Math.max(1, expected) * words];
    }

    /** @param approved places of designs, each below their number */
    public void add(int... approved) {
        if ((count + 1) * words > bits.length) {
            bits = Arrays.copyOf(bits, bits.length * 2);
        }
        for (int design : approved) {
            bits[count * words + (design >>> 6)] |= 1L << design;
        }
        count++;
    }

    public int designs() {
        return designs;
    }

    public int size() {
        return count;
    }

    boolean approves(int ballot, int design) {
        return (bits[ballot * words + (design >>> 6)] >>> design & 1) != 0;
    }

    int words() {
        return words;
    }

    /** Word {@code w} of a ballot. */
    long word(int ballot, int w) {
        return bits[ballot * words + w];
    }

    /** How many approve each design. */
    public long[] approvals() {
        var approvals = new long[designs];
        for (int at = 0; at < count * words; at++) {
            int first = at % words << 6;
            for (long word = bits[at]; word != 0; word &= word - 1) {
                approvals[first + Long.numberOfTrailingZeros(word)]++;
            }
        }
        return approvals;
    }
}
