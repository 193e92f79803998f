package org.wishwright.provenance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Proves many leaves of a growing log: keeps the trees over full tiles, which never change, so that a proof takes twenty
 * look-ups and no hashing. Safe for use by many threads.
 */
public final class Prover {

    private record Place(int level, long tile) {}

    private final StoredHashes hashes;
    private final int mostTiles;
    private final ConcurrentHashMap<Place, Hash[]> trees = new ConcurrentHashMap<>();

    /** @param mostTiles how many tiles' trees are kept, about 40 KB each */
    public Prover(StoredHashes hashes, int mostTiles) {
        this.hashes = hashes;
        this.mostTiles = mostTiles;
    }

    /** The proofs that these leaves are in the log of this size, in order; as {@link MerkleLog#inclusionProof}. */
    public List<InclusionProof> inclusionProofs(long size, List<Long> indexes) {
        var subtrees = new Subtrees(hashes, size);
        var proofs = new ArrayList<InclusionProof>(indexes.size());
        for (long index : indexes) {
            proofs.add(inclusionProof(subtrees, size, index));
        }
        return proofs;
    }

    private InclusionProof inclusionProof(Subtrees subtrees, long size, long index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("No leaf " + index + " in a log of " + size);
        }
        var path = new ArrayList<Hash>(Long.SIZE);
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + Subtrees.split(to - from);
            if (index < middle) {
                path.add(root(subtrees, size, middle, to));
                to = middle;
            } else {
                path.add(root(subtrees, size, from, middle));
                from = middle;
            }
        }
        return new InclusionProof(index, size, path.reversed());
    }

    private Hash root(Subtrees subtrees, long size, long from, long to) {
        long leaves = to - from;
        if (Long.bitCount(leaves) != 1) {
            return subtrees.memoized(from, to);
        }
        int level = Long.numberOfTrailingZeros(leaves);
        int above = level % StoredHashes.LEVELS_APART;
        int kept = level - above;
        long index = from >>> kept;
        long tile = index / Tile.FULL;
        if ((tile + 1) * Tile.FULL > size >>> kept) {
            return subtrees.memoized(from, to);
        }
        return tree(kept, tile)[(Tile.FULL + (int) (index % Tile.FULL)) >>> above];
    }

    /** The tile's tree as a heap: node 1 is the root, the children of n are 2n and 2n + 1, the leaves begin at 256. */
    private Hash[] tree(int kept, long tile) {
        if (trees.size() >= mostTiles) {
            trees.clear();
        }
        return trees.computeIfAbsent(new Place(kept, tile), place -> {
            var tree = new Hash[2 * Tile.FULL];
            long from = tile * Tile.FULL;
            var leaves = hashes.range(kept, from, from + Tile.FULL);
            for (int i = 0; i < Tile.FULL; i++) {
                tree[Tile.FULL + i] = leaves.get(i);
            }
            for (int node = Tile.FULL - 1; node > 0; node--) {
                tree[node] = Hash.ofNode(tree[2 * node], tree[2 * node + 1]);
            }
            return tree;
        });
    }
}
