package org.wishwright.provenance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The roots of parts of a log, computed from what is kept; each run of kept hashes is read once. */
final class Subtrees {

    private record Run(int level, long number) {}

    private record Part(long from, long to) {}

    private final StoredHashes hashes;
    private final long size;
    private final Map<Run, List<Hash>> runs = new HashMap<>();
    private final Map<Part, Hash> parts = new HashMap<>();

    Subtrees(StoredHashes hashes, long size) {
        this.hashes = hashes;
        this.size = size;
    }

    /** Where a tree of so many leaves divides: the largest power of two below {@code leaves}. */
    static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }

    /** The root over the leaves from (inclusive) to (exclusive), a part that the tree's own shape has. */
    Hash root(long from, long to) {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            int level = Long.numberOfTrailingZeros(leaves);
            return perfect(level, from >>> level);
        }
        long middle = from + split(leaves);
        return Hash.ofNode(root(from, middle), root(middle, to));
    }

    /** As {@link #root}, remembering what it found. */
    Hash memoized(long from, long to) {
        var part = new Part(from, to);
        var known = parts.get(part);
        if (known == null) {
            known = root(from, to);
            parts.put(part, known);
        }
        return known;
    }

    private Hash perfect(int level, long index) {
        int above = level % StoredHashes.LEVELS_APART;
        int kept = level - above;
        long first = index << above;
        var run = runs.computeIfAbsent(new Run(kept, first / StoredHashes.RUN), this::read);
        int offset = (int) (first % StoredHashes.RUN);
        return Frontier.EMPTY.append(run.subList(offset, offset + (1 << above))).root();
    }

    private List<Hash> read(Run run) {
        long from = run.number * StoredHashes.RUN;
        long to = Math.min(from + StoredHashes.RUN, size >>> run.level);
        var read = hashes.range(run.level, from, to);
        if (read.size() != to - from) {
            throw new IllegalStateException("The log's store is damaged: level " + run.level + " gave " + read.size()
                    + " hashes from " + from + " to " + to + "; restore it or recompute it from the leaves");
        }
        return read;
    }
}
