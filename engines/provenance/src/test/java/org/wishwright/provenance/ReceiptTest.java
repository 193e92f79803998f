package org.wishwright.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.provenance.CheckpointTest.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wishwright.kernel.Outcome;

class ReceiptTest {

    private static final String ORIGIN = "wishwright.example/log";
    private static final NoteSigner SIGNER = NoteSigner.generate(ORIGIN, new Random(1));
    private static final NoteVerifier KEY = SIGNER.verifier();
    private static final int INDEX = 123;
    private static final Fact FACT = fact(INDEX);
    private static final Receipt RECEIPT = receipt();

    private static Fact fact(int i) {
        return Fact.builder("piece.inspected")
                .with("piece", "件-" + i)
                .with("passed", true)
                .build();
    }

    private static Receipt receipt() {
        var random = new Random(2);
        var salts = new ArrayList<Salt>();
        var leaves = new ArrayList<Hash>();
        for (int i = 0; i < 300; i++) {
            salts.add(Salt.draw(random));
            leaves.add(Commitment.to(fact(i), salts.get(i)).leafHash());
        }
        var store = new Logs.InMemory();
        var frontier = Frontier.EMPTY.append(leaves, store);
        var proof = new MerkleLog(store, frontier.size()).inclusionProof(INDEX);
        return Receipt.of(
                FACT, salts.get(INDEX), proof, Checkpoint.of(ORIGIN, frontier).sign(SIGNER));
    }

    @Test
    void provesItsFactFromTheFileAndThePublicKeyAlone() {
        var read = Receipt.fromJson(RECEIPT.toJson()).orThrow();
        assertThat(read).isEqualTo(RECEIPT);
        assertThat(read.verify(NoteVerifier.parse(KEY.toString()).orThrow())
                        .orThrow()
                        .size())
                .isEqualTo(300);
    }

    @Test
    void layoutDoesNotMatter() {
        var pretty = RECEIPT.toJson().replace("\",\"", "\" ,\n  \"");
        assertThat(pretty).isNotEqualTo(RECEIPT.toJson());
        assertThat(Receipt.fromJson(pretty)).isEqualTo(Outcome.accepted(RECEIPT));
    }

    @Test
    void anyTamperedPartFails() {
        var r = RECEIPT;
        assertThat(code(new Receipt(fact(124), r.salt(), INDEX, r.proof(), r.checkpoint()).verify(KEY)))
                .isEqualTo("receipt.not-in-log");
        for (int bit = 0; bit < 256; bit++) {
            var salt = Salt.of(Logs.flip(r.salt().bytes(), bit));
            assertThat(new Receipt(FACT, salt, INDEX, r.proof(), r.checkpoint())
                            .verify(KEY)
                            .isAccepted())
                    .isFalse();
        }
        for (int index : new int[] {0, 122, 124, 299, 300, Integer.MAX_VALUE}) {
            assertThat(new Receipt(FACT, r.salt(), index, r.proof(), r.checkpoint())
                            .verify(KEY)
                            .isAccepted())
                    .isFalse();
        }
        for (int at = 0; at < r.proof().size(); at++) {
            var proof = Logs.with(r.proof(), at, Logs.flip(r.proof().get(at), at));
            assertThat(code(new Receipt(FACT, r.salt(), INDEX, proof, r.checkpoint()).verify(KEY)))
                    .isEqualTo("receipt.not-in-log");
        }
        var forged = r.checkpoint().replace("\n300\n", "\n301\n");
        assertThat(code(new Receipt(FACT, r.salt(), INDEX, r.proof(), forged).verify(KEY)))
                .isEqualTo("note.forged");
        var stranger = NoteSigner.generate(ORIGIN, new Random(9)).verifier();
        assertThat(code(r.verify(stranger))).isEqualTo("note.unsigned");
    }

    @Test
    void aFileWithAnyCharacterChangedNeverProvesAnotherFactAndNeverThrows() {
        var random = new Random(10);
        var json = RECEIPT.toJson();
        for (int at = 0; at < json.length(); at++) {
            var changed = new StringBuilder(json);
            changed.setCharAt(at, "{}[]\",:\\01Ax /+= \n\ud800".charAt(random.nextInt(19)));
            if (Receipt.fromJson(changed.toString()) instanceof Outcome.Accepted<Receipt>(var read)
                    && read.verify(KEY).isAccepted()) {
                assertThat(read).isEqualTo(RECEIPT);
            }
        }
    }

    @Test
    void filesOfAnotherKindAreRefused() {
        var json = RECEIPT.toJson();
        assertThat(code(Receipt.fromJson("not json"))).isEqualTo("json.malformed");
        assertThat(code(Receipt.fromJson(" ".repeat(Receipt.MAX_CHARS + 1)))).isEqualTo("json.too-long");
        for (var bad : List.of(
                "{}",
                json.replace("receipt-v1", "receipt-v2"),
                json.replace("\"index\":123", "\"index\":\"123\""),
                json.replace("\"index\":123", "\"index\":-1"),
                json.replace("\"index\":123", "\"index\":123,\"extra\":1"),
                json.replace("\"index\":123", "\"index\":9007199254740991"),
                json.replace("\"passed\":true", "\"passed\":" + "[".repeat(20) + "]".repeat(20)),
                json.replaceFirst("\"proof\":\\[\"", "\"proof\":[\"A"),
                json.replaceFirst("\"proof\":\\[\"", "\"proof\":[null,\""),
                json.replaceFirst("\"salt\":\"", "\"salt\":\"A"))) {
            assertThat(code(Receipt.fromJson(bad))).as(bad).isEqualTo("receipt.malformed");
        }
    }
}
