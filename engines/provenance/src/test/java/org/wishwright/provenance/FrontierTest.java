package org.wishwright.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wishwright.kernel.Outcome;

class FrontierTest {

    @Test
    void appendingInAnyBatchesIsRecomputingTheTree() {
        var leaves = Logs.leaves(700, 4);
        var random = new Random(5);
        for (int round = 0; round < 20; round++) {
            var store = new Logs.InMemory();
            var frontier = Frontier.EMPTY;
            while (frontier.size() < leaves.size()) {
                int from = (int) frontier.size();
                int to = Math.min(leaves.size(), from + random.nextInt(100));
                frontier = Frontier.fromBytes(
                                frontier.append(leaves.subList(from, to), store).toBytes())
                        .orThrow();
                assertThat(frontier.root()).isEqualTo(Logs.naiveRoot(leaves.subList(0, to)));
            }
            assertThat(store.levels).isEqualTo(Logs.store(leaves).levels);
        }
    }

    @Test
    void tenThousandLeavesAreOneBatch() {
        var leaves = Logs.leaves(10_000, 6);
        var frontier = Frontier.EMPTY.append(leaves);
        assertThat(frontier.size()).isEqualTo(10_000);
        assertThat(frontier.peaks()).hasSize(Long.bitCount(10_000));
        assertThat(frontier.root()).isEqualTo(Logs.naiveRoot(leaves));
    }

    @Test
    void bytesThatAreNoFrontierAreRefused() {
        var bytes = Frontier.EMPTY.append(Logs.leaves(5, 7)).toBytes();
        assertThat(bytes).hasSize(8 + 2 * 32);
        assertThat(Frontier.fromBytes(Frontier.EMPTY.toBytes())).isEqualTo(Outcome.accepted(Frontier.EMPTY));
        for (int length = 0; length < bytes.length; length++) {
            assertThat(Frontier.fromBytes(java.util.Arrays.copyOf(bytes, length))
                            .isAccepted())
                    .isFalse();
        }
        var negative = bytes.clone();
        negative[0] = -1;
        assertThat(Frontier.fromBytes(negative).isAccepted()).isFalse();
        assertThatThrownBy(() -> new Frontier(3, List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
