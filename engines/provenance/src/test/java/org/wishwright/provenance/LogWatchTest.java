package org.wishwright.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.provenance.CheckpointTest.code;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whoever keeps an eye on a log sees every way in which it could lie about its past. */
class LogWatchTest {

    private static final String ORIGIN = "wishwright.example/log";
    private static final NoteSigner SIGNER = NoteSigner.generate(ORIGIN, new Random(1));
    private static final List<Hash> LEAVES = Logs.leaves(60, 1);
    private static final ConsistencyProof NONE = new ConsistencyProof(0, 0, List.of());

    private static String note(List<Hash> leaves) {
        return Checkpoint.of(ORIGIN, Frontier.EMPTY.append(leaves)).sign(SIGNER).toString();
    }

    private static LogWatch seen(int size) {
        return LogWatch.over(LogKeys.of(SIGNER.verifier()))
                .see(note(LEAVES.subList(0, size)), NONE)
                .orThrow();
    }

    private static ConsistencyProof proof(List<Hash> leaves, int from, int to) {
        return new MerkleLog(Logs.store(leaves), to).consistencyProof(from);
    }

    @Test
    void aLogThatOnlyGrowsIsFollowed() {
        var watch = LogWatch.over(LogKeys.of(SIGNER.verifier()));
        int before = 0;
        for (int size : new int[] {0, 1, 2, 7, 7, 32, 60}) {
            watch = watch.see(note(LEAVES.subList(0, size)), proof(LEAVES, before, size))
                    .orThrow();
            assertThat(watch.seen().orElseThrow().size()).isEqualTo(size);
            before = size;
        }
    }

    @Test
    void aSmallerTreeIsARollback() {
        assertThat(code(seen(40).see(note(LEAVES.subList(0, 39)), NONE))).isEqualTo("log.rolled-back");
        assertThat(code(seen(40).see(note(List.of()), NONE))).isEqualTo("log.rolled-back");
    }

    @Test
    void twoLogsOfOneLengthAreAFork() {
        var other = Logs.with(LEAVES.subList(0, 40), 3, LEAVES.get(50));
        assertThat(code(seen(40).see(note(other), proof(LEAVES, 40, 40)))).isEqualTo("log.forked");
    }

    @Test
    void anotherPastIsNotContinued() {
        var other = Logs.with(LEAVES, 3, LEAVES.get(50));
        assertThat(code(seen(40).see(note(other), proof(other, 40, 60)))).isEqualTo("log.rewritten");
        assertThat(code(seen(40).see(note(LEAVES), NONE))).isEqualTo("log.rewritten");
        assertThat(code(seen(40).see(note(LEAVES), proof(LEAVES, 39, 60)))).isEqualTo("log.rewritten");
        assertThat(seen(40).see(note(LEAVES), proof(LEAVES, 40, 60)).isAccepted())
                .isTrue();
    }

    @Test
    void aBadSignatureAndAnUnknownKeyAreRefused() {
        var proof = proof(LEAVES, 40, 60);
        assertThat(code(seen(40).see(note(LEAVES).replace("\n60\n", "\n61\n"), proof)))
                .isEqualTo("note.forged");
        var stranger = NoteSigner.generate(ORIGIN, new Random(9));
        var unknown = Checkpoint.of(ORIGIN, Frontier.EMPTY.append(LEAVES))
                .sign(stranger)
                .toString();
        assertThat(code(seen(40).see(unknown, proof))).isEqualTo("note.unsigned");
        assertThat(code(seen(40).see("", proof))).isEqualTo("note.malformed");
    }
}
