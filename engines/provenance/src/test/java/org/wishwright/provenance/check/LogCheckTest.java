package org.wishwright.provenance.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wishwright.provenance.NoteSigner;

/** A stranger checks a whole log from its files. */
class LogCheckTest {

    private static final int SIZE = 700;

    @Test
    void anUntouchedLogPasses() {
        for (int size : new int[] {0, 1, 255, 256, 257, SIZE}) {
            var log = new Tampered(size, 1);
            assertThat(log.check(log.note(), Trust.NONE).findings()).isEmpty();
            var kept = new Tampered(size / 2, 1).checkpoint();
            var verdict = log.check(log.note(), Trust.NONE.withSince(kept).withKey(Tampered.SIGNER.verifier()));
            assertThat(verdict.findings()).isEmpty();
        }
    }

    @Test
    void aFlippedBitInAnyFileIsFoundThere() {
        var log = new Tampered(SIZE, 2);
        var note = log.note();
        var random = new Random(3);
        for (var path : log.files.keySet()) {
            for (int round = 0; round < 20; round++) {
                byte[] bytes = Objects.requireNonNull(log.files.get(path));
                int bit = random.nextInt(bytes.length * 8);
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
                var verdict = log.check(note, Trust.NONE);
                assertThat(verdict.isPassed()).as(path + " bit " + bit).isFalse();
                assertThat(verdict.findings().getFirst().where())
                        .as(path)
                        .contains(path.substring(
                                path.lastIndexOf('/', path.indexOf(".p") < 0 ? path.length() : path.indexOf(".p"))));
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
            }
        }
        assertThat(log.check(note, Trust.NONE).isPassed()).isTrue();
    }

    @Test
    void droppedReorderedAndChangedEntriesAreFoundThoughAllFilesFitEachOther() {
        var random = new Random(4);
        for (int round = 0; round < 60; round++) {
            var log = new Tampered(300, round);
            var note = log.note();
            int at = random.nextInt(299);
            switch (round % 3) {
                case 0 -> log.entries.set(at, log.entries.get(at + 1));
                case 1 -> Collections.swap(log.entries, at, at + 1);
                default -> log.entries.add(log.entries.remove(at));
            }
            log.write();
            assertThat(log.check(note, Trust.NONE).findings())
                    .extracting(Finding::code)
                    .containsExactly("log.root-differs");
        }
    }

    @Test
    void aMissingFileIsNamed() {
        var log = new Tampered(SIZE, 5);
        log.files.remove("tile/0/001");
        assertThat(log.check(log.note(), Trust.NONE).findings())
                .containsExactly(
                        new Finding("log.tile-missing", "tile/0/001", "The tile is missing or has not 256 hashes."));
        log.files.remove("tile/entries/001");
        assertThat(log.check(log.note(), Trust.NONE).findings().getFirst().where())
                .isEqualTo("tile/entries/001");
    }

    @Test
    void aLogSignedAnewOverAnotherPastIsRefusedByWhoeverKeptACheckpoint() {
        var kept = new Tampered(400, 6).checkpoint();
        var forked = new Tampered(SIZE, 6);
        forked.entries.set(17, forked.entries.get(18));
        forked.write();
        assertThat(forked.check(forked.note(), Trust.NONE).isPassed()).isTrue();
        assertThat(forked.check(forked.note(), Trust.NONE.withSince(kept)).findings())
                .extracting(Finding::code)
                .containsExactly("log.rewritten");
        var same = new Tampered(400, 7);
        assertThat(same.check(same.note(), Trust.NONE.withSince(kept)).findings())
                .extracting(Finding::code)
                .containsExactly("log.forked");
        var shorter = new Tampered(399, 6);
        assertThat(shorter.check(shorter.note(), Trust.NONE.withSince(kept)).findings())
                .extracting(Finding::code)
                .containsExactly("log.rolled-back");
    }

    @Test
    void anotherKeyABadSignatureAndNoCheckpointAreRefused() {
        var log = new Tampered(5, 8);
        var stranger = NoteSigner.generate(Tampered.ORIGIN, new Random(9));
        assertThat(codes(log.check(log.checkpoint().sign(stranger).toString(), Trust.NONE)))
                .isEqualTo("note.unsigned");
        assertThat(codes(log.check(log.note().replace("\n5\n", "\n4\n"), Trust.NONE)))
                .isEqualTo("note.forged");
        assertThat(codes(log.check("", Trust.NONE))).isEqualTo("note.malformed");
        assertThat(codes(log.check(log.note(), Trust.NONE.withKey(stranger.verifier()))))
                .isEqualTo("checkpoint.unknown-key");
    }

    private static String codes(Verdict verdict) {
        return verdict.findings().getFirst().code();
    }
}
