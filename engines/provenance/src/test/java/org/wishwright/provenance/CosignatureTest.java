package org.wishwright.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.provenance.CheckpointTest.code;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wishwright.kernel.Outcome;

/** Witnesses' cosignatures (C2SP tlog-cosignature, Ed25519), each step recomputed here from the standard's own words. */
class CosignatureTest {

    private static final String ORIGIN = "example.com/behind-the-sofa";
    private static final NoteSigner LOG = NoteSigner.generate(ORIGIN, new Random(1));
    private static final NoteSigner WITNESS = NoteSigner.generate("witness.example/w1", new Random(2));
    private static final NoteVerifier KEY = WITNESS.verifier().asWitness();
    private static final Instant AT = Instant.ofEpochSecond(1_679_315_147);
    private static final Checkpoint CHECKPOINT = Checkpoint.of(ORIGIN, Frontier.EMPTY.append(Logs.leaves(9, 9)));
    private static final SignedNote NOTE = CHECKPOINT.sign(LOG).cosign(WITNESS, AT);

    @Test
    void isByteForByteWhatTheStandardDescribes() throws Exception {
        var line = NOTE.toString().lines().reduce((a, b) -> b).orElseThrow();
        assertThat(line).startsWith("— witness.example/w1 ");
        var bytes = Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1));
        assertThat(bytes).hasSize(4 + 8 + 64);
        var published = KEY.toString().split("\\+", 3);
        var typed = Base64.getDecoder().decode(published[2]);
        assertThat(typed[0]).isEqualTo((byte) 4);
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update("witness.example/w1\n".getBytes(StandardCharsets.UTF_8));
        var id = java.util.Arrays.copyOf(digest.digest(typed), 4);
        assertThat(bytes).startsWith(id);
        assertThat(published[1]).isEqualTo(HexFormat.of().formatHex(id));
        assertThat(ByteBuffer.wrap(bytes, 4, 8).getLong()).isEqualTo(1_679_315_147L);
        var x509 = HexFormat.of()
                .parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(typed, 1, typed.length));
        var check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
        check.update(("cosignature/v1\ntime 1679315147\n" + CHECKPOINT.text()).getBytes(StandardCharsets.UTF_8));
        assertThat(check.verify(bytes, 12, 64)).isTrue();
    }

    @Test
    void saysWhenTheWitnessSawTheCheckpoint() {
        var read = SignedNote.parse(NOTE.toString()).orThrow();
        assertThat(read.cosigned(NoteVerifier.parse(KEY.toString()).orThrow())).isEqualTo(Outcome.accepted(AT));
        var again = read.cosign(WITNESS, AT.plusSeconds(5));
        assertThat(again.cosigned(KEY)).isEqualTo(Outcome.accepted(AT.plusSeconds(5)));
        assertThat(Checkpoint.open(again.toString(), LOG.verifier())).isEqualTo(Outcome.accepted(CHECKPOINT));
    }

    @Test
    void aWitnessIsNotTheLogNorTheLogAWitness() {
        assertThat(code(NOTE.cosigned(WITNESS.verifier()))).isEqualTo("note.undated");
        assertThat(code(NOTE.verify(WITNESS.verifier()))).isEqualTo("note.unsigned");
        var self = CHECKPOINT.sign(LOG).cosign(LOG, AT);
        assertThat(self.cosigned(LOG.verifier().asWitness())).isEqualTo(Outcome.accepted(AT));
        var onlySeen = new SignedNote(CHECKPOINT.text(), self.signatures().subList(1, 2)).toString();
        assertThat(code(Checkpoint.open(onlySeen, LOG.verifier()))).isEqualTo("note.unsigned");
        assertThat(code(Checkpoint.open(onlySeen, LOG.verifier().asWitness()))).isEqualTo("checkpoint.other-log");
    }

    @Test
    void aChangedTimeTextOrSignatureIsForged() {
        var line = NOTE.signatures().get(1);
        byte[] bytes = Base64.getDecoder().decode(line.signature());
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            var forged = new SignedNote.Line(
                    line.name(), line.id(), Base64.getEncoder().encodeToString(Logs.flip(bytes, bit)));
            assertThat(code(CHECKPOINT.sign(LOG).with(forged).cosigned(KEY))).isEqualTo("note.forged");
        }
        for (int length = 1; length < bytes.length; length++) {
            var cut = new SignedNote.Line(
                    line.name(), line.id(), Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(bytes, length)));
            assertThat(code(CHECKPOINT.sign(LOG).with(cut).cosigned(KEY))).isEqualTo("note.forged");
        }
        var other = Checkpoint.of(ORIGIN, Frontier.EMPTY.append(Logs.leaves(8, 9)));
        assertThat(code(other.sign(LOG).with(line).cosigned(KEY))).isEqualTo("note.forged");
    }

    @Test
    void aLineOfAWitnessComesBackFromItsText() {
        var line = NOTE.signatures().get(1);
        assertThat(SignedNote.Line.parse(line.toString().stripTrailing())).contains(line);
        for (var bad : new String[] {"", "— ", "— a", "— a b", "x a AAAAAAA=", "— a+b AAAAAAA=", "— a AAAA"}) {
            assertThat(SignedNote.Line.parse(bad)).as(bad).isEmpty();
        }
    }
}
