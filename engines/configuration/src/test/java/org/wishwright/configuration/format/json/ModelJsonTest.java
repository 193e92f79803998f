package org.wishwright.configuration.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.RandomModels;
import org.wishwright.configuration.SemanticHash;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Refused;
import org.wishwright.kernel.Refusal;

class ModelJsonTest {

    private static final String SMALL = """
            {"format": "wishwright-model", "version": 1, "id": "m", "currency": "CNY", "base": 100,
             "name": {"source": "zh", "texts": {"zh": "桌", "en": "Table"}},
             "modules": [
               {"id": "wood", "kind": "choice", "name": {"source": "en", "texts": {"en": "Wood"}},
                "help": {"source": "en", "texts": {"en": "Look at the samples."}},
                "options": [
                  {"id": "oak", "name": {"source": "en", "texts": {"en": "Oak"}}, "colour": "#c0a060",
                   "production": {"materials": [{"code": "OAK", "unit": "m", "quantity": "2.50"}],
                     "steps": [{"workCentre": "SAW", "family": "wood", "setupSeconds": 60,
                       "calculated": [{"factor": "0.5", "modules": ["width"]}]}]}},
                  {"id": "ash", "name": {"source": "en", "texts": {"en": "Ash"}}}]},
               {"id": "width", "kind": "measure", "unit": "cm", "from": "80", "to": "120", "step": "10",
                "name": {"source": "en", "texts": {"en": "Width"}}}],
             "rules": [{"id": "r", "words": {"source": "en", "texts": {"en": "Ash is short."}}, "kind": "formula",
               "formula": ["implies", ["is", "wood", "ash"], ["<=", [["1", "width"]], "100"]]}],
             "prices": [{"id": "wood", "modules": ["wood"], "rows": [["oak"]], "amounts": [2500], "otherwise": 0}]}
            """;

    private static final String TWO = ", [\"is\", \"wood\", \"ash\"], [\"is\", \"wood\", \"oak\"]]";

    @Test
    void what_is_written_reads_back_the_same_with_its_texts() {
        for (long seed = 0; seed < 500; seed++) {
            var model = RandomModels.model(seed);
            var json = ModelJson.write(model);
            var again = ModelJson.read(json).orThrow();
            assertThat(SemanticHash.of(again)).isEqualTo(SemanticHash.of(model));
            assertThat(again).isEqualTo(model);
            assertThat(ModelJson.write(again)).isEqualTo(json);
            assertThat(ModelText.write(again)).isEqualTo(ModelText.write(model));
        }
    }

    @Test
    void json_that_others_write_is_read_in_any_layout() {
        var model = ModelJson.read(("\uFEFF" + SMALL).getBytes(StandardCharsets.UTF_8))
                .orThrow();
        assertThat(ModelText.read(ModelText.write(model)).orThrow().modules()).isEqualTo(model.modules());
        assertThat(ModelText.write(model)).contains("colour #c0a060", "material OAK 2.5 m", "price 2500", "help en");
        assertThat(ModelJson.read(ModelJson.write(model)).orThrow()).isEqualTo(model);
    }

    @Test
    void the_example_of_the_documentation_is_read() throws IOException {
        var page = Files.readString(Path.of("../../docs/formats/json.md"));
        var from = page.indexOf("```json") + 7;
        var model =
                ModelJson.read(page.substring(from, page.indexOf("```", from))).orThrow();
        assertThat(model.rules()).hasSize(1);
    }

    @Test
    void each_fault_is_told_with_its_path() {
        fault("\"version\": 1", "\"version\": 2", "/version");
        fault("wishwright-model", "other-model", "/format");
        fault("\"base\": 100,", "\"base\": 100, \"extra/one\": 1,", "/extra~1one");
        fault("\"base\": 100", "\"base\": \"100\"", "/base");
        fault("\"base\": 100", "\"base\": 281474976710656", "/base");
        fault("\"CNY\"", "\"XQQ\"", "/currency");
        fault("\"source\": \"zh\"", "\"source\": \"fr\"", "/name/source");
        fault("\"zh\": \"桌\"", "\"zh\": null", "/name/texts/zh");
        fault("\"zh\": \"桌\"", "\"zh\": \"\\u0000\"", "/name/texts/zh");
        fault("\"kind\": \"choice\"", "\"kind\": \"wheel\"", "/modules/0/kind");
        fault("\"kind\": \"choice\", ", "", "/modules/0");
        fault("#c0a060", "red", "/modules/0/options/0/colour");
        fault("\"id\": \"oak\"", "\"id\": \"@oak\"", "/modules/0/options/0/id");
        fault("\"2.50\"", "2", "/modules/0/options/0/production/materials/0/quantity");
        fault("\"2.50\"", "\"1e9\"", "/modules/0/options/0/production/materials/0/quantity");
        fault(
                "\"factor\": \"0.5\"",
                "\"factor\": \"0.5\", \"divisor\": \"0\"",
                "/modules/0/options/0/production/steps/0/calculated/0/divisor");
        fault(
                "\"setupSeconds\": 60",
                "\"setupSeconds\": 60, \"runSeconds\": 3",
                "/modules/0/options/0/production/steps/0/calculated");
        fault("\"step\": \"10\"", "\"step\": \"7\"", "/modules/1");
        fault("\"<=\"", "\"=<\"", "/rules/0/formula/2/0");
        fault("[\"1\", \"width\"]", "[\"1\"]", "/rules/0/formula/2/1/0");
        fault("[\"oak\"]]", "[\"oak\", \"ash\"]]", "/prices/0/rows/0");
        fault("[2500]", "[2500, 1]", "/prices/0/amounts");
        fault("\"id\": \"r\"", "\"id\": \"@r\"", "/rules/0/id");
        fault(
                "\"prices\"",
                "\"validity\": [{\"of\": \"rule\", \"id\": \"r\", \"from\": \"2026-13-01\"}], \"prices\"",
                "/validity/0/from");
    }

