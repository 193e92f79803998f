package org.wishwright.provenance;

import java.util.ArrayList;
import java.util.List;

/**
 * A log at one size, from which proofs are read. A proof takes at most two reads for each kept level: six for a million
 * leaves.
 *
 * @param hashes where its hashes lie; more than {@code size} leaves may lie there
 * @param size the leaves that count
 */
public record MerkleLog(StoredHashes hashes, long size) {

    public MerkleLog {
        if (size < 0 || size > Frontier.MAX_SIZE) {
            throw new IllegalArgumentException("A log cannot have " + size + " leaves");
        }
    }

    /** The root at this size; compare it with the frontier's to know that what is stored is whole. */
    public Hash root() {
        return size == 0 ? Hash.EMPTY_ROOT : new Subtrees(hashes, size).root(0, size);
    }

    /** The proof that the leaf at {@code index} is in the log (RFC 9162 section 2.1.3.1). */
    public InclusionProof inclusionProof(long index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("No leaf " + index + " in a log of " + size);
        }
        var subtrees = new Subtrees(hashes, size);
        var path = new ArrayList<Hash>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + Subtrees.split(to - from);
            if (index < middle) {
                path.add(subtrees.root(middle, to));
                to = middle;
            } else {
                path.add(subtrees.root(from, middle));
                from = middle;
            }
        }
        return new InclusionProof(index, size, path.reversed());
    }

    /** The proof that this log only adds to what it was at an earlier size (RFC 9162 section 2.1.4.1). */
    public ConsistencyProof consistencyProof(long earlier) {
        if (earlier < 0 || earlier > size) {
            throw new IndexOutOfBoundsException("A log of " + size + " leaves never had " + earlier + " before");
        }
        return new ConsistencyProof(earlier, size, earlier == 0 ? List.of() : consistencyPath(earlier));
    }

    private List<Hash> consistencyPath(long earlier) {
        var subtrees = new Subtrees(hashes, size);
        var path = new ArrayList<Hash>();
        long from = 0;
        long to = size;
        while (to != earlier) {
            long middle = from + Subtrees.split(to - from);
            if (earlier <= middle) {
                path.add(subtrees.root(middle, to));
                to = middle;
            } else {
                path.add(subtrees.root(from, middle));
                from = middle;
            }
        }
        if (from > 0) {
            path.add(subtrees.root(from, to));
        }
        return path.reversed();
    }
}
