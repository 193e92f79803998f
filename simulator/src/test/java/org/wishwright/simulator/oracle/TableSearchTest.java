package org.wishwright.simulator.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.Evaluator;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.simulator.input.Sale;
import org.wishwright.simulator.input.SalesFile;

class TableSearchTest {

    /** Small random models with allowing, forbidding and formula rules. */
    private static Model model(Random random) {
        int modules = 3 + random.nextInt(4);
        var text = new StringBuilder("wishwright-model 1\nmodel m\ncurrency EUR\nbase 0\n");
        for (int m = 0; m < modules; m++) {
            text.append("module v").append(m).append("\n  option 0\n  option 1\n  option 2\n");
        }
        for (int r = 0; r < modules; r++) {
            int a = random.nextInt(modules);
            int b = (a + 1 + random.nextInt(modules - 1)) % modules;
            if (r % 3 == 2) {
                text.append("rule r%d formula v%d=0 implies not v%d=1\n".formatted(r, a, b));
                continue;
            }
            boolean allow = r % 3 == 0;
            text.append("rule r%d %s v%d v%d\n".formatted(r, allow ? "allow" : "forbid", a, b));
            var rows = new LinkedHashSet<String>();
            for (int i = 0; i < 5; i++) {
                rows.add("  | " + random.nextInt(3) + " " + random.nextInt(3) + "\n");
            }
            rows.forEach(text::append);
        }
        return ModelText.read(text.toString()).orThrow();
    }

    private static List<Map<String, String>> products(Model model) {
        var evaluator = new Evaluator(model);
        var products = new ArrayList<Map<String, String>>();
        int size = model.modules().size();
        for (int number = 0; number < Math.pow(3, size); number++) {
            var choices = new LinkedHashMap<String, String>();
            for (int m = 0, rest = number; m < size; m++, rest /= 3) {
                choices.put("v" + m, String.valueOf(rest % 3));
            }
            if (evaluator.configuration(choices).isAccepted()) {
                products.add(choices);
            }
        }
        return products;
    }

    @Test
    void aSelectionIsPossibleExactlyWhereSomeProductContainsIt() {
        var random = new Random(11);
        int possible = 0;
        for (int round = 0; round < 60; round++) {
            var model = model(random);
            var products = products(model);
            var search = new TableSearch(model);
            for (int i = 0; i < 20; i++) {
                var choices = new HashMap<String, String>();
                for (var module : model.modules()) {
                    if (random.nextInt(3) == 0) {
                        choices.put(module.id(), String.valueOf(random.nextInt(3)));
                    }
                }
                boolean expected =
                        products.stream().anyMatch(product -> product.entrySet().containsAll(choices.entrySet()));
                possible += expected ? 1 : 0;
                assertThat(search.isPossible(choices))
                        .as("%s in %s", choices, products)
                        .isEqualTo(expected);
            }
        }
        assertThat(possible).isBetween(200, 1_000);
    }

    @Test
    void mutantsChangeOneToThreeVariablesToOtherValues() {
        var model = model(new Random(3));
        var variables = model.modules().stream().map(m -> m.id()).toList();
        var options = variables.stream().map(v -> "1").toList();
        var sales = new SalesFile(variables, List.of(new Sale(1, variables, options)));
        var first = new Mutants(model, sales, 9);
        var second = new Mutants(model, sales, 9);
        for (int i = 0; i < 50; i++) {
            var mutant = first.next();
            assertThat(mutant).isEqualTo(second.next());
            assertThat(mutant.values().stream()
                            .filter(option -> !option.equals("1"))
                            .count())
                    .isBetween(1L, 3L);
        }
    }
}
