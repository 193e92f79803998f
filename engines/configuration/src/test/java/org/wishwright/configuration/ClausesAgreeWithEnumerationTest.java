package org.wishwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.Enumeration.Product;
import org.wishwright.configuration.compiled.clauses.ClauseCompiler;
import org.wishwright.configuration.compiled.clauses.ClauseCompiler.Limits;
import org.wishwright.configuration.compiled.clauses.DecisionCircuit;
import org.wishwright.configuration.format.DimacsReader;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;

class ClausesAgreeWithEnumerationTest {

    private static final Limits AMPLE = new Limits(1_000_000, 1_000_000_000L, () -> true);

    /** Without the price tables that hang on several modules. */
    private static Model model(long seed) {
        var model = RandomModels.model(seed);
        var prices = model.prices().stream().filter(p -> p.scope().size() == 1).toList();
        return new Model(
                model.id(),
                model.name(),
                model.currency(),
                model.basePriceMinor(),
                model.modules(),
                model.rules(),
                prices);
    }

    @Test
    void four_thousand_random_models_have_the_products_that_enumeration_finds() {
        int possible = 0;
        for (long seed = 0; seed < 4_000; seed++) {
            var model = model(seed);
            if (!ClauseCompiler.canCompile(model)) {
                continue;
            }
            var products = Enumeration.products(model, model.rules());
            var outcome = ClauseCompiler.compile(model, AMPLE);
            switch (outcome) {
                case Refused<DecisionCircuit>(var refusal) -> {
                    assertThat(refusal.code()).as("%s", seed).isEqualTo("model.unsatisfiable");
                    assertThat(products).as("%s", seed).isEmpty();
                }
                case Accepted<DecisionCircuit>(var circuit) -> {
                    agree(seed, model, products, circuit);
                    possible++;
                }
            }
        }
        assertThat(possible).isBetween(1_200, 3_960);
    }

    private static void agree(long seed, Model model, List<Product> products, DecisionCircuit circuit) {
        var open = new boolean[circuit.literals()];
        Arrays.fill(open, true);
        var cellwise = new Cellwise(model, Vocabulary.of(model));
        var cells = products.stream().map(cellwise::cells).distinct().toList();
        assertThat(CircuitCount.count(circuit, open)).as("%s", seed).isEqualTo(BigInteger.valueOf(cells.size()));
        int first = 0;
        for (int m = 0; m < model.modules().size(); m++) {
            int module = m;
            int size = model.modules().get(m).options().size();
            for (int o = 0; o < size; o++) {
                Arrays.fill(open, first, first + size, false);
                open[first + o] = true;
                int option = o;
                long expected =
                        cells.stream().filter(c -> c.get(module) == option).count();
                assertThat(CircuitCount.count(circuit, open))
                        .as("%s %s=%s", seed, m, o)
                        .isEqualTo(BigInteger.valueOf(expected));
            }
            Arrays.fill(open, first, first + size, true);
            first += size;
        }
    }

    @Test
    void the_same_model_gives_the_same_circuit() {
        for (long seed = 0; seed < 200; seed++) {
            if (ClauseCompiler.compile(model(seed), AMPLE) instanceof Accepted<DecisionCircuit>(var circuit)) {
                var again = ClauseCompiler.compile(model(seed), AMPLE).orThrow();
                assertThat(again.child()).isEqualTo(circuit.child());
                assertThat(again.childStart()).isEqualTo(circuit.childStart());
                assertThat(again.any()).isEqualTo(circuit.any());
            }
        }
    }

    @Test
    void a_chain_of_five_thousand_modules_needs_no_deep_stack() {
        var file = new StringBuilder("p cnf 5000 4999\n");
        for (int v = 1; v < 5_000; v++) {
            file.append(-v).append(' ').append(v + 1).append(" 0\n");
        }
        var bytes = file.toString().getBytes(StandardCharsets.UTF_8);
        var chain =
                DimacsReader.read("chain", bytes, Currency.getInstance("EUR")).orThrow();
        var circuit = ClauseCompiler.compile(chain, AMPLE).orThrow();
        var open = new boolean[circuit.literals()];
        Arrays.fill(open, true);
        assertThat(CircuitCount.count(circuit, open)).isEqualTo(BigInteger.valueOf(5_001));
    }

    @Test
    void a_search_can_be_cancelled() {
        int[] asked = {0};
        var file = "p cnf 60 0\n".getBytes(StandardCharsets.UTF_8);
        var model = DimacsReader.read("m", file, Currency.getInstance("EUR")).orThrow();
        assertThat(ClauseCompiler.compile(model, new Limits(1_000, 1_000_000, () -> asked[0]++ > 9))
                        .isAccepted())
                .isTrue();
        var bytes = RandomClauses.file(200, 700, 3).getBytes(StandardCharsets.UTF_8);
        var hard = DimacsReader.read("m", bytes, Currency.getInstance("EUR")).orThrow();
        refused(
                ClauseCompiler.compile(hard, new Limits(1_000_000, 1L << 40, () -> asked[0]++ < 9)),
                "model.compile-cancelled");
        refused(ClauseCompiler.compile(hard, new Limits(100, 1L << 40, () -> true)), "model.too-large");
    }

    @Test
    void what_is_not_allowed_to_go_on_says_what_ran_out() {
        var model = model(1);
        refused(ClauseCompiler.compile(model, new Limits(1_000, 1, () -> true)), "model.too-large");
    }

    private static void refused(Outcome<DecisionCircuit> outcome, String code) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal().code()).isEqualTo(code));
    }
}
