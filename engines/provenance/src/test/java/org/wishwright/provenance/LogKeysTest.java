package org.wishwright.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wishwright.provenance.CheckpointTest.code;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wishwright.kernel.CanonicalJson;
import org.wishwright.kernel.StrictJson;

class LogKeysTest {

    private static final String ORIGIN = "wishwright.example/log";
    private static final NoteSigner FIRST = NoteSigner.generate(ORIGIN, new Random(1));
    private static final NoteSigner SECOND = NoteSigner.generate(ORIGIN, new Random(2));
    private static final NoteSigner THIRD = NoteSigner.generate(ORIGIN, new Random(3));
    private static final SignedNote AT_TEN = LogKeys.succession(FIRST, SECOND, 10);
    private static final LogKeys KEYS = LogKeys.of(FIRST.verifier())
            .follow(AT_TEN)
            .flatMap(keys -> keys.follow(LogKeys.succession(SECOND, THIRD, 20)))
            .orThrow();

    private static String note(int size, NoteSigner signer) {
        return Checkpoint.of(ORIGIN, Frontier.EMPTY.append(Logs.leaves(size, 5)))
                .sign(signer)
                .toString();
    }

    @Test
    void oldKeysStillVerifyWhatTheySignedInTheirTime() {
        for (int size = 0; size <= 30; size++) {
            assertThat(KEYS.open(note(size, FIRST)).isAccepted()).isEqualTo(size <= 10);
            assertThat(KEYS.open(note(size, SECOND)).isAccepted()).isEqualTo(size >= 10 && size <= 20);
            assertThat(KEYS.open(note(size, THIRD)).isAccepted()).isEqualTo(size >= 20);
        }
        assertThat(code(KEYS.open(note(11, FIRST)))).isEqualTo("checkpoint.key-retired");
        var stranger = NoteSigner.generate(ORIGIN, new Random(4));
        assertThat(code(KEYS.open(note(5, stranger)))).isEqualTo("note.unsigned");
        assertThat(code(KEYS.open(note(5, FIRST).replace("\n5\n", "\n6\n")))).isEqualTo("note.forged");
        assertThat(KEYS.all()).containsExactly(FIRST.verifier(), SECOND.verifier(), THIRD.verifier());
        assertThat(KEYS.since(SECOND.verifier())).contains(10L);
    }

    @Test
    void theyComeBackFromTheirMembersAndNothingElseDoes() {
        var json = CanonicalJson.write(KEYS.members());
        var read = LogKeys.fromMembers(StrictJson.readObject(json, 100_000).orThrow());
        assertThat(read.orThrow().members()).isEqualTo(KEYS.members());
        for (int at = 0; at < json.length(); at++) {
            var changed = new StringBuilder(json);
            changed.setCharAt(at, json.charAt(at) == 'b' ? 'c' : 'b');
            var members = StrictJson.readObject(changed.toString(), 100_000);
            assertThat(members.flatMap(LogKeys::fromMembers).isAccepted())
                    .as(changed.toString())
                    .isFalse();
        }
        assertThat(code(LogKeys.fromMembers(null))).isEqualTo("keys.malformed");
        assertThat(code(LogKeys.fromMembers(
                        Map.of("first", FIRST.verifier().asWitness().toString(), "successions", List.of()))))
                .isEqualTo("keys.malformed");
    }

    @Test
    void onlyBothKeysTogetherHandOver() {
        var first = LogKeys.of(FIRST.verifier());
        assertThat(first.follow(AT_TEN).isAccepted()).isTrue();
        var onlyOld = new SignedNote(AT_TEN.text(), AT_TEN.signatures().subList(0, 1));
        var onlyNew = new SignedNote(AT_TEN.text(), AT_TEN.signatures().subList(1, 2));
        assertThat(code(first.follow(onlyOld))).isEqualTo("note.unsigned");
        assertThat(code(first.follow(onlyNew))).isEqualTo("note.unsigned");
        assertThat(code(first.follow(LogKeys.succession(SECOND, THIRD, 10)))).isEqualTo("keys.no-succession");
        assertThat(code(first.follow(LogKeys.succession(FIRST, FIRST, 10)))).isEqualTo("keys.no-succession");
        assertThat(code(KEYS.follow(LogKeys.succession(THIRD, FIRST, 30)))).isEqualTo("keys.no-succession");
        var backwards = LogKeys.succession(THIRD, NoteSigner.generate(ORIGIN, new Random(6)), 19);
        assertThat(code(KEYS.follow(backwards))).isEqualTo("keys.no-succession");
        var elsewhere = NoteSigner.generate("another.example/log", new Random(7));
        assertThat(code(first.follow(LogKeys.succession(FIRST, elsewhere, 5)))).isEqualTo("keys.no-succession");
        assertThat(code(first.follow(SignedNote.sign("a\n", FIRST)))).isEqualTo("keys.no-succession");
        assertThatThrownBy(() -> LogKeys.of(FIRST.verifier().asWitness())).isInstanceOf(IllegalArgumentException.class);
    }
}
