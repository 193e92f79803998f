package org.wishwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.Enumeration.Product;
import org.wishwright.configuration.compiled.Answer;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;

class AnswersAgreeWithEnumerationTest {

    private static final int MOST_PRODUCTS = 30_000;

    @Test
    void every_answer_of_a_small_model_is_what_enumeration_says() {
        int compiled = 0;
        long models = Long.getLong("wishwright.random-models", 600);
        for (long seed = 0; seed < models; seed++) {
            var model = RandomModels.model(seed);
            var products = Enumeration.products(model, model.rules());
            if (products.size() > MOST_PRODUCTS) {
                continue;
            }
            switch (ModelCompiler.compile(model, Budget.standard())) {
                case Refused<CompiledModel>(var refusal) -> {
                    assertThat(refusal.code()).isEqualTo("model.unsatisfiable");
                    assertThat(products).as("model %s", seed).isEmpty();
                }
                case Accepted<CompiledModel>(var fresh) -> {
                    var reloaded = CompiledModel.fromBytes(fresh.toBytes()).orThrow();
                    check(model, seed % 2 == 0 ? fresh : reloaded, products, new Random(seed));
                    compiled++;
                }
            }
        }
        assertThat(compiled).isGreaterThan(200);
    }

    private static void check(Model model, CompiledModel compiled, List<Product> products, Random random) {
        for (int i = 0; i < 6; i++) {
            var selection = i == 0
                    ? compiled.emptySelection().at(RandomModels.DAY)
                    : RandomModels.selection(model, compiled.vocabulary(), random);
            var answer = compiled.ask(selection);
            var completions = products.stream()
                    .filter(Enumeration.keeps(selection.choices(), ""))
                    .toList();
            checkWhole(model, compiled.vocabulary(), answer, completions);
            for (var module : model.modules()) {
                var others = products.stream()
                        .filter(Enumeration.keeps(selection.choices(), module.id()))
                        .toList();
                checkModule(answer, module, others);
            }
        }
    }

    private static void checkWhole(Model model, Vocabulary vocabulary, Answer answer, List<Product> completions) {
        var totals = completions.stream().mapToLong(Product::total).summaryStatistics();
        assertThat(answer.isValid()).isEqualTo(!completions.isEmpty());
        long distinct = completions.stream()
                .map(p -> told(model, vocabulary, p.choices()))
                .distinct()
                .count();
        assertThat(answer.count()).isEqualTo(BigInteger.valueOf(distinct));
        assertThat(answer.countApprox()).isEqualTo(distinct);
        assertThat(answer.priceMin().isPresent()).isEqualTo(answer.isValid());
        if (answer.isValid()) {
            assertThat(answer.priceMin()).hasValue(totals.getMin());
            assertThat(answer.priceMax()).hasValue(totals.getMax());
            var first = completions.stream()
                    .filter(p -> p.total() == totals.getMin())
                    .findFirst()
                    .orElseThrow();
            var cheapest = answer.cheapestCompletion().orElseThrow();
            assertThat(cheapest.choices())
                    .containsAllEntriesOf(answer.selection().choices());
            assertThat(told(model, vocabulary, options(model, cheapest.choices())))
                    .isEqualTo(told(model, vocabulary, first.choices()));
            assertThat(cheapest.totalMinor()).isEqualTo(first.total());
            long lines = cheapest.breakdown().stream()
                    .mapToLong(Configuration.PriceLine::amountMinor)
                    .sum();
            assertThat(cheapest.model().basePriceMinor() + lines).isEqualTo(first.total());
        } else {
            assertThat(answer.cheapestCompletion()).isEmpty();
            assertThat(answer.priceMax()).isEmpty();
        }
    }

    /** The options that choices belong to, which is all that the compiled form tells apart. */
    private static Map<String, Integer> told(Model model, Vocabulary vocabulary, Map<String, String> choices) {
        var told = new LinkedHashMap<String, Integer>();
        for (var module : model.modules()) {
            int m = vocabulary.indexOf(module.id());
            var choice = Objects.requireNonNull(choices.get(module.id()));
            told.put(
                    module.id(),
                    module.kind() instanceof Kind.Number
                            ? vocabulary.optionOf(m, choice)
                            : vocabulary.indexOf(m, choice));
        }
        return told;
    }

    /** The choices with options for texts. */
    private static Map<String, String> options(Model model, Map<String, String> choices) {
        var options = new LinkedHashMap<>(choices);
        for (var module : model.modules()) {
            if (!(module.kind() instanceof Kind.Number)) {
                int at = module.placed(Objects.requireNonNull(choices.get(module.id())))
                        .orThrow()
                        .option();
                options.put(module.id(), module.options().get(at).id());
            }
        }
        return options;
    }

    private static void checkModule(Answer answer, Module module, List<Product> others) {
        var remaining = module.options().stream()
                .map(Option::id)
                .filter(o -> others.stream().anyMatch(p -> o.equals(p.choices().get(module.id()))))
                .toList();
        if (module.kind() instanceof Kind.Number) {
            for (var number : Enumeration.choices(module)) {
                var cell = module.options().get(module.placed(number).orThrow().option());
                var best = others.stream()
                        .filter(p -> number.equals(p.choices().get(module.id())))
                        .mapToLong(Product::total)
                        .min();
                assertThat(answer.bestTotal(module.id(), cell.id())).isEqualTo(best);
            }
        }
        assertThat(answer.remaining(module.id())).isEqualTo(remaining);
        for (var option : module.options()) {
            var best = others.stream()
                    .filter(p -> option.id().equals(p.choices().get(module.id())))
                    .mapToLong(Product::total)
                    .min();
            assertThat(answer.bestTotal(module.id(), option.id())).isEqualTo(best);
        }
    }

    @Test
    void a_complete_assignment_is_accepted_exactly_when_it_is_enumerated() {
        for (long seed = 0; seed < 60; seed++) {
            var model = RandomModels.model(seed);
            var evaluator = new Evaluator(model);
            var kept = Enumeration.products(model, model.rules());
            for (var product : Enumeration.products(model, List.of())) {
                var choices = new LinkedHashMap<>(product.choices());
                for (var module : model.modules()) {
                    if (module.kind() instanceof Kind.Text) {
                        choices.merge(module.id(), "", (length, _) -> "一".repeat(Integer.parseInt(length)));
                    }
                }
                Outcome<Configuration> outcome = evaluator.configuration(choices, RandomModels.DAY);
                assertThat(outcome.isAccepted()).isEqualTo(kept.contains(product));
                outcome.map(Configuration::totalMinor)
                        .map(total -> assertThat(total).isEqualTo(product.total()));
            }
        }
    }
}
