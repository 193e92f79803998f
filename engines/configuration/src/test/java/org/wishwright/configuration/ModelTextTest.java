package org.wishwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.format.DimacsReader;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.configuration.format.RecordedSales;
import org.wishwright.configuration.format.json.ModelJson;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Refused;
import org.wishwright.kernel.Refusal;

class ModelTextTest {

    private static final String HEAD =
            "wishwright-model 1\nmodel m\ncurrency CNY\nmodule a\noption x\noption y\nmodule b\noption z\n";

    @Test
    void what_is_written_reads_back_equal() {
        for (long seed = 0; seed < 500; seed++) {
            var model = RandomModels.model(seed);
            var text = ModelText.write(model);
            var again = ModelText.read(text).orThrow();
            assertThat(ModelText.write(again)).isEqualTo(text);
            assertThat(SemanticHash.of(again)).isEqualTo(SemanticHash.of(model));
            assertThat(again.name()).isEqualTo(model.name());
            assertThat(again.modules()).isEqualTo(model.modules());
            assertThat(again.prices()).isEqualTo(model.prices());
            assertThat(ModelText.read(ModelText.write(again)).orThrow()).isEqualTo(again);
        }
    }

    @Test
    void an_or_of_one_part_is_that_part_in_whatever_format_it_came() {
        var clause = "p cnf 2 2\n2 0\n-1 0\n".getBytes(StandardCharsets.UTF_8);
        var model = DimacsReader.read("m", clause, Currency.getInstance("EUR")).orThrow();
        assertThat(SemanticHash.of(ModelText.read(ModelText.write(model)).orThrow()))
                .isEqualTo(SemanticHash.of(model));
        Formula atom = new Formula.Atom("a", "x");
        Formula wrapped = new Formula.Not(new Formula.And(List.of(new Formula.Or(List.of(atom)))));
        assertThat(wrapped.plain()).isEqualTo(new Formula.Not(atom));
        for (int i = 0; i < 100_000; i++) {
            wrapped = new Formula.Or(List.of(wrapped));
        }
        assertThat(wrapped.plain()).isNotEqualTo(atom);
    }

    @Test
    void a_control_character_is_refused_and_so_are_dated_prices_of_what_is_not_there() {
        assertThat(ModelText.read(HEAD + "name en \"a\u0007b\"\n").toString())
                .contains("a control character stands in the line");
        var model = ModelText.read(HEAD).orThrow();
        for (long otherwise : List.of(0L, 3L)) {
            var twice = Tuples.of(1, List.of("x", "x"));
            var unknown = Tuples.of(1, List.of("w"));
            assertThat(dated(model, otherwise, twice).checked().toString()).contains("twice");
            assertThat(dated(model, otherwise, unknown).checked().toString()).contains("a=w");
        }
    }

    @Test
    void a_price_that_compares_the_number_of_a_list_is_refused() {
        var model = ModelText.read(HEAD).orThrow();
        var term = new Formula.Term(BigDecimal.ONE, "a");
        var when = new Formula.Compare(List.of(term), Formula.Sign.AT_LEAST, BigDecimal.ONE);
        var product = new Quantity.Product(BigDecimal.ONE, BigDecimal.ONE, List.of());
        var line = new PriceFormula("f", new Quantity(List.of(product)), when);
        var extras = new Extras(List.of(), List.of(line), List.of(), List.of());
        var wrong = new Model("m", model.name(), model.currency(), 0, model.modules(), List.of(), List.of(), extras);
        assertThat(wrong.checked().isAccepted()).isFalse();
        var json = ModelJson.write(model)
                .replace(
                        "\"base\":0",
                        "\"base\":0,\"calculated\":" + "[{\"id\":\"f\",\"calculated\":[{\"factor\":\"0."
                                + "5".repeat(40) + "\"}]}]");
        assertThat(ModelJson.read(json).toString()).contains("9 behind the point");
    }

