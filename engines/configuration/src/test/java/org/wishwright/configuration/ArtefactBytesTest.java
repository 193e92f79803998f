package org.wishwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Refused;

class ArtefactBytesTest {

    private static CompiledModel compiled() {
        return ModelCompiler.compile(RandomModels.model(4), Budget.standard()).orThrow();
    }

    @Test
    void bytes_read_back_as_the_same_model_with_the_same_hash() {
        var compiled = compiled();
        var again = CompiledModel.fromBytes(compiled.toBytes()).orThrow();
        assertThat(again.toBytes()).isEqualTo(compiled.toBytes());
        assertThat(again.hash()).isEqualTo(compiled.hash()).matches("[0-9a-f]{64}");
        assertThat(again.modelHash()).isEqualTo(compiled.modelHash()).isEqualTo(SemanticHash.of(RandomModels.model(4)));
        assertThat(again.model()).isEqualTo(compiled.model());
        assertThat(compiled().hash()).isEqualTo(compiled.hash());
    }

    @Test
    void every_truncation_and_every_flipped_byte_is_refused() {
        var bytes = compiled().toBytes();
        for (int length = 0; length < bytes.length; length++) {
            refused(CompiledModel.fromBytes(Arrays.copyOf(bytes, length)));
        }
        for (int at = 0; at < bytes.length; at++) {
            var flipped = bytes.clone();
            flipped[at] ^= 1;
            refused(CompiledModel.fromBytes(flipped));
        }
    }

    @Test
    void a_forged_checksum_does_not_let_a_broken_structure_in() throws Exception {
        var bytes = compiled().toBytes();
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            var forged = bytes.clone();
            for (int k = random.nextInt(4); k >= 0; k--) {
                forged[random.nextInt(forged.length - 32)] = (byte) random.nextInt(256);
            }
            int body = forged.length - 32;
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(forged, 0, body);
            System.arraycopy(digest.digest(), 0, forged, body, 32);
            var outcome = CompiledModel.fromBytes(forged);
            if (outcome.isAccepted()) {
                var model = outcome.orThrow();
                assertThat(model.ask(model.emptySelection()).count()).isNotNull();
            } else {
                refused(outcome);
            }
        }
    }

    private static void refused(Outcome<CompiledModel> outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("model.artefact-corrupt"));
    }
}
