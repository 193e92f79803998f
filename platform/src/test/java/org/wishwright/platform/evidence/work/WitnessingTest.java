package org.wishwright.platform.evidence.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.evidence.EvidenceBook;
import org.wishwright.platform.evidence.store.LogStore;
import org.wishwright.platform.evidence.store.WitnessStore;
import org.wishwright.provenance.check.ReceiptCheck;
import org.wishwright.provenance.check.Trust;

@PlatformTest
class WitnessingTest {

    @Autowired
    Facts facts;

    @Autowired
    EvidenceBook book;

    @Autowired
    LogStore log;

    @Autowired
    WitnessStore store;

    @Test
    void witnessesCosignAndReceiptsCarryTheirWord() throws Exception {
        var fact = facts.sequenced(3).getFirst();
        try (var one = new TinyWitness("witness.example/one", book.keys());
                var two = new TinyWitness("witness.example/two", book.keys())) {
            var witnessing = new Witnessing(new Witnesses(one.setting() + ",\n " + two.setting()), store, log);
            witnessing.ask();
            assertThat(witnessing.troubles()).isEmpty();
            facts.sequenced(300);
            witnessing.ask();
            assertThat(witnessing.troubles()).isEmpty();
            assertThat(one.answers).containsOnly(200);
            var trust = new Trust(
                    Optional.of(book.key()),
                    List.of(
                            one.signer.verifier().asWitness(),
                            two.signer.verifier().asWitness()),
                    Optional.empty());
            var file = book.receiptOf(fact.subject()).orElseThrow().toBytes();
            var verdict = ReceiptCheck.of(file, trust);
            assertThat(verdict.findings()).isEmpty();
            assertThat(verdict.said()).anyMatch(line -> line.startsWith("seen by witness.example/two"));
        }
    }

    @Test
    void aWitnessThatRemembersMoreOrLessTellsItsSize() throws Exception {
        facts.sequenced(1);
        try (var witness = new TinyWitness("witness.example/forgetful", book.keys())) {
            var key = witness.signer.verifier().asWitness().toString();
            store.saw(key, book.size());
            var witnessing = new Witnessing(new Witnesses(witness.setting()), store, log);
            witnessing.ask();
            assertThat(witness.answers).containsExactly(409, 200);
            assertThat(witnessing.troubles()).isEmpty();
        }
    }

    @Test
    void oneThatCannotBeReachedOrSpeaksNonsenseIsNamed() throws Exception {
        facts.sequenced(1);
        String setting;
        try (var witness = new TinyWitness("witness.example/gone", book.keys())) {
            setting = witness.setting();
        }
        var gone = new Witnessing(new Witnesses(setting), store, log);
        gone.ask();
        assertThat(gone.troubles()).containsOnlyKeys("witness.example/gone");
        try (var witness = new TinyWitness("witness.example/real", book.keys());
                var other = new TinyWitness("witness.example/other", book.keys())) {
            var address = witness.setting().substring(witness.setting().indexOf(' '));
            var mixed = other.signer.verifier().asWitness() + address;
            var witnessing = new Witnessing(new Witnesses(mixed), store, log);
            witnessing.ask();
            assertThat(witnessing.troubles().get("witness.example/other")).contains("without a cosignature");
        }
    }

    @Test
    void aSettingThatIsNoWitnessStopsTheStart() {
        assertThat(new Witnesses("").all()).isEmpty();
        for (var bad : List.of("x", "x http://127.0.0.1/", book.key() + " http://127.0.0.1/")) {
            assertThatThrownBy(() -> new Witnesses(bad)).isInstanceOf(RuntimeException.class);
        }
    }
}
