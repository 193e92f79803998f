package org.wishwright.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MerkleLogTest {

    private static final int SIZES = 130;
    private static final List<Hash> LEAVES = Logs.leaves(SIZES, 1);
    private static final Logs.InMemory STORE = Logs.store(LEAVES);

    @Test
    void everyLeafOfEverySizeIsProvenIncluded() {
        for (int size = 0; size <= SIZES; size++) {
            var log = new MerkleLog(STORE, size);
            var root = Logs.naiveRoot(LEAVES.subList(0, size));
            assertThat(log.root()).isEqualTo(root);
            for (int index = 0; index < size; index++) {
                var proof = log.inclusionProof(index);
                assertThat(proof.verify(LEAVES.get(index), root))
                        .as("%s of %s", index, size)
                        .isTrue();
                assertThat(proof.verify(LEAVES.get((index + 1) % SIZES), root)).isFalse();
            }
        }
    }

    @Test
    void everySizeIsProvenConsistentWithEveryEarlierOne() {
        var roots = new ArrayList<Hash>();
        for (int later = 0; later <= SIZES; later++) {
            roots.add(Logs.naiveRoot(LEAVES.subList(0, later)));
            for (int earlier = 0; earlier <= later; earlier++) {
                var proof = new MerkleLog(STORE, later).consistencyProof(earlier);
                assertThat(proof.verify(roots.get(earlier), roots.get(later)))
                        .as("%s to %s", earlier, later)
                        .isTrue();
                assertThat(proof.verify(Logs.flip(roots.get(earlier), 3), roots.get(later)))
                        .isFalse();
                // Every log begins with the empty one, so only from size 1 on is the later root bound.
                assertThat(proof.verify(roots.get(earlier), Logs.flip(roots.get(later), 3)))
                        .isEqualTo(earlier == 0 && later > 0);
            }
        }
    }

    @Test
    void anInclusionProofWithAnyBitFlippedFails() {
        for (int size : new int[] {2, 7, 33, 130}) {
            var log = new MerkleLog(STORE, size);
            var root = log.root();
            for (int index : new int[] {0, size / 2, size - 1}) {
                var proof = log.inclusionProof(index);
                var leaf = LEAVES.get(index);
                for (int bit = 0; bit < 256; bit++) {
                    assertThat(proof.verify(Logs.flip(leaf, bit), root)).isFalse();
                    assertThat(proof.verify(leaf, Logs.flip(root, bit))).isFalse();
                    for (int at = 0; at < proof.path().size(); at++) {
                        var path = Logs.with(
                                proof.path(), at, Logs.flip(proof.path().get(at), bit));
                        assertThat(new InclusionProof(index, size, path).verify(leaf, root))
                                .isFalse();
                    }
                }
                for (int bit = 0; bit < 64; bit++) {
                    assertThat(new InclusionProof(index ^ 1L << bit, size, proof.path()).verify(leaf, root))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void aConsistencyProofWithAnyBitFlippedFails() {
        for (var sizes : List.of(new int[] {1, 2}, new int[] {6, 8}, new int[] {64, 130}, new int[] {77, 129})) {
            var proof = new MerkleLog(STORE, sizes[1]).consistencyProof(sizes[0]);
            var earlier = new MerkleLog(STORE, sizes[0]).root();
            var later = new MerkleLog(STORE, sizes[1]).root();
            for (int bit = 0; bit < 256; bit++) {
                for (int at = 0; at < proof.path().size(); at++) {
                    var path =
                            Logs.with(proof.path(), at, Logs.flip(proof.path().get(at), bit));
                    assertThat(new ConsistencyProof(sizes[0], sizes[1], path).verify(earlier, later))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void proofsTooShortTooLongOrOutOfRangeFail() {
        var log = new MerkleLog(STORE, 77);
        var root = log.root();
        var path = log.inclusionProof(40).path();
        var leaf = LEAVES.get(40);
        var longer = new ArrayList<>(path);
        longer.add(root);
        assertThat(new InclusionProof(40, 77, longer).verify(leaf, root)).isFalse();
        assertThat(new InclusionProof(40, 77, path.subList(0, path.size() - 1)).verify(leaf, root))
                .isFalse();
        assertThat(new InclusionProof(0, 0, List.of()).verify(leaf, Hash.EMPTY_ROOT))
                .isFalse();
        assertThat(new InclusionProof(-1, 77, path).verify(leaf, root)).isFalse();
        var earlier = new MerkleLog(STORE, 40).root();
        var consistency = log.consistencyProof(40).path();
        var longerConsistency = new ArrayList<>(consistency);
        longerConsistency.add(root);
        assertThat(new ConsistencyProof(40, 77, longerConsistency).verify(earlier, root))
                .isFalse();
        assertThat(new ConsistencyProof(40, 77, consistency.subList(1, consistency.size())).verify(earlier, root))
                .isFalse();
        assertThat(new ConsistencyProof(40, 77, List.of()).verify(earlier, root))
                .isFalse();
        assertThat(new ConsistencyProof(77, 40, consistency).verify(root, earlier))
                .isFalse();
        assertThat(new ConsistencyProof(77, 77, consistency).verify(root, root)).isFalse();
        assertThat(new ConsistencyProof(-1, 77, consistency).verify(earlier, root))
                .isFalse();
    }

    @Test
    void aRewrittenPastIsNotConsistent() {
        var rewritten = Logs.store(Logs.with(LEAVES, 17, LEAVES.get(18)));
        var before = new MerkleLog(STORE, 100).root();
        var log = new MerkleLog(rewritten, 130);
        assertThat(log.consistencyProof(100).verify(before, log.root())).isFalse();
    }

    @Test
    void aLargeLogIsProvenFromEveryEighthLevelInFewReads() {
        var leaves = Logs.leaves(70_000, 2);
        var store = Logs.store(leaves);
        assertThat(store.levels.keySet()).containsExactlyInAnyOrder(0, 8, 16);
        var log = new MerkleLog(store, leaves.size());
        var root = Frontier.EMPTY.append(leaves).root();
        assertThat(log.root()).isEqualTo(root).isEqualTo(Logs.naiveRoot(leaves));
        var random = new Random(3);
        for (int round = 0; round < 100; round++) {
            int index = random.nextInt(leaves.size());
            store.reads = 0;
            assertThat(log.inclusionProof(index).verify(leaves.get(index), root))
                    .isTrue();
            assertThat(store.reads).isLessThanOrEqualTo(6);
            int earlier = random.nextInt(leaves.size());
            var before = Frontier.EMPTY.append(leaves.subList(0, earlier)).root();
            assertThat(log.consistencyProof(earlier).verify(before, root)).isTrue();
        }
    }

    @Test
    void aStoreWithHolesIsNamedAndNotTrusted() {
        assertThatThrownBy(() -> new MerkleLog((level, from, to) -> List.of(), 5).root())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> new MerkleLog(STORE, 5).inclusionProof(5))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new MerkleLog(STORE, 5).consistencyProof(6))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
