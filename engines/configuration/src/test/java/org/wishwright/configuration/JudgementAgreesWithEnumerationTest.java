package org.wishwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.Enumeration.Product;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.configuration.editing.TestCase;
import org.wishwright.configuration.editing.TestCase.Expectation;
import org.wishwright.configuration.fallback.Configurable;
import org.wishwright.configuration.judgement.CaseCheck;
import org.wishwright.configuration.judgement.Judge;
import org.wishwright.configuration.judgement.Judgement;
import org.wishwright.configuration.judgement.Judgement.Dead;
import org.wishwright.configuration.judgement.Judgement.Forced;

class JudgementAgreesWithEnumerationTest {

    @Test
    void every_figure_of_a_small_model_is_what_enumeration_says() {
        int contradicted = 0;
        int redundant = 0;
        for (long seed = 0; seed < 600; seed++) {
            var model = RandomModels.model(seed);
            if (!isPlain(model)) {
                continue;
            }
            var products = Enumeration.products(model, model.rules());
            var judgement = Judge.of(model, List.of(), Budget.standard(), () -> 0);
            assertThat(judgement.stopped()).isNull();
            if (products.isEmpty()) {
                assertMinimal(model, judgement.contradiction());
                contradicted++;
            } else {
                assertFigures(model, products, judgement);
                assertOptions(model, products, judgement);
                for (var weight : judgement.rules()) {
                    var others = new ArrayList<>(model.rules());
                    others.remove(weight.rule());
                    int more = Enumeration.products(model, others).size() - products.size();
                    assertThat(weight.removed()).isEqualTo(BigInteger.valueOf(more));
                    redundant += weight.isRedundant() ? 1 : 0;
                }
                assertThat(judgement.rules()).hasSameSizeAs(model.ownRules());
            }
        }
        assertThat(contradicted).isGreaterThan(10);
        assertThat(redundant).isGreaterThan(10);
    }

    /** Where the compiled form tells every product from every other, at all times. */
    private static boolean isPlain(Model model) {
        return !model.isDated() && model.modules().stream().noneMatch(module -> module.kind() instanceof Kind.Number);
    }

    private static void assertMinimal(Model model, List<Rule> core) {
        assertThat(core).isNotEmpty();
        var all = new ArrayList<>(model.rules());
        all.removeAll(model.ownRules());
        all.removeAll(core);
        all.addAll(core);
        assertThat(Enumeration.products(model, all)).isEmpty();
        for (var rule : core) {
            if (!model.ownRules().contains(rule)) {
                continue;
            }
            var fewer = new ArrayList<>(all);
            fewer.remove(rule);
            assertThat(Enumeration.products(model, fewer)).isNotEmpty();
        }
    }

    private static void assertFigures(Model model, List<Product> products, Judgement judgement) {
        var totals = products.stream().mapToLong(Product::total).summaryStatistics();
        var figures = judgement.figures();
        assertThat(figures).isNotNull();
        if (figures != null) {
            assertThat(figures.products()).isEqualTo(BigInteger.valueOf(products.size()));
            assertThat(figures.cheapest()).isEqualTo(totals.getMin());
            assertThat(figures.dearest()).isEqualTo(totals.getMax());
            assertThat(figures.bytes()).isPositive();
        }
        assertThat(judgement.isPossible()).isTrue();
        assertThat(model.modules()).isNotEmpty();
    }

    private static void assertOptions(Model model, List<Product> products, Judgement judgement) {
        var dead = new ArrayList<String>();
        var forced = new ArrayList<Forced>();
        for (var module : model.modules()) {
            var left = module.options().stream()
                    .filter(o -> products.stream()
                            .anyMatch(p -> o.id().equals(p.choices().get(module.id()))))
                    .map(Option::id)
                    .toList();
            module.options().stream()
                    .filter(o -> !left.contains(o.id()))
                    .forEach(o -> dead.add(module.id() + "=" + o.id()));
            if (left.size() == 1 && module.options().size() > 1) {
                forced.add(new Forced(module.id(), left.getFirst()));
            }
        }
        assertThat(judgement.dead().stream().map(d -> d.module() + "=" + d.option()))
                .containsExactlyElementsOf(dead);
        assertThat(judgement.forced()).containsExactlyElementsOf(forced);
        for (Dead one : judgement.dead()) {
            assertThat(Enumeration.products(model, one.rules()))
                    .noneMatch(p -> one.option().equals(p.choices().get(one.module())));
        }
    }

