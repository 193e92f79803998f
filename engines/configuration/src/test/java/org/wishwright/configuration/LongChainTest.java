package org.wishwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.Rule.TableRule;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.Mode;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.kernel.LocalText;

/** Thousands of modules, each of which only knows its neighbours, against counting from one end to the other. */
class LongChainTest {

    private static final int MODULES = 4_000;
    private static final int OPTIONS = 4;

    @Test
    void a_long_chain_of_tables_compiles_and_counts() {
        var random = new Random(1);
        var allowed = new boolean[MODULES - 1][OPTIONS][OPTIONS];
        var modules = new ArrayList<Module>();
        var rules = new ArrayList<Rule>();
        for (int m = 0; m < MODULES; m++) {
            var options = IntStream.range(0, OPTIONS)
                    .mapToObj(o -> new Option("o" + o, LocalText.of("en", "o"), null))
                    .toList();
            modules.add(new Module("m" + m, LocalText.of("en", "m"), options));
        }
        for (int m = 0; m + 1 < MODULES; m++) {
            var cells = new ArrayList<String>();
            for (int a = 0; a < OPTIONS; a++) {
                for (int b = 0; b < OPTIONS; b++) {
                    if (a == b || random.nextInt(3) > 0) {
                        allowed[m][a][b] = true;
                        cells.addAll(List.of("o" + a, "o" + b));
                    }
                }
            }
            var scope = List.of("m" + m, "m" + (m + 1));
            rules.add(new TableRule("r" + m, 0, LocalText.of("en", "r"), scope, Tuples.of(2, cells), true));
        }
        var euros = Currency.getInstance("EUR");
        var model = new Model("chain", LocalText.of("en", "chain"), euros, 0, modules, rules, List.of());
        var compiled = ModelCompiler.compile(model, Budget.standard()).orThrow();
        assertThat(compiled.mode()).isEqualTo(Mode.TABLES);
        assertThat(compiled.ask(compiled.emptySelection()).count()).isEqualTo(counted(allowed));
    }

    private static BigInteger counted(boolean[][][] allowed) {
        var ways = new BigInteger[OPTIONS];
        Arrays.fill(ways, BigInteger.ONE);
        for (var step : allowed) {
            var next = new BigInteger[OPTIONS];
            Arrays.fill(next, BigInteger.ZERO);
            for (int a = 0; a < OPTIONS; a++) {
                for (int b = 0; b < OPTIONS; b++) {
                    next[b] = step[a][b] ? next[b].add(ways[a]) : next[b];
                }
            }
            ways = next;
        }
        return Arrays.stream(ways).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
