package org.wishwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.configuration.format.DimacsReader;
import org.wishwright.configuration.format.NnfWriter;

/** A circuit of more than 100,000 nodes: counts and draws against its own file and the clauses themselves. */
class LargeCircuitTest {

    private static final int VARIABLES = 52;
    private static final int DRAWS = 400;

    private final String file = RandomClauses.file(VARIABLES, 100, 1);

    private static Model read(String clauses) {
        return DimacsReader.read("m", clauses.getBytes(StandardCharsets.UTF_8), Currency.getInstance("EUR"))
                .orThrow();
    }

    private static BigInteger count(CompiledModel compiled, Map<String, String> choices) {
        return compiled.ask(Selection.of(compiled.vocabulary(), choices).orThrow())
                .count();
    }

    @Test
    void counts_and_draws_are_those_of_the_clauses() {
        var model = read(file);
        var compiled = ModelCompiler.compile(model, Budget.standard()).orThrow();
        assertThat(compiled.nodes()).isGreaterThan(100_000);
        var all = count(compiled, Map.of());
        assertThat(NnfCount.c2d(NnfWriter.c2d(model, compiled.circuit()))).isEqualTo(all);
        var yes = count(compiled, Map.of("v1", "yes", "v9", "no"));
        var others = Stream.of(Map.of("v1", "no"), Map.of("v1", "yes", "v9", "yes"))
                .map(choices -> count(compiled, choices))
                .reduce(BigInteger.ZERO, BigInteger::add);
        assertThat(yes.add(others)).isEqualTo(all);
        var answer = compiled.ask(compiled.emptySelection());
        assertThat(answer.countApprox() / all.doubleValue()).isBetween(1 - 1e-9, 1 + 1e-9);
        draws(compiled, all);
    }

    /** Every draw keeps every clause, and each variable is drawn as often as its share of the products says. */
    private void draws(CompiledModel compiled, BigInteger all) {
        var random = new Random(5);
        var answer = compiled.ask(compiled.emptySelection());
        var drawn = new ArrayList<Map<String, String>>();
        for (int i = 0; i < DRAWS; i++) {
            drawn.add(answer.sample(random).orElseThrow().choices());
        }
        assertThat(drawn).allMatch(this::keepsClauses);
        assertThat(drawn.stream().distinct().count()).isGreaterThan(DRAWS * 9 / 10);
        for (int v = 1; v <= VARIABLES; v += 7) {
            var name = "v" + v;
            double share = new BigDecimal(count(compiled, Map.of(name, "yes")))
                    .divide(new BigDecimal(all), MathContext.DECIMAL64)
                    .doubleValue();
            double seen = (double) drawn.stream()
                            .filter(d -> "yes".equals(d.get(name)))
                            .count()
                    / DRAWS;
            assertThat(Math.abs(seen - share))
                    .as("%s", name)
                    .isLessThan(5 * Math.sqrt(share * (1 - share) / DRAWS) + 1e-3);
        }
    }

    private boolean keepsClauses(Map<String, String> choices) {
        return file.lines()
                .skip(1)
                .allMatch(clause -> Stream.of(clause.split(" ", -1))
                        .map(Integer::parseInt)
                        .filter(literal -> literal != 0)
                        .anyMatch(l -> (l > 0 ? "yes" : "no").equals(choices.get("v" + Math.abs(l)))));
    }
}