    private static Model dated(Model model, long otherwise, Tuples tuples) {
        var amounts = Collections.nCopies(tuples.rows(), 1L);
        var table = new PriceTable("d", List.of("a"), tuples, amounts, otherwise);
        return new Model(
                model.id(),
                model.name(),
                model.currency(),
                0,
                model.modules(),
                List.of(),
                List.of(),
                new Extras(List.of(), List.of(), List.of(table), List.of()));
    }

    @Test
    void a_rule_knows_its_line_and_its_words() {
        var rule = ModelText.read(HEAD + "# why\nrule r formula not a=x or b=z\nwords zh \"不可\"\nwords en \"No\"\n")
                .orThrow()
                .rules()
                .getFirst();
        assertThat(rule.line()).isEqualTo(10);
        assertThat(rule.words().in(Locale.ENGLISH)).isEqualTo("No");
        assertThat(rule.words().in(Locale.FRENCH)).isEqualTo("不可");
    }

    @Test
    void a_colour_is_read_and_written_and_does_not_change_the_product() {
        var coloured =
                ModelText.read(HEAD + "module c\noption w\ncolour #1F2A44\n").orThrow();
        var option = coloured.modules().getLast().options().getFirst();
        assertThat(option.colour()).isEqualTo("#1f2a44");
        assertThat(ModelText.read(ModelText.write(coloured)).orThrow()).isEqualTo(coloured);
        var plain = ModelText.read(HEAD + "module c\noption w\n").orThrow();
        assertThat(SemanticHash.of(coloured)).isEqualTo(SemanticHash.of(plain));
    }

    @Test
    void help_is_read_and_written_and_does_not_change_the_product() {
        var plain = ModelText.read(HEAD).orThrow();
        var helped = ModelText.read(
                        HEAD.replace("module b\n", "module b\nhelp en \"Sit down.\"\nhelp zh \"请坐\"\nname en \"B\"\n"))
                .orThrow();
        var help = Objects.requireNonNull(helped.modules().getLast().help());
        assertThat(help.in(Locale.CHINESE)).isEqualTo("请坐");
        assertThat(helped.modules().getLast().name().in(Locale.ENGLISH)).isEqualTo("B");
        assertThat(ModelText.read(ModelText.write(helped)).orThrow()).isEqualTo(helped);
        assertThat(SemanticHash.of(helped)).isEqualTo(SemanticHash.of(plain));
        assertThat(problems(refusal("wishwright-model 1\nmodel m\ncurrency CNY\nhelp en \"x\"\nmodule a\noption x\n"))
                        .getFirst())
                .contains("must stand under its module");
        assertThat(problems(refusal(HEAD + "help en \"x\"\n")).getFirst()).contains("before the options");
        assertThat(problems(refusal(HEAD.replace("option x", "help en \"a\"\nhelp en \"b\"\noption x")))
                        .getFirst())
                .contains("a text in 'en' already");
        assertThat(problems(refusal(HEAD.replace("option x", "help \"a\"\noption x")))
                        .getFirst())
                .contains("help LANGUAGE");
    }

    @Test
    void a_colour_is_six_digits_of_one_option_once() {
        for (var colour : List.of("#123", "red", "#12345g", "#1234567", "url(x)", "颜色")) {
            assertThat(problems(refusal(HEAD + "colour " + colour + "\n")).getFirst())
                    .contains("is no colour");
        }
        assertThat(problems(refusal(HEAD + "colour #123456\ncolour #123456\n")).getFirst())
                .contains("has a colour already");
        assertThat(problems(refusal("wishwright-model 1\nmodel m\ncurrency CNY\nmodule a\ncolour #123456\noption x\n"))
                        .getFirst())
                .contains("must stand under an option");
    }

