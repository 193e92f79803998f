package org.wishwright.provenance.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wishwright.provenance.Fact;
import org.wishwright.provenance.NoteSigner;
import org.wishwright.provenance.Receipt;
import org.wishwright.provenance.ReceiptFile;
import org.wishwright.provenance.ReceiptFile.Proven;

class ReceiptCheckTest {

    private static final Tampered LOG = new Tampered(300, 1);
    private static final ReceiptFile RECEIPT = LOG.receipt(3, 6);
    private static final byte[] FILE = RECEIPT.toBytes();

    @Test
    void aReceiptAsDownloadedPassesAndTellsItsFacts() {
        var verdict = ReceiptCheck.of(FILE, Trust.NONE.withKey(Tampered.SIGNER.verifier()));
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.said())
                .hasSize(5)
                .anyMatch(line -> line.contains("piece.inspected"))
                .contains("sealed whole: 3 facts, none left out");
        assertThat(ReceiptCheck.of(FILE, Trust.NONE).said()).anyMatch(line -> line.startsWith("no key was given"));
    }

    @Test
    void anyByteChangedIsRefusedAndNothingThrows() {
        var random = new Random(2);
        for (int at = 0; at < FILE.length; at++) {
            var changed = FILE.clone();
            changed[at] ^= (byte) (1 + random.nextInt(255));
            var verdict = ReceiptCheck.of(changed, Trust.NONE);
            assertThat(verdict.isPassed()).as("byte " + at).isFalse();
            assertThat(verdict.findings()).allMatch(finding -> !finding.where().isEmpty());
        }
    }

    @Test
    void anyByteMissingOrAddedIsRefused() {
        for (int at = 0; at < FILE.length; at += 7) {
            assertThat(ReceiptCheck.of(Arrays.copyOf(FILE, at), Trust.NONE).isPassed())
                    .isFalse();
            var longer = new byte[FILE.length + 1];
            System.arraycopy(FILE, 0, longer, 0, at);
            longer[at] = ' ';
            System.arraycopy(FILE, at, longer, at + 1, FILE.length - at);
            assertThat(ReceiptCheck.of(longer, Trust.NONE).isPassed())
                    .as("blank at " + at)
                    .isFalse();
        }
    }

    @Test
    void itSaysWhichByteOfWhichFactWasChanged() {
        var text = new String(FILE, StandardCharsets.UTF_8);
        var changed = text.replace("件-4", "件-9").getBytes(StandardCharsets.UTF_8);
        int at = Arrays.mismatch(FILE, changed);
        var finding = ReceiptCheck.of(changed, Trust.NONE).findings().getFirst();
        assertThat(finding.code()).isEqualTo("receipt.fact-altered");
        assertThat(finding.where()).isEqualTo("facts[1] (piece.inspected)");
        assertThat(finding.sentence())
                .contains("Byte " + at + " of the file")
                .contains("'4'")
                .contains("'9'");
        var salt = RECEIPT.facts().get(2).salt().base64();
        var other = (salt.charAt(0) == 'A' ? "B" : "A") + salt.substring(1);
        var salted = ReceiptCheck.of(text.replace(salt, other).getBytes(StandardCharsets.UTF_8), Trust.NONE);
        assertThat(salted.findings().getFirst().where()).startsWith("facts[2]");
        assertThat(salted.findings().getFirst().sentence()).contains("of the salt was changed");
    }

    @Test
    void aFactLeftOutAddedOrPutElsewhereBreaksTheSeal() {
        var facts = RECEIPT.facts();
        for (var others : List.of(
                facts.subList(0, 2),
                List.of(facts.get(1), facts.get(0), facts.get(2)),
                LOG.receipt(3, 7).facts())) {
            var changed =
                    new ReceiptFile(RECEIPT.subject(), RECEIPT.keys(), RECEIPT.checkpoint(), others, RECEIPT.seal());
            assertThat(ReceiptCheck.of(changed.toBytes(), Trust.NONE).findings())
                    .extracting(Finding::code)
                    .containsExactly("receipt.seal-broken");
        }
    }

    @Test
    void aFactThatTheLogDoesNotHoldIsNamed() {
        var fact = Fact.builder("piece.inspected")
                .with("subject", "order-1")
                .with("piece", "false")
                .build();
        var facts = new java.util.ArrayList<>(RECEIPT.facts());
        var real = facts.get(1);
        facts.set(
                1,
                new Proven(
                        org.wishwright.provenance.Commitment.to(fact, real.salt()),
                        fact,
                        real.salt(),
                        4,
                        real.proof()));
        var forged = ReceiptFile.seal(
                "order-1", Tampered.KEYS, LOG.checkpoint().sign(Tampered.SIGNER), facts, Tampered.SIGNER);
        var findings = ReceiptCheck.of(forged.toBytes(), Trust.NONE).findings();
        assertThat(findings).extracting(Finding::code).containsExactly("receipt.not-in-log");
        assertThat(findings.getFirst().where()).startsWith("facts[1]");
    }

    @Test
    void anotherLogsReceiptAndAForgersAreRefusedByWhoeverKnowsTheKey() {
        var forger = NoteSigner.generate(Tampered.ORIGIN, new Random(5));
        var forged = ReceiptFile.seal(
                "order-1",
                org.wishwright.provenance.LogKeys.of(forger.verifier()),
                LOG.checkpoint().sign(forger),
                RECEIPT.facts(),
                forger);
        assertThat(ReceiptCheck.of(forged.toBytes(), Trust.NONE).isPassed()).isTrue();
        assertThat(ReceiptCheck.of(forged.toBytes(), Trust.NONE.withKey(Tampered.SIGNER.verifier()))
                        .findings())
                .extracting(Finding::code)
                .contains("checkpoint.unknown-key");
    }

    @Test
    void witnessesThatAreAskedForMustHaveSigned() {
        var witness = NoteSigner.generate("witness.example", new Random(6));
        var trust = new Trust(Optional.empty(), List.of(witness.verifier().asWitness()), Optional.empty());
        assertThat(ReceiptCheck.of(FILE, trust).findings())
                .extracting(Finding::code)
                .containsExactly("note.unsigned");
        var seen = LOG.checkpoint().sign(Tampered.SIGNER).cosign(witness, Instant.ofEpochSecond(1_700_000_000));
        var receipt = ReceiptFile.seal("order-1", Tampered.KEYS, seen, RECEIPT.facts(), Tampered.SIGNER);
        var verdict = ReceiptCheck.of(receipt.toBytes(), trust);
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.said()).contains("seen by witness.example at 2023-11-14T22:13:20Z");
    }

    @Test
    void hugeCutAndForeignFilesAreRefused() {
        var key = Trust.NONE.withKey(Tampered.SIGNER.verifier());
        assertThat(code(new byte[ReceiptFile.MAX_BYTES + 1], key)).isEqualTo("receipt.too-long");
        assertThat(code(new byte[0], key)).isEqualTo("json.malformed");
        assertThat(code("not json".getBytes(StandardCharsets.UTF_8), key)).isEqualTo("json.malformed");
        assertThat(code("{}".getBytes(StandardCharsets.UTF_8), key)).isEqualTo("receipt.malformed");
        assertThat(code(new byte[] {'{', (byte) 0xFF, '}'}, key)).isEqualTo("receipt.not-text");
        var deep = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        assertThat(code(deep, key)).isEqualTo("json.malformed");
    }

    @Test
    void theReceiptOfOneFactIsCheckedByItsKey() {
        var one = RECEIPT.facts().getFirst();
        var json = new Receipt(one.fact(), one.salt(), one.index(), one.proof(), RECEIPT.checkpoint()).toJson();
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        assertThat(ReceiptCheck.of(bytes, Trust.NONE.withKey(Tampered.SIGNER.verifier()))
                        .isPassed())
                .isTrue();
        assertThat(code(bytes, Trust.NONE)).isEqualTo("receipt.no-key");
        var changed = json.replace("件-3", "件-4").getBytes(StandardCharsets.UTF_8);
        assertThat(code(changed, Trust.NONE.withKey(Tampered.SIGNER.verifier())))
                .isEqualTo("receipt.not-in-log");
    }

    private static String code(byte[] file, Trust trust) {
        return ReceiptCheck.of(file, trust).findings().getFirst().code();
    }
}
