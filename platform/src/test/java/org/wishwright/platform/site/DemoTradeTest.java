package org.wishwright.platform.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wishwright.configuration.Configuration;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.ModuleDemand;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.kernel.LocalText;
import org.wishwright.planning.WorkCentre;

/** The demo's products and factories fit together, and are told in both languages. */
class DemoTradeTest {

    private static final int SHORTEST_SHIFT_SECONDS = 3 * 3600;

    static List<DemoTrade> trades() {
        return DemoTrade.all();
    }

    private static Model model(DemoTrade trade) {
        return ModelText.read(trade.model()).orThrow();
    }

    private static CompiledModel compiled(DemoTrade trade) {
        return ModelCompiler.compile(model(trade), Budget.standard()).orThrow();
    }

    @ParameterizedTest
    @MethodSource("trades")
    void every_step_is_done_at_a_work_centre_of_the_factory_within_one_shift(DemoTrade trade) {
        var centres = trade.factory().plant().workCentres().stream()
                .map(WorkCentre::code)
                .collect(Collectors.toSet());
        for (var module : model(trade).modules()) {
            for (var option : module.options()) {
                var production = option.production();
                if (production != null) {
                    assertThat(production.steps()).isNotEmpty().allSatisfy(step -> {
                        assertThat(centres).contains(step.workCentre());
                        assertThat(step.setupSeconds() + step.runSeconds()).isLessThan(SHORTEST_SHIFT_SECONDS);
                    });
                    assertThat(production.steps().getLast().inspect()).isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("trades")
    void everything_is_said_in_english_and_chinese(DemoTrade trade) {
        var model = model(trade);
        var texts = new ArrayList<LocalText>(List.of(model.name(), trade.product()));
        for (var module : model.modules()) {
            texts.add(module.name());
            module.options().forEach(option -> texts.add(option.name()));
        }
        model.rules().forEach(rule -> texts.add(rule.words()));
        trade.factory().workCentres().forEach(centre -> texts.add(centre.words()));
        assertThat(texts).allSatisfy(text -> assertThat(text.texts()).containsOnlyKeys("en", "zh"));
    }

    @ParameterizedTest
    @MethodSource("trades")
    void every_option_can_be_had(DemoTrade trade) {
        var compiled = compiled(trade);
        var answer = compiled.ask(compiled.emptySelection());
        for (var module : compiled.model().modules()) {
            assertThat(answer.remaining(module.id())).hasSameSizeAs(module.options());
        }
    }

    @Test
    void a_suit_costs_what_suits_cost_and_is_made_of_so_many_pieces() {
        var compiled = compiled(trades().getFirst());
        var answer = compiled.ask(compiled.emptySelection());
        assertThat(answer.priceMin()).hasValue(240_000);
        assertThat(answer.priceMax()).hasValue(900_000);
        var random = new Random(1);
        for (int i = 0; i < 200; i++) {
            var pieces = ModuleDemand.explode(anySuit(compiled, random));
            assertThat(pieces).hasSizeBetween(8, 13);
            assertThat(pieces)
                    .filteredOn(piece -> piece.variant().containsKey("chest"))
                    .isNotEmpty();
            assertThat(pieces).filteredOn(piece -> piece.variant().isEmpty()).hasSizeGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void a_monogram_has_its_letters_and_each_costs() {
        var compiled = compiled(trades().getFirst());
        var plain = Map.of("monogram", "cuff", "letters", "L");
        var longer = Map.of("monogram", "cuff", "letters", "李安");
        assertThat(cheapest(compiled, longer) - cheapest(compiled, plain)).isEqualTo(1_000);
        assertThat(Selection.of(compiled.vocabulary(), Map.of("letters", "Long"))
                        .isAccepted())
                .isFalse();
        assertThat(compiled.ask(selection(compiled, Map.of("monogram", "none", "letters", "L")))
                        .isValid())
                .isFalse();
    }

    private static long cheapest(CompiledModel compiled, Map<String, String> choices) {
        return compiled.ask(selection(compiled, choices)).priceMin().orElseThrow();
    }

    private static Selection selection(CompiledModel compiled, Map<String, String> choices) {
        return Selection.of(compiled.vocabulary(), choices).orThrow();
    }

    private static Configuration anySuit(CompiledModel compiled, Random random) {
        var selection = compiled.emptySelection();
        for (var module : compiled.model().modules()) {
            var remaining = compiled.ask(selection).remaining(module.id());
            int at = compiled.vocabulary().indexOf(module.id());
            int option = compiled.vocabulary().indexOf(at, remaining.get(random.nextInt(remaining.size())));
            selection = selection
                    .with(module.id(), compiled.vocabulary().example(at, option))
                    .orThrow();
        }
        return compiled.ask(selection).cheapestCompletion().orElseThrow();
    }
}
