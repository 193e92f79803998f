package org.wishwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.Rule.FormulaRule;
import org.wishwright.configuration.Rule.TableRule;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.configuration.explain.Explainer;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Refused;

class WideRulesTest {

    private static final LocalText WORDS = LocalText.of("en", "words");

    private static Model model(int modules, Rule... rules) {
        var options = List.of(new Option("no", WORDS, null), new Option("yes", WORDS, null));
        return new Model(
                "wide",
                WORDS,
                Currency.getInstance("CNY"),
                0,
                IntStream.range(0, modules)
                        .mapToObj(m -> new Module("m" + m, WORDS, options))
                        .toList(),
                List.of(rules),
                List.of());
    }

    private static List<String> ids(int modules) {
        return IntStream.range(0, modules).mapToObj(m -> "m" + m).toList();
    }

    @Test
    void a_forbidden_combination_of_forty_modules_takes_away_exactly_one_product() {
        var yes = IntStream.range(0, 40).mapToObj(_ -> "yes").toList();
        var almost =
                IntStream.range(0, 40).mapToObj(m -> m == 20 ? "no" : "yes").toList();
        var forbidden = new TableRule("r", 0, WORDS, ids(40), Tuples.ofRows(yes, almost), false);
        var model = model(40, forbidden);
        var compiled = ModelCompiler.compile(model, Budget.standard()).orThrow();
        var all = compiled.emptySelection();
        assertThat(compiled.ask(all).count().longValueExact()).isEqualTo((1L << 40) - 2);
        for (int m = 0; m < 39; m++) {
            all = all.with("m" + m, "yes").orThrow();
        }
        assertThat(compiled.ask(all).remaining("m39")).containsExactly("no");
        var blockers = new Explainer(model).blockers(all, "m39", "yes").orElseThrow();
        assertThat(blockers.rules()).containsExactly(forbidden);
        assertThat(blockers.choices()).hasSize(38).doesNotContainKey("m20");
    }

    @Test
    void a_formula_over_many_modules_counts_as_enumeration_does() {
        var some = new Formula.Or(
                ids(14).stream().<Formula>map(m -> new Formula.Atom(m, "yes")).toList());
        var first = new Formula.And(
                ids(13).stream().<Formula>map(m -> new Formula.Atom(m, "no")).toList());
        var formula = new Formula.Iff(new Formula.Not(first), new Formula.Implies(some, new Formula.Atom("m13", "no")));
        var model = model(14, new FormulaRule("r", 0, WORDS, formula));
        var compiled = ModelCompiler.compile(model, Budget.standard()).orThrow();
        assertThat(compiled.ask(compiled.emptySelection()).count().intValueExact())
                .isEqualTo(Enumeration.products(model, model.rules()).size());
    }

    @Test
    void what_does_not_fit_the_budget_is_refused_and_names_it() {
        var hard = IntStream.range(0, 60)
                .mapToObj(i -> (Rule) new FormulaRule("r" + i, 0, WORDS, parity(i)))
                .toArray(Rule[]::new);
        var outcome = ModelCompiler.compile(model(40, hard), new Budget(20, 1_000_000, () -> true));
        assertThat(outcome).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo("model.too-large");
            assertThat(refused.refusal().values()).containsKey("budget");
        });
    }

    private static Formula parity(int i) {
        var a = new Formula.Atom("m" + i * 7 % 40, "yes");
        var b = new Formula.Atom("m" + (i * 11 + 3) % 40, "yes");
        var c = new Formula.Atom("m" + (i * 23 + 5) % 40, "yes");
        return new Formula.Or(List.of(a, b, new Formula.Not(c)));
    }

    @Test
    void a_cancelled_compilation_is_refused_as_such() {
        var asked = new AtomicInteger();
        var budget = Budget.standard().withProgress(() -> asked.incrementAndGet() < 1);
        var hard = IntStream.range(0, 60)
                .mapToObj(i -> (Rule) new FormulaRule("r" + i, 0, WORDS, parity(i)))
                .toArray(Rule[]::new);
        Outcome<CompiledModel> outcome = ModelCompiler.compile(model(40, hard), budget);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("model.compile-cancelled"));
        assertThat(asked).hasValueGreaterThan(0);
    }
}
