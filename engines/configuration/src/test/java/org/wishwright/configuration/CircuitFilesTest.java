package org.wishwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            boolean counts = model.modules().stream().noneMatch(m -> m.kind() instanceof Kind.Number);
            if (counts
                    && ClauseCompiler.canCompile(model)
                    && ClauseCompiler.compile(model, AMPLE) instanceof Accepted<DecisionCircuit>(var circuit)) {
                var products = Enumeration.products(model, model.rules()).size();
                check.check(seed, model, circuit, BigInteger.valueOf(products));
            }
        }
    }

    @Test
    void c2d_files_count_as_the_model_does() {
        onRandomModels((seed, model, circuit, products) ->
                assertThat(c2d(NnfWriter.c2d(model, circuit))).as("%s", seed).isEqualTo(products));
    }

    @Test
    void d4_files_count_as_the_model_does() {
        onRandomModels((seed, model, circuit, products) ->
                assertThat(d4(NnfWriter.d4(model, circuit))).as("%s", seed).isEqualTo(products));
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

    /** Checks that the circuit is decomposable and smooth on the way. */
    private static BigInteger c2d(String file) {
        var lines = file.lines().toList();
        var head = lines.getFirst().split(" ");
        var counts = new ArrayList<BigInteger>();
        var scopes = new ArrayList<BitSet>();
        int edges = 0;
        for (var line : lines.subList(1, lines.size())) {
            var words = line.split(" ");
            var count = words[0].equals("O") ? BigInteger.ZERO : BigInteger.ONE;
            var scope = new BitSet();
            if (words[0].equals("L")) {
                scope.set(Math.abs(Integer.parseInt(words[1])));
            } else {
                int first = words[0].equals("O") ? 3 : 2;
                assertThat(words.length - first).isEqualTo(Integer.parseInt(words[first - 1]));
                for (var word : Arrays.copyOfRange(words, first, words.length)) {
                    int child = Integer.parseInt(word);
                    assertThat(child).isLessThan(counts.size());
                    edges++;
                    if (words[0].equals("A")) {
                        assertThat(scope.intersects(scopes.get(child))).isFalse();
                        count = count.multiply(counts.get(child));
                    } else {
                        assertThat(scope.isEmpty() || scope.equals(scopes.get(child)))
                                .isTrue();
                        count = count.add(counts.get(child));
                    }
                    scope.or(scopes.get(child));
                }
            }
            counts.add(count);
            scopes.add(scope);
        }
        assertThat(counts).hasSize(Integer.parseInt(head[1]));
        assertThat(edges).isEqualTo(Integer.parseInt(head[2]));
        assertThat(scopes.getLast().cardinality()).isEqualTo(Integer.parseInt(head[3]));
        return counts.getLast();
    }

    private static BigInteger d4(String file) {
        var kinds = new HashMap<Integer, String>();
        var children = new HashMap<Integer, List<Integer>>();
        for (var line : file.lines().toList()) {
            var words = line.split(" ");
            assertThat(words[words.length - 1]).isEqualTo("0");
            if (Character.isLetter(words[0].charAt(0))) {
                kinds.put(Integer.parseInt(words[1]), words[0]);
            } else {
                children.computeIfAbsent(Integer.parseInt(words[0]), _ -> new ArrayList<>())
                        .add(Integer.parseInt(words[1]));
            }
        }
        return d4(1, kinds, children);
    }

    private static BigInteger d4(int node, Map<Integer, String> kinds, Map<Integer, List<Integer>> children) {
        boolean any = "o".equals(kinds.get(node));
        var count = any ? BigInteger.ZERO : BigInteger.ONE;
        for (int child : children.getOrDefault(node, List.of())) {
            var of = d4(child, kinds, children);
            count = any ? count.add(of) : count.multiply(of);
        }
        return count;
    }
}
