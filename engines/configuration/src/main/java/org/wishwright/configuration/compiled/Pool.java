package org.wishwright.configuration.compiled;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Keeps one object for equal content; compared in full, never by a hash alone. */
final class Pool {

    /** Ints the pool may hold: 400 MB. */
    private static final long MOST_CELLS = 100_000_000;

    private final Map<Key, Domain> domains = new HashMap<>();
    private final Map<Key, Rows> rows = new HashMap<>();
    private final Map<LongKey, Costs> costs = new HashMap<>();
    private long cells;

    /** Equality by the content of an array. */
    record Key(int[] content, int hash) {
        static Key of(int[] content) {
            return new Key(content, Arrays.hashCode(content));
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Key other && hash == other.hash && Arrays.equals(content, other.content);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private record LongKey(Key head, long[] content) {
        @Override
        public boolean equals(Object o) {
            return o instanceof LongKey other && head.equals(other.head) && Arrays.equals(content, other.content);
        }

        @Override
        public int hashCode() {
            return 31 * head.hash() + Arrays.hashCode(content);
        }
    }

    Domain domain(long[] bits) {
        var values = Domain.values(bits);
        var key = Arrays.copyOf(values, values.length + 1);
        key[values.length] = bits.length;
        return domains.computeIfAbsent(Key.of(key), _ -> new Domain(domains.size(), bits.clone(), values));
    }

    Rows rows(int[] scope, int[] cellsOfRows) throws CompilationStopped {
        var content = Arrays.copyOf(scope, scope.length + cellsOfRows.length + 1);
        System.arraycopy(cellsOfRows, 0, content, scope.length, cellsOfRows.length);
        content[content.length - 1] = scope.length;
        var known = rows.get(Key.of(content));
        if (known != null) {
            return known;
        }
        grow(content.length * 2L);
        var fresh = new Rows(rows.size(), scope, cellsOfRows);
        rows.put(Key.of(content), fresh);
        return fresh;
    }

    Costs costs(int[] scope, Domain[] domainsOfScope, long[] amounts) throws CompilationStopped {
        var head = Arrays.copyOf(scope, scope.length * 2);
        for (int i = 0; i < scope.length; i++) {
            head[scope.length + i] = domainsOfScope[i].id();
        }
        var key = new LongKey(Key.of(head), amounts);
        var known = costs.get(key);
        if (known != null) {
            return known;
        }
        grow(head.length + 2L * amounts.length);
        var fresh = new Costs(costs.size(), scope, domainsOfScope, amounts);
        costs.put(key, fresh);
        return fresh;
    }

    /** Counts ints kept elsewhere as well. */
    void grow(long more) throws CompilationStopped {
        cells += more;
        if (cells > MOST_CELLS) {
            throw Meter.tooLarge(true, MOST_CELLS + " cells of memory", "cells");
        }
    }
}