    @Test
    void what_does_not_fit_together_is_refused_as_any_model_is() {
        assertThat(refusal(SMALL.replace("\"wood\", \"ash\"]", "\"wood\", \"elm\"]"))
                        .code())
                .isEqualTo("model.invalid");
        assertThat(refusal(SMALL.replace("[[\"1\", \"width\"]]", "[[\"1\", \"wood\"]]"))
                        .sentence())
                .contains("wood");
    }

    @Test
    void what_is_no_json_is_refused_with_the_character() {
        for (var bad : List.of("", "[]", "{", "{\"a\": 1.5}", "{\"a\": 1, \"a\": 2}", SMALL + "x")) {
            var refusal = refusal(bad);
            assertThat(refusal.code()).isEqualTo("model.json-invalid");
            assertThat(refusal.values()).containsEntry("path", "/");
            assertThat(refusal.sentence()).contains("character ");
        }
        var latin = SMALL.replace('桌', 'ß').getBytes(StandardCharsets.ISO_8859_1);
        assertThat(ModelJson.read(latin) instanceof Refused<Model>(Refusal r) ? r.sentence() : "")
                .contains("UTF-8");
        assertThat(
                        ModelJson.read(new byte[ModelJson.MOST_BYTES + 1]) instanceof Refused<Model>(Refusal r)
                                ? r.code()
                                : "")
                .isEqualTo("model.json-too-large");
    }

    @Test
    void formulas_are_read_as_deep_as_a_model_takes_them() {
        assertThat(ModelJson.read(nested(190)).isAccepted()).isTrue();
        assertThat(refusal(nested(205)).code()).isEqualTo("model.invalid");
        assertThat(refusal(nested(100_000)).sentence()).contains("levels");
    }

    @Test
    void a_count_that_holds_never_or_counts_nothing_is_refused() {
        var nothing = refusal(counting("[\"count\", 0, 0]"));
        assertThat(nothing.sentence()).contains("what is counted");
        for (var never : List.of("5, 1", "2, 1", "3, 3", "3, 9")) {
            var refusal = refusal(counting("[\"count\", " + never + TWO));
            assertThat(refusal.values()).containsEntry("path", "/rules/0/formula/1");
            assertThat(refusal.sentence()).contains("of 2 there are never " + never.replace(", ", " to "));
        }
    }

    @Test
    void a_count_that_is_read_has_a_text_that_is_read() {
        for (var count : List.of("0, 0", "0, 1", "0, 2", "0, 9", "1, 1", "1, 2", "1, 3", "2, 2", "2, 999999")) {
            hasText(counting("[\"count\", " + count + TWO));
        }
    }

    private static String counting(String count) {
        return SMALL.replace("[\"is\", \"wood\", \"ash\"]", count);
    }

    @Test
    void the_text_of_a_deep_formula_is_read() {
        var is = "[\"is\", \"wood\", \"ash\"]";
        var formula = "[\"implies\",".repeat(190) + is + (", " + is + "]").repeat(190);
        hasText(counting(formula));
    }

    private static void hasText(String json) {
        var model = ModelJson.read(json).orThrow();
        var again = ModelText.read(ModelText.write(model)).orThrow();
        assertThat(ModelJson.write(again)).isEqualTo(ModelJson.write(model));
    }

    private static String nested(int depth) {
        return SMALL.replace(
                "[\"is\", \"wood\", \"ash\"]",
                "[\"not\",".repeat(depth) + "[\"is\", \"wood\", \"ash\"]" + "]".repeat(depth));
    }

    @Test
    void a_text_cut_anywhere_is_refused() {
        var json = ModelJson.write(RandomModels.model(3));
        for (int end = 0; end < json.length(); end++) {
            assertThat(refusal(json.substring(0, end)).code()).isEqualTo("model.json-invalid");
        }
    }

    @Test
    void damaged_texts_are_read_or_refused_and_never_throw() {
        var random = new Random(5);
        var alphabet = "[]{}\":,-01.eEtnmgo \\\u0000中";
        int refused = 0;
        for (int i = 0; i < 6_000; i++) {
            var text = new StringBuilder(ModelJson.write(RandomModels.model(i % 60)));
            for (int k = random.nextInt(3); k >= 0; k--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
                    case 1 -> text.deleteCharAt(at);
                    default -> text.setCharAt(at, (char) (text.charAt(at) ^ 1 << random.nextInt(7)));
                }
            }
            if (ModelJson.read(text.toString()) instanceof Refused<Model>(Refusal refusal)) {
                assertThat(refusal.code()).isIn("model.json-invalid", "model.invalid");
                refused++;
            }
        }
        assertThat(refused).isBetween(3_000, 5_990);
    }

    private static void fault(String right, String wrong, String path) {
        assertThat(SMALL).contains(right);
        int at = SMALL.indexOf(right);
        var refusal = refusal(SMALL.substring(0, at) + wrong + SMALL.substring(at + right.length()));
        assertThat(refusal.code()).isEqualTo("model.json-invalid");
        assertThat(refusal.values()).containsEntry("path", path);
    }

    private static Refusal refusal(String json) {
        Outcome<Model> outcome = ModelJson.read(json);
        assertThat(outcome).isInstanceOf(Refused.class);
        return outcome instanceof Refused<Model>(Refusal refusal) ? refusal : Refusal.of("accepted", "Accepted.");
    }
}
