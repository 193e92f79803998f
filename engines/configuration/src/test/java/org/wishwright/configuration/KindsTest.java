package org.wishwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Refused;

/** The kinds of modules and lines beside options, by the example of the format's page. */
class KindsTest {

    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final String HEAD = "wishwright-model 1\nmodel m\ncurrency CNY\n";

    private static String example() throws IOException {
        var root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/formats/blueprint.md"))) {
            root = Objects.requireNonNull(root.getParent());
        }
        var page = Files.readString(root.resolve("docs/formats/blueprint.md"));
        int begin = page.indexOf("wishwright-model 1\nmodel case");
        return page.substring(begin, page.indexOf("```", begin));
    }

    private static Model model() throws IOException {
        return ModelText.read(example()).orThrow();
    }

    private static Map<String, String> choices(String... changes) {
        var choices = new HashMap<>(Map.ofEntries(
                Map.entry("length", "1250.5"),
                Map.entry("depth", "300"),
                Map.entry("width", "900"),
                Map.entry("lining", "silk"),
                Map.entry("lock", "yes"),
                Map.entry("extras.handle", "yes"),
                Map.entry("extras.wheels", "no"),
                Map.entry("extras.strap", "no"),
                Map.entry("engraving", "Lin 愿造"),
                Map.entry("artwork", "none"),
                Map.entry("mounting", "on-site")));
        for (int i = 0; i < changes.length; i += 2) {
            choices.put(changes[i], changes[i + 1]);
        }
        return choices;
    }

    private static String code(Outcome<Configuration> outcome) {
        return outcome instanceof Refused<Configuration>(var refusal) ? refusal.code() : "accepted";
    }

    @Test
    void the_example_reads_writes_compiles_and_prices() throws IOException {
        var model = model();
        assertThat(ModelText.read(ModelText.write(model)).orThrow().modules()).isEqualTo(model.modules());
        assertThat(SemanticHash.of(ModelText.read(ModelText.write(model)).orThrow()))
                .isEqualTo(SemanticHash.of(model));
        var compiled = ModelCompiler.compile(model, Budget.standard()).orThrow();
        var again = CompiledModel.fromBytes(compiled.toBytes()).orThrow();
        var selection = Selection.of(again.vocabulary(), choices()).orThrow().at(APRIL);
        var whole = again.ask(selection).cheapestCompletion().orElseThrow();
        assertThat(whole.choices()).containsAllEntriesOf(choices());
        // base 30000, lock 4500, spring -500, handle 900, 6 characters 3000, board 0.35*900*300/1000 = 94.50, length
        // 25.01
        assertThat(whole.totalMinor()).isEqualTo(30_000 + 4_500 - 500 + 900 + 3_000 + 9_450 + 2_501);
        assertThat(whole)
                .isEqualTo(new Evaluator(model).configuration(choices(), APRIL).orThrow());
    }

    @Test
    void one_compiled_form_serves_all_days() throws IOException {
        var compiled = ModelCompiler.compile(model(), Budget.standard()).orThrow();
        var empty = compiled.emptySelection();
        assertThat(compiled.ask(empty.at(LocalDate.of(2026, 2, 28))).remaining("lining"))
                .containsExactly("none", "felt");
        assertThat(compiled.ask(empty.at(LocalDate.of(2026, 3, 1))).remaining("lining"))
                .contains("silk");
        assertThat(compiled.ask(empty.at(LocalDate.of(2026, 6, 30))).remaining("lining"))
                .contains("silk");
        assertThat(compiled.ask(empty.at(LocalDate.of(2026, 7, 1))).remaining("lining"))
                .doesNotContain("silk");
        var evaluator = new Evaluator(model());
        assertThat(code(evaluator.configuration(choices()))).isEqualTo("configuration.no-date");
        assertThat(code(evaluator.configuration(choices(), LocalDate.of(2026, 7, 1))))
                .isEqualTo("configuration.rules-broken");
    }

    @Test
    void fine_numbers_share_an_option_until_something_tells_them_apart() throws IOException {
        // Thresholds at 1000 (material only, not told apart) and 2000; the price by length changes every 0.5 mm.
        var length = model().modules().getFirst();
        assertThat(length.options().size()).isLessThan(6_000);
        var bare = ModelText.read(
                        HEAD
                                + "number a unit mm from 0 to 3000 step 0.1\nmodule b\noption x\nrule r formula a >= 1000 implies b=x\n")
                .orThrow();
        assertThat(bare.modules().getFirst().options()).extracting(Option::id).containsExactly("0", "1000");
    }

    @Test
    void what_is_made_is_worked_out_for_each_configuration_and_services_are_no_pieces() throws IOException {
        var evaluator = new Evaluator(model());
        var demands =
                ModuleDemand.explode(evaluator.configuration(choices(), APRIL).orThrow());
        assertThat(demands).extracting(ModuleDemand::module).containsExactly("lining", "lock", "engraving", "mounting");
        assertThat(demands.getFirst().production().materials().getFirst().quantity())
                .isEqualByComparingTo("2.901");
        assertThat(demands.getFirst().production().steps().getFirst().runSeconds())
                .isEqualTo(155);
        assertThat(demands.get(2).variant()).containsEntry("engraving", "Lin 愿造");
        assertThat(demands.get(2).production().steps().getFirst().runSeconds()).isEqualTo(110);
        assertThat(demands.get(3).isService()).isTrue();
        assertThat(demands.get(3).service()).isEqualTo("fit-and-go");
        var shorter = ModuleDemand.explode(
                evaluator.configuration(choices("length", "1250.6"), APRIL).orThrow());
        assertThat(shorter.get(0).contentHash()).isNotEqualTo(demands.get(0).contentHash());
        assertThat(shorter.get(1).contentHash()).isEqualTo(demands.get(1).contentHash());
        var tiny = ModuleDemand.explode(
                evaluator.configuration(choices("length", "999.9"), APRIL).orThrow());
        assertThat(tiny.getFirst().production().materials()).isEmpty();
    }

    @Test
    void what_is_no_number_of_the_scale_is_refused() throws IOException {
        var evaluator = new Evaluator(model());
        for (var bad : new String[] {"3000.1", "99", "1250,5", "1250.55", "1250 mm", "１２５０", "-1", "1e3", "", "NaN"}) {
            assertThat(code(evaluator.configuration(choices("length", bad), APRIL)))
                    .as(bad)
                    .isEqualTo("selection.not-on-scale");
        }
        assertThat(evaluator.configuration(choices("length", "1250.50"), APRIL).isAccepted())
                .isTrue();
    }

    @Test
    void texts_take_their_own_characters_only() throws IOException {
        var evaluator = new Evaluator(model());
        for (var bad : new String[] {"Привет", "אב", "A😀", "A\u0007", "A\u200b", "A\u202eB", "a\tb", "½", "A\uD83D"}) {
            assertThat(code(evaluator.configuration(choices("engraving", bad), APRIL)))
                    .as(bad)
                    .isEqualTo("selection.text-character");
        }
        assertThat(code(evaluator.configuration(choices("engraving", "ABCDEFGHIJKLM"), APRIL)))
                .isEqualTo("selection.text-length");
        assertThat(code(evaluator.configuration(choices("engraving", "A".repeat(100_000)), APRIL)))
                .isEqualTo("selection.text-length");
        var decomposed =
                evaluator.configuration(choices("engraving", "e\u0301"), APRIL).orThrow();
        assertThat(decomposed.choices()).containsEntry("engraving", "é");
        assertThat(evaluator.configuration(choices("engraving", "龘𠮷"), APRIL).isAccepted())
                .isTrue();
        var emoji = new Lettering(0, 2, java.util.Set.of(Lettering.Alphabet.EMOJI), "");
        assertThat(emoji.read("e", "👩‍👩‍👧‍👦❤️").isAccepted()).isTrue();
        assertThat(emoji.read("e", "7").isAccepted()).isFalse();
    }

    @Test
    void uploads_take_the_id_of_a_file_or_none() throws IOException {
        var evaluator = new Evaluator(model());
        assertThat(evaluator
                        .configuration(choices("artwork", "01J-abc_9.png"), APRIL)
                        .isAccepted())
                .isTrue();
        assertThat(code(evaluator.configuration(choices("artwork", "../etc/passwd"), APRIL)))
                .isEqualTo("selection.unknown-option");
    }

    @Test
    void parts_are_flat_and_cannot_contain_themselves() {
        var handle = HEAD.replace("model m", "model handle")
                + "base 100\nmodule wood\n option oak\n  price 5\nswitch long\n use oak 0.1 * size m\n"
                + "measure size unit cm from 1 to 9 step 1\nrule r formula long implies size >= 3\n";
        var text = HEAD + "module z\noption z\npart grip is model handle\nrule q formula grip.size + 1 <= 5\n";
        var model = ModelText.read(text, name -> name.equals("handle") ? Optional.of(handle) : Optional.empty())
                .orThrow();
        assertThat(model.modules()).extracting(Module::id).containsExactly("z", "grip.wood", "grip.long", "grip.size");
        assertThat(model.basePriceMinor()).isEqualTo(100);
        assertThat(ModelText.read(ModelText.write(model)).map(SemanticHash::of).orThrow())
                .isEqualTo(SemanticHash.of(model));
        assertThat(reason(text.substring(HEAD.length()))).contains("there is no model 'handle'");
        var outcome = ModelText.read(
                text,
                name -> Optional.of(HEAD.replace("model m", "model x") + "module a\noption a\npart p is model "
                        + (name.equals("handle") ? "other" : "handle") + "\n"));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().sentence()).contains("cannot be a part of itself"));
    }

    @Test
    void what_the_text_of_a_model_gets_wrong_is_said_with_its_line() {
        assertThat(reason("text a length 0 to 3 of klingon")).contains("4: 'klingon' are no known characters");
        assertThat(reason("text a length 3 to 1 of latin")).contains("its length does not lead");
        assertThat(reason("text a length 0 to 3 of \"\u0007\"")).contains("a control character");
        assertThat(reason("text a length 0 to 3 of \"\u200B\"")).contains("cannot be seen");
        assertThat(reason("text a length 0 to 3 of latin\nprice 5")).contains("'price AMOUNT per character'");
        assertThat(reason("switch a\noption x")).contains("is no list to choose from");
        assertThat(reason("group g pick 2 to 3\nmember a")).contains("of the 1 members of 'g' there are never 2 to 3");
        assertThat(reason("member a")).contains("must stand under its group");
        assertThat(reason("number a unit mm from 0 to 3000 step 0.01")).contains("more than 100000 steps");
        assertThat(reason("measure a unit cm from 0 to 9 step 1\nrule r formula a + b <= 5"))
                .contains("'b' is no number");
        assertThat(reason("measure a unit cm from 0 to 9 step 1\nrule r formula a + 1 <= 5,5"))
                .contains("numbers are written with a point");
        assertThat(reason("measure a unit cm from 0 to 9 step 1\nrule r formula a + 1 <= 5cm"))
                .contains("without a unit");
        assertThat(reason("measure a unit cm from 0 to 9 step 1\nrule r formula a * a <= 5"))
                .contains("multiplies by numbers only");
        assertThat(reason("switch a\nrule r formula at least 3 of (a, not a)")).contains("there are never 3");
        assertThat(reason("switch a\nrule r formula b implies a")).contains("'b' is not MODULE=OPTION");
        assertThat(reason("switch a\nprice p formula 3 * a")).contains("one amount of money, as in 0.35 CNY");
        assertThat(reason("switch a\nvalid from 2026-13-01")).contains("'2026-13-01' is no day");
        assertThat(reason("switch a\nvalid from 2026-03-02 until 2026-03-01")).contains("before it begins");
        assertThat(reason("switch a\nuse x 1 - 2 * a m")).contains("may come out below 0");
        assertThat(reason("switch a\nservice by p\nmaterial x 1 m")).contains("has materials or steps");
        assertThat(reason("switch a\nswitch b\nrule r formula a\nrule s formula not a"))
                .isEqualTo("accepted");
    }

    @Test
    void a_model_without_any_product_is_refused() {
        var model = ModelText.read(HEAD + "measure a unit cm from 0 to 9 step 1\nrule r formula 2 * a > 20\n")
                .orThrow();
        assertThat(ModelCompiler.compile(model, Budget.standard()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("model.unsatisfiable"));
    }

    @Test
    void wide_sums_are_exact() {
        var text = new StringBuilder(HEAD);
        for (int i = 0; i < 12; i++) {
            text.append("measure m").append(i).append(" unit cm from 0 to 9 step 1\n");
        }
        text.append("rule r formula m0 + m1 + m2 + m3 + m4 + m5 + m6 + m7 + m8 + m9 + m10 + m11 == 1\n");
        var compiled = ModelCompiler.compile(ModelText.read(text.toString()).orThrow(), Budget.standard())
                .orThrow();
        assertThat(compiled.ask(compiled.emptySelection()).count()).isEqualTo(12);
    }

    private static String reason(String lines) {
        return ModelText.read(HEAD + lines + "\n") instanceof Refused<Model>(var refusal)
                ? refusal.values().getOrDefault("line", "") + ": "
                        + refusal.values().getOrDefault("reason", refusal.sentence())
                : "accepted";
    }
}
