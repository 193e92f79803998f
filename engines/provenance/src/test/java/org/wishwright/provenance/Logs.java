package org.wishwright.provenance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Logs in memory, and the definition of the tree spelled out naively to compare with. */
final class Logs {

    private Logs() {}

    static final class InMemory implements HashSink, StoredHashes {
        final Map<Integer, List<Hash>> levels = new HashMap<>();
        int reads;

        @Override
        public void keep(int level, long index, Hash hash) {
            var hashes = levels.computeIfAbsent(level, key -> new ArrayList<>());
            if (level % LEVELS_APART != 0 || index != hashes.size()) {
                throw new AssertionError("kept out of order: level " + level + " index " + index);
            }
            hashes.add(hash);
        }

        @Override
        public List<Hash> range(int level, long from, long to) {
            reads++;
            return levels.getOrDefault(level, List.of()).subList((int) from, (int) to);
        }
    }

    static List<Hash> leaves(int count, long seed) {
        var random = new Random(seed);
        var leaves = new ArrayList<Hash>();
        for (int i = 0; i < count; i++) {
            var data = new byte[32];
            random.nextBytes(data);
            leaves.add(Hash.ofLeaf(data));
        }
        return leaves;
    }

    static InMemory store(List<Hash> leaves) {
        var store = new InMemory();
        Frontier.EMPTY.append(leaves, store);
        return store;
    }

    /** MTH of RFC 9162 section 2.1.1, by its own words. */
    static Hash naiveRoot(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return Hash.EMPTY_ROOT;
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = 1;
        while (k * 2 < leaves.size()) {
            k *= 2;
        }
        return Hash.ofNode(naiveRoot(leaves.subList(0, k)), naiveRoot(leaves.subList(k, leaves.size())));
    }

    static Hash flip(Hash hash, int bit) {
        return Hash.of(flip(hash.bytes(), bit));
    }

    static byte[] flip(byte[] bytes, int bit) {
        var flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }

    static List<Hash> with(List<Hash> hashes, int at, Hash hash) {
        var changed = new ArrayList<>(hashes);
        changed.set(at, hash);
        return changed;
    }
}
