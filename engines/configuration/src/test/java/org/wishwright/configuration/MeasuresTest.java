package org.wishwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Outcome.Refused;

class MeasuresTest {

    private static final String HEAD = "wishwright-model 1\nmodel m\ncurrency CNY\n";
    private static final String COAT = HEAD + """
            module fabric
              option wool
              option silk
            measure chest unit cm from 84 to 130 step 1
              name en "Chest"
              name zh "胸围"
            measure neck unit cm from 35 to 38 step 0.5
            rule broad formula chest >= 110 implies fabric=wool
            rule narrow formula chest < 90.5 implies (neck<=36 or not fabric=silk)
            price large default 0 for chest
              | 130 = 5000
            """;

    private static Model read(String text) {
        return ModelText.read(text).orThrow();
    }

    private static CompiledModel compiled(Model model) {
        return ModelCompiler.compile(model, Budget.standard()).orThrow();
    }

    @Test
    void a_measure_is_a_module_with_a_named_option_a_step() {
        var chest = read(COAT).modules().get(1);
        assertThat(chest.options()).hasSize(47);
        assertThat(chest.options().getFirst().id()).isEqualTo("84");
        assertThat(chest.options().get(12).name().in(Locale.ENGLISH)).isEqualTo("96 cm");
        assertThat(chest.options().get(12).name().in(Locale.CHINESE)).isEqualTo("96 厘米");
        assertThat(chest.name().in(Locale.CHINESE)).isEqualTo("胸围");
        assertThat(chest.scale()).isEqualTo(new Scale("cm", number("84.0"), number("130"), number("1.00")));
        assertThat(read(COAT).modules().getFirst().scale()).isNull();
    }

    @Test
    void halves_are_numbers_too() {
        assertThat(read(COAT).modules().get(2).options())
                .extracting(Option::id)
                .containsExactly("35", "35.5", "36", "36.5", "37", "37.5", "38");
    }

    @Test
    void a_model_with_measures_reads_back_as_it_was_written_comparisons_too() {
        var model = read(COAT);
        var text = ModelText.write(model);
        assertThat(text)
                .contains("measure chest unit cm from 84 to 130 step 1\n  name en \"Chest\"")
                .contains("rule broad formula chest >= 110 implies fabric=wool")
                .contains("rule narrow formula chest <= 90 implies (neck <= 36 or not fabric=silk)")
                .doesNotContain("option 96");
        assertThat(ModelText.write(read(text))).isEqualTo(text);
        assertThat(read(text).modules()).isEqualTo(model.modules());
        assertThat(SemanticHash.of(read(text))).isEqualTo(SemanticHash.of(model));
    }

    @Test
    void rules_and_prices_speak_of_measures() {
        var evaluator = new Evaluator(read(COAT));
        assertThat(evaluator.configuration(Map.of("fabric", "silk", "chest", "109", "neck", "37")))
                .matches(outcome -> outcome.isAccepted());
        assertThat(evaluator.configuration(Map.of("fabric", "silk", "chest", "110", "neck", "37")))
                .matches(outcome -> !outcome.isAccepted());
        assertThat(evaluator.configuration(Map.of("fabric", "silk", "chest", "90", "neck", "36.5")))
                .matches(outcome -> !outcome.isAccepted());
        assertThat(evaluator
                        .configuration(Map.of("fabric", "wool", "chest", "130", "neck", "36"))
                        .orThrow()
                        .totalMinor())
                .isEqualTo(5_000);
    }

    @Test
    void the_meaning_of_a_measure_is_its_numbers_and_unit() {
        var hash = SemanticHash.of(read(COAT));
        assertThat(SemanticHash.of(read(COAT.replace("胸围", "胸")))).isEqualTo(hash);
        assertThat(SemanticHash.of(read(COAT.replace("chest unit cm", "chest unit in"))))
                .isNotEqualTo(hash);
        assertThat(SemanticHash.of(read(COAT).withoutTexts())).isEqualTo(hash);
    }

