package org.wishwright.configuration.compiled.clauses;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The node of every part met. Keys are kept whole, as bytes of differences, and compared: no hash is trusted. */
final class PartCache {

    private static final int PAGE = 1 << 17;

    private final List<byte[]> pages = new ArrayList<>();
    private int used;
    private final Ints page = new Ints(1 << 12);
    private final Ints offset = new Ints(1 << 12);
    private final Ints length = new Ints(1 << 12);
    private final Ints hashes = new Ints(1 << 12);
    private final Ints node = new Ints(1 << 12);
    private int[] slots = new int[1 << 13];
    private byte[] buffer = new byte[1 << 12];

    PartCache() {
        Arrays.fill(slots, -1);
        pages.add(new byte[PAGE]);
    }

    int count() {
        return node.size;
    }

    long bytes() {
        return (long) pages.size() * PAGE + 24L * node.at.length + 4L * slots.length;
    }

    int node(int entry) {
        return node.at[entry];
    }

    void solved(int entry, int solution) {
        node.at[entry] = solution;
    }

    /** The entry of this key; a new one, to be {@link #solved}, where it is the last. */
    int entry(Ints key) {
        int size = write(key);
        int hash = hash(size);
        int mask = slots.length - 1;
        int at = hash & mask;
        while (slots[at] >= 0) {
            int e = slots[at];
            if (hashes.at[e] == hash
                    && length.at[e] == size
                    && Arrays.equals(pages.get(page.at[e]), offset.at[e], offset.at[e] + size, buffer, 0, size)) {
                return e;
            }
            at = at + 1 & mask;
        }
        slots[at] = node.size;
        keep(size, hash);
        if (node.size * 2 > slots.length) {
            rehash();
        }
        return node.size - 1;
    }

    private void keep(int size, int hash) {
        if (used + size > PAGE) {
            pages.add(new byte[Math.max(PAGE, size)]);
            used = 0;
        }
        System.arraycopy(buffer, 0, pages.getLast(), used, size);
        page.add(pages.size() - 1);
        offset.add(used);
        length.add(size);
        hashes.add(hash);
        node.add(Trace.NOTHING);
        used += size;
    }

    /** Each int as its difference from the one before, seven bits a byte; the first, a length, tells where the differences restart. */
    private int write(Ints key) {
        if (buffer.length < 5 * key.size) {
            buffer = new byte[10 * key.size];
        }
        int at = 0;
        int last = 0;
        int restart = key.at[0] + 1;
        for (int i = 0; i < key.size; i++) {
            if (i == 1 || i == restart) {
                last = 0;
            }
            int difference = key.at[i] - last;
            last = key.at[i];
            while (difference > 127) {
                buffer[at++] = (byte) (difference | 128);
                difference >>>= 7;
            }
            buffer[at++] = (byte) difference;
        }
        return at;
    }

    private int hash(int size) {
        long h = size;
        for (int i = 0; i < size; i++) {
            h = (h ^ buffer[i]) * 0x9E3779B97F4A7C15L;
            h ^= h >>> 31;
        }
        return (int) (h ^ h >>> 32);
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        Arrays.fill(slots, -1);
        int mask = slots.length - 1;
        for (int e = 0; e < node.size; e++) {
            int at = hashes.at[e] & mask;
            while (slots[at] >= 0) {
                at = at + 1 & mask;
            }
            slots[at] = e;
        }
    }
}
