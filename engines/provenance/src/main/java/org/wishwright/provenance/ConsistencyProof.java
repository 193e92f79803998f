package org.wishwright.provenance;

import java.util.List;

/**
 * That a log only added to what it was before: nothing changed, nothing went (RFC 9162 section 2.1.4).
 *
 * @param earlier the size before
 * @param later the size now
 * @param path the hashes that tie both roots together
 */
public record ConsistencyProof(long earlier, long later, List<Hash> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /**
     * Whether the log with the later root begins with the log with the earlier root (RFC 9162 section 2.1.4.2). Every log
     * begins with the empty one, and with itself; both need no hashes. Any numbers are safe.
     */
    public boolean verify(Hash earlierRoot, Hash laterRoot) {
        if (earlier < 0 || earlier > later) {
            return false;
        }
        if (earlier == later) {
            return path.isEmpty() && earlierRoot.equals(laterRoot);
        }
        if (earlier == 0) {
            return path.isEmpty() && earlierRoot.equals(Hash.EMPTY_ROOT);
        }
        boolean whole = Long.bitCount(earlier) == 1;
        if (path.isEmpty()) {
            return false;
        }
        return whole
                ? climb(earlierRoot, path, earlierRoot, laterRoot)
                : climb(path.getFirst(), path.subList(1, path.size()), earlierRoot, laterRoot);
    }

    private boolean climb(Hash start, List<Hash> rest, Hash earlierRoot, Hash laterRoot) {
        int skip = Long.numberOfTrailingZeros(earlier);
        long node = (earlier - 1) >>> skip;
        long last = (later - 1) >>> skip;
        var before = start;
        var now = start;
        for (var beside : rest) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                before = Hash.ofNode(beside, before);
                now = Hash.ofNode(beside, now);
                int rise = (node & 1) == 1 || node == 0 ? 0 : Long.numberOfTrailingZeros(node);
                node >>>= rise;
                last >>>= rise;
            } else {
                now = Hash.ofNode(now, beside);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && before.equals(earlierRoot) && now.equals(laterRoot);
    }
}