    @Test
    void cases_come_out_as_enumeration_says() {
        for (long seed = 0; seed < 100; seed++) {
            var model = RandomModels.model(seed);
            var products = Enumeration.products(model, model.rules());
            if (products.isEmpty() || !isPlain(model)) {
                continue;
            }
            var compiled = ModelCompiler.compile(model, Budget.standard()).orThrow();
            var chosen = model.modules().stream()
                    .filter(m -> m.kind().equals(Kind.CHOICE))
                    .toList();
            for (var module : chosen) {
                for (var option : module.options()) {
                    var choices = Map.of(module.id(), option.id());
                    var cheapest = products.stream()
                            .filter(p -> option.id().equals(p.choices().get(module.id())))
                            .mapToLong(Product::total)
                            .min();
                    var cases = List.of(
                            new TestCase("a", Expectation.POSSIBLE, null, choices),
                            new TestCase("b", Expectation.IMPOSSIBLE, null, choices),
                            new TestCase("c", Expectation.COSTS, cheapest.orElse(0), choices),
                            new TestCase("d", Expectation.COSTS, cheapest.orElse(0) + 1, choices),
                            new TestCase("e", Expectation.IMPOSSIBLE, null, Map.of("no-such", "x")));
                    boolean possible = cheapest.isPresent();
                    assertThat(CaseCheck.of(cases, new Configurable.Compiled(compiled)).stream()
                                    .map(CaseCheck.Result::passes))
                            .containsExactly(possible, !possible, possible, false, false);
                }
            }
        }
    }

    @Test
    void it_stops_when_it_is_told_to_and_says_so() {
        var asked = new int[1];
        for (long seed = 0; seed < 40; seed++) {
            var model = RandomModels.model(seed);
            if (Enumeration.products(model, model.rules()).isEmpty()
                    || model.ownRules().isEmpty()) {
                continue;
            }
            var judgement = Judge.of(model, List.of(), Budget.standard().withProgress(() -> asked[0]++ < 0), () -> 0);
            assertThat(judgement.stopped()).isNotNull();
            assertThat(judgement.rules()).isEmpty();
        }
        var tiny = Judge.of(wide(), List.of(), new Budget(10, 20, () -> true), () -> 0);
        assertThat(tiny.figures()).isNull();
        assertThat(tiny.stopped()).isNotNull().extracting("code").isEqualTo("model.too-large");
    }

    private static Model wide() {
        var model = RandomModels.model(3);
        var options = List.of(
                new Option("a", org.wishwright.kernel.LocalText.of("en", "a"), null),
                new Option("b", org.wishwright.kernel.LocalText.of("en", "b"), null));
        var modules = new ArrayList<Module>();
        var rules = new ArrayList<Rule>();
        for (int m = 0; m < 12; m++) {
            modules.add(new Module("m" + m, org.wishwright.kernel.LocalText.of("en", "m"), options));
        }
        for (int m = 0; m < 12; m++) {
            var formula =
                    new Formula.Iff(new Formula.Atom("m" + m, "a"), new Formula.Atom("m" + (m * 5 + 1) % 12, "b"));
            rules.add(new Rule.FormulaRule("r" + m, 0, model.name(), formula));
        }
        return new Model("wide", model.name(), model.currency(), 0, modules, rules, List.of());
    }

    @Test
    void a_case_keeps_its_words_through_the_text() {
        var choices = new LinkedHashMap<String, String>();
        choices.put("wood", "oak");
        choices.put("chest", "96.5");
        var cases = List.of(
                new TestCase("a", Expectation.COSTS, 552_800L, choices),
                new TestCase("b", Expectation.IMPOSSIBLE, null, Map.of()));
        assertThat(TestCase.in(
                        "#: case a costs 552800 wood=oak chest=96.5\n  #: case b impossible\n#: case c maybe\n# no"))
                .isEqualTo(cases);
    }
}
