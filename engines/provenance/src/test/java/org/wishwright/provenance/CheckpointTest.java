package org.wishwright.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wishwright.kernel.Outcome;

class CheckpointTest {

    private static final String ORIGIN = "wishwright.example/log";
    private static final NoteSigner SIGNER = NoteSigner.generate(ORIGIN, new Random(1));
    private static final Checkpoint CHECKPOINT = Checkpoint.of(ORIGIN, Frontier.EMPTY.append(Logs.leaves(9, 9)));
    private static final String NOTE = CHECKPOINT.sign(SIGNER).toString();

    /** Example of the documentation of Go's sumdb/note package, whose signatures are deterministic. */
    @Test
    void signsByteForByteAsTheReferenceImplementation() {
        var signer = NoteSigner.parse("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")
                .orThrow();
        var text =
                "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
        var note = SignedNote.sign(text, signer);
        assertThat(note)
                .hasToString(text
                        + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZIn"
                        + "NIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n");
        var published = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
        assertThat(signer.verifier()).hasToString(published);
        assertThat(SignedNote.parse(note.toString())
                        .flatMap(n -> n.verify(NoteVerifier.parse(published).orThrow())))
                .isEqualTo(Outcome.accepted(text));
    }

    @Test
    void readsTheExampleOfTheStandard() {
        var text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
        var checkpoint = Checkpoint.parse(text).orThrow();
        assertThat(checkpoint.size()).isEqualTo(20_852_163);
        assertThat(checkpoint.text()).isEqualTo(text);
        assertThat(Checkpoint.parse(text + "an extension\n")).isEqualTo(Outcome.accepted(checkpoint));
    }

    @Test
    void comesBackFromItsNoteAndKeysFromTheirTexts() {
        var verifier = NoteVerifier.parse(SIGNER.verifier().toString()).orThrow();
        assertThat(Checkpoint.open(NOTE, verifier)).isEqualTo(Outcome.accepted(CHECKPOINT));
        var again = NoteSigner.parse(SIGNER.secretText()).orThrow();
        assertThat(CHECKPOINT.sign(again)).hasToString(NOTE);
        assertThat(SIGNER.toString()).doesNotContain("PRIVATE");
        var empty = Checkpoint.of(ORIGIN, Frontier.EMPTY);
        assertThat(Checkpoint.open(empty.sign(SIGNER).toString(), verifier)).isEqualTo(Outcome.accepted(empty));
    }

    @Test
    void otherKeysSignaturesAreIgnoredButOneOfOursMustBeThereAndRight() {
        var witness = NoteSigner.generate("witness.example", new Random(2));
        var sameName = NoteSigner.generate(ORIGIN, new Random(3));
        var both = CHECKPOINT.sign(SIGNER).cosign(witness).cosign(sameName).toString();
        assertThat(Checkpoint.open(both, SIGNER.verifier())).isEqualTo(Outcome.accepted(CHECKPOINT));
        assertThat(code(Checkpoint.open(both, witness.verifier()))).isEqualTo("checkpoint.other-log");
        var stranger = NoteSigner.generate(ORIGIN, new Random(4)).verifier();
        assertThat(code(Checkpoint.open(both, stranger))).isEqualTo("note.unsigned");
        assertThat(code(Checkpoint.open(NOTE.replace("\n9\n", "\n8\n"), SIGNER.verifier())))
                .isEqualTo("note.forged");
        assertThatThrownBy(() -> CHECKPOINT.sign(witness)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anyCharacterChangedIsRefusedAndNothingThrows() {
        var random = new Random(5);
        for (int at = 0; at < NOTE.length(); at++) {
            for (int round = 0; round < 4; round++) {
                var changed = new StringBuilder(NOTE);
                char other = "\n +Aa0—=\u0000\ud800".charAt(random.nextInt(10));
                changed.setCharAt(at, other);
                if (other != NOTE.charAt(at)) {
                    assertThat(Checkpoint.open(changed.toString(), SIGNER.verifier())
                                    .isAccepted())
                            .isFalse();
                }
            }
            assertThat(Checkpoint.open(NOTE.substring(0, at), SIGNER.verifier()).isAccepted())
                    .isFalse();
        }
    }

    @Test
    void malformedCheckpointsAreRefused() {
        var root = CHECKPOINT.root().base64();
        for (var bad : List.of(
                "",
                "\n\n\n",
                ORIGIN + "\n9\n" + root,
                ORIGIN + "\n09\n" + root + "\n",
                ORIGIN + "\n-9\n" + root + "\n",
                ORIGIN + "\n9\n" + root.substring(4) + "\n",
                ORIGIN + "\n9\n" + root + "\n\n",
                "\n9\n" + root + "\n",
                ORIGIN + "\n9999999999999999\n" + root + "\n",
                ORIGIN + "\n99999999999999999999\n" + root + "\n",
                ORIGIN + "\n0\n" + root + "\n",
                ORIGIN + "\n٩\n" + root + "\n",
                "a b\n9\n" + root + "\n",
                ORIGIN + "\n9\n")) {
            assertThat(code(Checkpoint.parse(bad))).as(bad).isEqualTo("checkpoint.malformed");
        }
    }

    @Test
    void malformedKeysAreRefused() {
        var good = SIGNER.verifier().toString();
        var secret = SIGNER.secretText();
        for (int at = 0; at < good.length(); at++) {
            var changed = new StringBuilder(good);
            changed.setCharAt(at, good.charAt(at) == 'b' ? 'c' : 'b');
            assertThat(code(NoteVerifier.parse(changed.toString()))).isEqualTo("note.bad-key");
            assertThat(NoteVerifier.parse(good.substring(0, at)).isAccepted()).isFalse();
        }
        for (int at = 0; at < secret.length(); at++) {
            assertThat(code(NoteSigner.parse(secret.substring(0, at)))).isEqualTo("note.bad-secret");
        }
        assertThatThrownBy(() -> NoteSigner.generate("a b", new Random(1))).hasMessageContaining("cannot name a key");
    }

    static String code(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var refusal) ? refusal.code() : "accepted";
    }
}
