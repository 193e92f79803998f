package org.wishwright.configuration.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.RandomModels;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.kernel.Outcome.Accepted;

class TotalsInPairsTest {

    @Test
    void both_ways_to_hold_totals_and_broken_choices_say_the_same() {
        for (long seed = 0; seed < 300; seed++) {
            var model = RandomModels.model(seed);
            if (ModelCompiler.compile(model, Budget.standard()) instanceof Accepted<CompiledModel>(var compiled)) {
                var random = new Random(seed);
                var module = model.modules().getFirst();
                var excluded = OptionSet.of(
                        compiled.vocabulary(), Map.of(module.id(), random.nextBoolean() ? List.of() : List.of("o0")));
                var selection = RandomModels.selection(model, compiled.vocabulary(), random);
                var question = Question.of(compiled.literals(), selection, excluded);
                var layers = compiled.layers();
                agree(
                        Totals.of(
                                layers, Pricing.of(layers, compiled.literals()), question, new Scratch(layers.size())),
                        PairTotals.of(layers, question),
                        compiled.literals().count());
            }
        }
    }

    private static void agree(BestTotals one, BestTotals other, int literals) {
        assertThat(one.changes()).isEqualTo(other.changes());
        if (one.changes() == 0) {
            assertThat(one.dearest()).isEqualTo(other.dearest());
        }
        if (one.changes() != BestTotals.NEVER) {
            assertThat(one.cheapest()).isEqualTo(other.cheapest());
        }
        for (int l = 0; l < literals; l++) {
            assertThat(one.isPossible(l)).isEqualTo(other.isPossible(l));
            assertThat(one.changes(l)).isEqualTo(other.changes(l));
            if (one.changes(l) != BestTotals.NEVER) {
                assertThat(one.total(l)).isEqualTo(other.total(l));
            }
        }
    }

    @Test
    void prices_too_far_apart_for_one_number_are_still_exact() {
        var text = new StringBuilder("wishwright-model 1\nmodel m\ncurrency CNY\n");
        for (int m = 0; m < 120; m++) {
            text.append("module m").append(m).append("\noption x\n");
            text.append(m == 2 ? "price " + (1L << 46) + "\n" : "").append("option y\n");
            text.append(m == 3 ? "price 1\n" : "");
        }
        text.append("rule r formula m0=y implies m1=y\n");
        var compiled = ModelCompiler.compile(ModelText.read(text.toString()).orThrow(), Budget.standard())
                .orThrow();
        var selection = compiled.emptySelection()
                .with("m1", "x")
                .orThrow()
                .with("m2", "x")
                .orThrow();
        var answer = compiled.ask(selection);
        assertThat(answer.priceMin()).hasValue(1L << 46);
        assertThat(answer.priceMax()).hasValue((1L << 46) + 1);
        assertThat(answer.changesNeeded("m0", "y")).hasValue(1);
        assertThat(answer.totalAfterChanges("m0", "y")).hasValue(1L << 46);
        assertThat(answer.bestTotal("m3", "y")).hasValue((1L << 46) + 1);
    }
}