    @Test
    void a_bad_text_is_refused_whole_with_every_line_and_reason() {
        var refusal = refusal(HEAD
                + "module a\nrule r allow a b\n| x\n| x w\nrule s formula a=q\n"
                + "price p default 1e3 for a\nfoo\nrule r forbid a b\n");
        assertThat(refusal.code()).isEqualTo("model.text-invalid");
        assertThat(refusal.values()).containsEntry("line", "9").containsEntry("count", "7");
        assertThat(problems(refusal))
                .containsExactly(
                        "9: there is a module 'a' already",
                        "11: a row of 'r' has 2 options",
                        "12: module 'b' has no option 'w'",
                        "13: module 'a' has no option 'q'",
                        "14: '1e3' is no amount; amounts are whole minor units",
                        "15: 'foo' begins no line of a model",
                        "16: there is a rule 'r' already");
    }

    @Test
    void a_thousand_problems_are_counted_and_the_first_twenty_shown() {
        var refusal = refusal(HEAD + "oops\n".repeat(1_000));
        assertThat(refusal.values()).containsEntry("count", "1000");
        assertThat(problems(refusal)).hasSize(20);
    }

    @Test
    void numbers_depth_and_encodings_beyond_bounds_are_refused() {
        refusal(HEAD + "base 999999999999999999999\n");
        refusal(HEAD + "base 281474976710656\n");
        refusal(HEAD + "rule r formula " + "(".repeat(50_000) + "a=x\n");
        refusal(HEAD + "rule r formula " + "not ".repeat(20_000) + "a=x\n");
        refusal(HEAD + "rule r formula " + "a=x implies ".repeat(5_000) + "a=x\n");
        refusal(HEAD + "rule r formula " + "a=x iff ".repeat(5_000) + "a=x\n");
        refusal(HEAD + "rule r formula " + ("a=x implies ".repeat(50) + "( ").repeat(50) + "a=x" + ")".repeat(50)
                + "\n");
        refusal("");
        refusal("model m\n");
        refusal("wishwright-model 1\n");
        assertThat(ModelText.read(new byte[] {'w', (byte) 0xff, 0}).isAccepted())
                .isFalse();
        assertThat(ModelText.read(("\uFEFF" + HEAD).getBytes(StandardCharsets.UTF_8))
                        .isAccepted())
                .isTrue();
    }

    @Test
    void mutated_texts_are_read_or_refused_and_never_throw() {
        var random = new Random(11);
        var alphabet = "=|()\"\\ \nabxm019-#\u0000中";
        int refused = 0;
        for (int i = 0; i < 6_000; i++) {
            var text = new StringBuilder(ModelText.write(RandomModels.model(i % 50)));
            for (int k = random.nextInt(4); k >= 0 && !text.isEmpty(); k--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
                    case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(20)));
                    default -> text.insert(at, text.substring(at / 2, Math.min(text.length(), at / 2 + 15)));
                }
            }
            Outcome<Model> outcome = ModelText.read(text.toString());
            if (outcome instanceof Refused<Model>(Refusal refusal)) {
                assertThat(refusal.code()).startsWith("model.");
                refused++;
            }
        }
        assertThat(refused).isBetween(1_500, 5_900);
    }

    @Test
    void recorded_sales_are_read_by_the_names_of_their_first_line() {
        assertThat(RecordedSales.read("a b\n\nx -1\ny z\n").orThrow())
                .containsExactly(Map.of("a", "x", "b", "-1"), Map.of("a", "y", "b", "z"));
        for (var bad : List.of("", "a a\n", "a b\nx\n", "a b\nx y z\n")) {
            assertThat(RecordedSales.read(bad).isAccepted()).isFalse();
        }
    }

    private static List<String> problems(Refusal refusal) {
        return refusal.values().getOrDefault("problems", "").lines().toList();
    }

    private static Refusal refusal(String text) {
        assertThat(ModelText.read(text)).isInstanceOf(Refused.class);
        return ModelText.read(text) instanceof Refused<Model>(Refusal refusal)
                ? refusal
                : Refusal.of("accepted", "Accepted.");
    }
}
