package org.wishwright.configuration.compiled;

import java.util.Arrays;

/**
 * A set of values, one object for equal sets.
 *
 * @param id within one {@link Pool}
 * @param bits one a value
 * @param values ascending
 */
record Domain(int id, long[] bits, int[] values) {

    int size() {
        return values.length;
    }

    static boolean has(long[] bits, int value) {
        return (bits[value >> 6] >>> value & 1L) != 0;
    }

    static int count(long[] bits) {
        int count = 0;
        for (long word : bits) {
            count += Long.bitCount(word);
        }
        return count;
    }

    static int[] values(long[] bits) {
        var values = new int[count(bits)];
        int size = 0;
        for (int w = 0; w < bits.length; w++) {
            for (long word = bits[w]; word != 0; word &= word - 1) {
                values[size++] = w << 6 | Long.numberOfTrailingZeros(word);
            }
        }
        return values;
    }

    static long[] full(int size) {
        var bits = new long[(size + 63) / 64];
        Arrays.fill(bits, -1L);
        if ((size & 63) != 0) {
            bits[bits.length - 1] = (1L << size) - 1;
        }
        return bits;
    }
}
