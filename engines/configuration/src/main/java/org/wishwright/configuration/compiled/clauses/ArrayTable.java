package org.wishwright.configuration.compiled.clauses;

import java.util.Arrays;

/** Numbers int arrays, equal content alike; content is compared, never trusted to a hash. */
final class ArrayTable {

    private Ints content = new Ints(1 << 12);
    private final Ints start = new Ints(1 << 10);
    private int[] slots = new int[1 << 10];

    ArrayTable() {
        start.add(0);
        Arrays.fill(slots, -1);
    }

    int count() {
        return start.size - 1;
    }

    /** Ints held. */
    long size() {
        return (long) content.at.length + start.at.length + slots.length;
    }

    /** The number of this content, a new one where it was not there; {@link #count()} tells. */
    int number(int[] values, int from, int to) {
        int mask = slots.length - 1;
        int at = hash(values, from, to) & mask;
        while (slots[at] >= 0) {
            int known = slots[at];
            if (Arrays.equals(content.at, start.at[known], start.at[known + 1], values, from, to)) {
                return known;
            }
            at = at + 1 & mask;
        }
        slots[at] = count();
        content.addAll(values, from, to);
        start.add(content.size);
        if (count() * 2 > slots.length) {
            rehash();
        }
        return count() - 1;
    }

    int start(int number) {
        return start.at[number];
    }

    int end(int number) {
        return start.at[number + 1];
    }

    int[] content() {
        return content.at;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        Arrays.fill(slots, -1);
        int mask = slots.length - 1;
        for (int n = 0; n < count(); n++) {
            int at = hash(content.at, start.at[n], start.at[n + 1]) & mask;
            while (slots[at] >= 0) {
                at = at + 1 & mask;
            }
            slots[at] = n;
        }
    }

    private static int hash(int[] values, int from, int to) {
        long h = to - from;
        for (int i = from; i < to; i++) {
            h = (h ^ values[i]) * 0x9E3779B97F4A7C15L;
            h ^= h >>> 29;
        }
        return (int) (h ^ h >>> 32);
    }
}
