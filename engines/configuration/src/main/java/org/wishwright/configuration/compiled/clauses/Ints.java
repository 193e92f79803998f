package org.wishwright.configuration.compiled.clauses;

import java.util.Arrays;

/** A growing array of ints. */
final class Ints {

    int[] at;
    int size;

    Ints() {
        this(16);
    }

    Ints(int capacity) {
        at = new int[capacity];
    }

    void add(int value) {
        if (size == at.length) {
            at = Arrays.copyOf(at, size * 2);
        }
        at[size++] = value;
    }

    void addAll(int[] values, int from, int to) {
        if (size + to - from > at.length) {
            at = Arrays.copyOf(at, Math.max(size * 2, size + to - from));
        }
        System.arraycopy(values, from, at, size, to - from);
        size += to - from;
    }

    int[] toArray() {
        return Arrays.copyOf(at, size);
    }
}