    @Test
    void a_compiled_model_keeps_its_measures() {
        var compiled = compiled(read(COAT));
        var again = CompiledModel.fromBytes(compiled.toBytes()).orThrow();
        assertThat(again.model().modules()).isEqualTo(compiled.model().modules());
        assertThat(again.modelHash()).isEqualTo(compiled.modelHash());
        var silk = again.emptySelection().with("fabric", "silk").orThrow();
        assertThat(again.ask(silk).remaining("chest"))
                .isEqualTo(IntStream.range(84, 110).mapToObj(String::valueOf).toList());
    }

    @Test
    void what_is_no_measure_is_refused_with_its_line_and_reason() {
        assertThat(reason("measure a unit cm from 1 to 2")).contains("this line is 'measure ID unit UNIT");
        assertThat(reason("measure a unit cm from 2 to 1 step 1")).contains("do not lead up from 2 to 1");
        assertThat(reason("measure a unit cm from 1 to 2 step 0")).contains("do not lead up");
        assertThat(reason("measure a unit cm from 1 to 2 step 0.3")).contains("whole number of steps of 0.3");
        assertThat(reason("measure a unit cm from 0 to 400 step 1")).contains("more than 400 steps");
        assertThat(reason("measure a unit cm from 0 to 99999999999 step 1")).contains("between 0 and 1000000");
        assertThat(reason("measure a unit cm from 0 to 1 step 0.0001")).contains("at most 3 decimals");
        assertThat(reason("measure a unit \"<b>\" from 0 to 1 step 1")).contains("the unit is not");
        assertThat(reason("measure a unit cm from -1 to 1 step 1")).contains("'-1' is no number");
        assertThat(reason("measure a unit cm from 0 to 1 step 1\noption x")).contains("takes no options");
        assertThat(reason("measure a unit cm from 0 to 9 step 1\nrule r formula a > 9"))
                .contains("no a is > 9");
        assertThat(reason("measure a unit cm from 0 to 9 step 1\nrule r formula a >= tall"))
                .contains("after a >= comes a number, not 'tall'");
        assertThat(reason("module b\noption x\nrule r formula b < 3")).contains("'b' is no measure");
        assertThat(reason("measure a unit cm from 0 to 9 step 1\nrule r formula a=10"))
                .contains("module 'a' has no option '10'");
    }

    @Test
    void a_measure_made_by_hand_must_agree_with_its_scale_and_is_no_piece() {
        var scale = new Scale("cm", number("1"), number("2"), number("1"));
        var name = LocalText.of("en", "Length");
        var made = new Option("1", name, new Production(List.of(), List.of()));
        var model = read(COAT);
        for (var options : List.of(List.of(made), List.of(made, new Option("2", name, null)))) {
            var wrong = new Model(
                    "m",
                    name,
                    model.currency(),
                    0,
                    List.of(new Module("length", name, options, scale)),
                    List.of(),
                    List.of());
            assertThat(wrong.checked()).isInstanceOf(Refused.class);
        }
    }

    /** Ten measures are independent of each other, so the circuit grows by their options and not by their products. */
    @Test
    void many_measures_compile_to_a_circuit_of_the_size_of_their_options() {
        var measures = IntStream.range(0, 10)
                .mapToObj(i -> "measure m" + i + " unit cm from 60 to 119 step 1")
                .collect(Collectors.joining("\n", "", "\n"));
        var rules = "rule a formula m0 >= 110 implies fabric=wool\nrule b formula m1 < 70 implies fabric=silk\n";
        var compiled = compiled(read(HEAD + "module fabric\noption wool\nprice 900\noption silk\n" + measures + rules));
        var answer = compiled.ask(compiled.emptySelection());
        assertThat(compiled.edges()).isLessThan(2_000);
        assertThat(answer.countApprox()).isGreaterThan(1e17);
        assertThat(answer.cheapestCompletion().orElseThrow().choices()).containsEntry("m9", "60");
    }

    private static String reason(String lines) {
        var outcome = ModelText.read(HEAD + "module z\noption z\n" + lines + "\n");
        return outcome instanceof Refused<Model>(var refusal)
                ? refusal.values().getOrDefault("line", "") + ": "
                        + refusal.values().getOrDefault("reason", refusal.sentence())
                : "accepted";
    }

    private static java.math.BigDecimal number(String text) {
        return new java.math.BigDecimal(text);
    }
}
