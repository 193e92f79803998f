package org.wishwright.configuration.compiled;

import java.util.Arrays;

/** A set of positive longs with open addressing, to be filled and cleared again and again. */
final class LongSet {

    private final long[] slots;
    private final int[] round;
    private int now = 1;

    /** @param most how many longs it will hold at a time */
    LongSet(int most) {
        slots = new long[Integer.highestOneBit(Math.max(4, most)) * 4];
        round = new int[slots.length];
    }

    void clear() {
        if (++now == Integer.MAX_VALUE) {
            Arrays.fill(round, 0);
            now = 1;
        }
    }

    /** Whether it was not there. */
    boolean add(long value) {
        int mask = slots.length - 1;
        long mixed = value * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed >>> 33) & mask;
        while (round[at] == now) {
            if (slots[at] == value) {
                return false;
            }
            at = at + 1 & mask;
        }
        slots[at] = value;
        round[at] = now;
        return true;
    }
}
