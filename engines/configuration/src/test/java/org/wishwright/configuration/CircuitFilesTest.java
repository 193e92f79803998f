package org.wishwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.configuration.compiled.clauses.ClauseCompiler;
import org.wishwright.configuration.compiled.clauses.ClauseCompiler.Limits;
import org.wishwright.configuration.compiled.clauses.DecisionCircuit;
import org.wishwright.configuration.format.DimacsReader;
import org.wishwright.configuration.format.DimacsWriter;
import org.wishwright.configuration.format.NnfWriter;
import org.wishwright.kernel.Outcome.Accepted;

/** What is written is read back by counters that know the formats alone. */
class CircuitFilesTest {

    private static final Limits AMPLE = new Limits(1_000_000, 1_000_000_000L, () -> true);

    private interface Check {
        void check(long seed, Model model, DecisionCircuit circuit, BigInteger products);
    }

    private static void onRandomModels(Check check) {
        for (long seed = 0; seed < 1_000; seed++) {
            var all = RandomModels.model(seed);
            var model = new Model(all.id(), all.name(), all.currency(), 0, all.modules(), all.rules(), List.of());
            if (ClauseCompiler.canCompile(model)
                    && ClauseCompiler.compile(model, AMPLE) instanceof Accepted<DecisionCircuit>(var circuit)) {
                var products =
                        new Cellwise(model, Vocabulary.of(model)).distinct(Enumeration.products(model, model.rules()));
                check.check(seed, model, circuit, BigInteger.valueOf(products));
            }
        }
    }

    @Test
    void c2d_files_count_as_the_model_does() {
        onRandomModels((seed, model, circuit, products) -> assertThat(NnfCount.c2d(NnfWriter.c2d(model, circuit)))
                .as("%s", seed)
                .isEqualTo(products));
    }

    @Test
    void d4_files_count_as_the_model_does() {
        onRandomModels((seed, model, circuit, products) -> assertThat(NnfCount.d4(NnfWriter.d4(model, circuit)))
                .as("%s", seed)
                .isEqualTo(products));
    }

    @Test
    void dimacs_files_read_back_and_count_as_the_model_does() {
        onRandomModels((seed, model, circuit, products) -> {
            var file = DimacsWriter.write(model).getBytes(StandardCharsets.UTF_8);
            var read = DimacsReader.read("again", file, model.currency()).orThrow();
            var compiled = ModelCompiler.compile(read, Budget.standard()).orThrow();
            assertThat(compiled.ask(compiled.emptySelection()).count())
                    .as("%s", seed)
                    .isEqualTo(products);
        });
    }

    @Test
    void a_dimacs_file_names_what_its_variables_say() {
        var text = "c 1 Bike\nc 2 Bell\np cnf 2 1\n-2 1 0\n";
        var model = DimacsReader.read(
                        "m",
                        text.getBytes(StandardCharsets.UTF_8),
                        RandomModels.model(1).currency())
                .orThrow();
        assertThat(DimacsWriter.write(model)).isEqualTo("c m\nc 1 Bike\nc 2 Bell\np cnf 2 1\n1 -2 0\n");
    }
}
