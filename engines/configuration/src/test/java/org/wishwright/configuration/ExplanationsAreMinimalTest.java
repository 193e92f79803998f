package org.wishwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.explain.Explainer;
import org.wishwright.configuration.explain.Explanation;
import org.wishwright.configuration.format.ModelText;

class ExplanationsAreMinimalTest {

    @Test
    void blockers_are_sufficient_and_none_can_be_left_out() {
        int explained = 0;
        for (long seed = 0; seed < 300; seed++) {
            var model = RandomModels.model(seed);
            var explainer = new Explainer(model);
            var random = new Random(seed);
            var selection = RandomModels.selection(model, Vocabulary.of(model), random);
            var module = model.modules().get(random.nextInt(model.modules().size()));
            assertThat(explainer.isPossible(selection))
                    .isEqualTo(Enumeration.products(model, model.rules()).stream()
                            .anyMatch(Enumeration.keeps(selection.choices(), "")));
            for (var option : module.options()) {
                var others = new LinkedHashMap<>(selection.choices());
                others.remove(module.id());
                boolean possible = isPossible(model, model.rules(), others, module.id(), option.id());
                var explanation = explainer.blockers(selection, module.id(), option.id());
                assertThat(explanation.isEmpty()).isEqualTo(possible);
                if (explanation.isPresent()) {
                    assertThat(others).containsAllEntriesOf(explanation.get().choices());
                    isMinimal(model, explanation.get(), module.id(), option.id());
                    explained++;
                }
            }
        }
        assertThat(explained).isGreaterThan(100);
    }

    private static void isMinimal(Model model, Explanation explanation, String module, String option) {
        var rules = explanation.rules();
        var choices = explanation.choices();
        assertThat(isPossible(model, rules, choices, module, option)).isFalse();
        for (var rule : rules) {
            var fewer = new ArrayList<>(rules);
            fewer.remove(rule);
            assertThat(isPossible(model, fewer, choices, module, option)).isTrue();
        }
        for (var chosen : choices.keySet()) {
            var fewer = new LinkedHashMap<>(choices);
            fewer.remove(chosen);
            assertThat(isPossible(model, rules, fewer, module, option)).isTrue();
        }
    }

    private static boolean isPossible(
            Model model, List<Rule> rules, Map<String, String> choices, String module, String option) {
        var all = new LinkedHashMap<>(choices);
        all.put(module, option);
        return Enumeration.products(model, rules).stream().anyMatch(Enumeration.keeps(all, ""));
    }

    @Test
    void a_conflict_that_only_search_finds_is_explained() {
        // Three modules that must differ pairwise but have two options: no single table refutes it.
        var text = new StringBuilder("wishwright-model 1\nmodel m\ncurrency CNY\n");
        for (var id : List.of("a", "b", "c", "d")) {
            text.append("module ").append(id).append("\noption x\noption y\n");
        }
        text.append("rule ab formula d=y implies not (a=x iff b=x)\nrule bc formula d=y implies not (b=x iff c=x)\n");
        text.append("rule ca formula d=y implies not (c=x iff a=x)\nrule idle formula a=x or a=y\n");
        var model = ModelText.read(text.toString()).orThrow();
        var blockers = new Explainer(model)
                .blockers(Selection.empty(Vocabulary.of(model)), "d", "y")
                .orElseThrow();
        assertThat(blockers.rules()).extracting(Rule::id).containsExactly("ab", "bc", "ca");
        assertThat(blockers.choices()).isEmpty();
    }
}
