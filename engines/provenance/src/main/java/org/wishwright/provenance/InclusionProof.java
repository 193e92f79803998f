package org.wishwright.provenance;

import java.util.List;

/**
 * That a leaf is in a log (RFC 9162 section 2.1.3).
 *
 * @param index of the leaf, from 0
 * @param size of the log proven against
 * @param path hashes beside the way from the leaf to the root, lowest first
 */
public record InclusionProof(long index, long size, List<Hash> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Whether just this leaf stands at this index under this root (RFC 9162 section 2.1.3.2). Any numbers are safe. */
    public boolean verify(Hash leafHash, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        var hash = leafHash;
        for (var beside : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = Hash.ofNode(beside, hash);
                // A last node without a right neighbour rises unchanged until it is a right child.
                int rise = (node & 1) == 1 || node == 0 ? 0 : Long.numberOfTrailingZeros(node);
                node >>>= rise;
                last >>>= rise;
            } else {
                hash = Hash.ofNode(hash, beside);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
