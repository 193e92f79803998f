package org.wishwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.configuration.format.XcspReader;
import org.wishwright.configuration.format.XcspReader.Pricing;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Refused;
import org.wishwright.kernel.Refusal;

class XcspReaderTest {

    private static final String CARS = """
            <instance>
              <presentation format="XCSP 2.1" type="CSP"/>
              <domains nbDomains="2"><domain name="D" nbValues="4">-1..1 5</domain><domain name="E" nbValues="2">0 1</domain></domains>
              <variables nbVariables="2"><variable name="v" domain="D"/><variable name="w" domain="E"/></variables>
              <relations nbRelations="2">
                <relation name="R" arity="2" nbTuples="3" semantics="supports">-1 0 | 0 1 |
                  5 1</relation>
                <relation name="C" arity="1" nbTuples="1" semantics="conflicts">0</relation>
              </relations>
              <constraints nbConstraints="2">
                <constraint name="one" arity="2" scope="v w" reference="R"/>
                <constraint name="two" arity="1" scope="v" reference="C"/>
              </constraints>
            </instance>
            """;

    private static final String PRICES = """
            <instance>
              <presentation format="XCSP 2.1" type="WCSP"/>
              <domains nbDomains="1"><domain name="D" nbValues="4">-1..1 5</domain></domains>
              <variables nbVariables="1"><variable name="v" domain="D"/></variables>
              <relations nbRelations="1">
                <relation name="S" arity="1" nbTuples="3" semantics="soft" defaultCost="9">7: -1 | 0 | 3: 5</relation>
              </relations>
              <constraints nbConstraints="1" initialCost="2" maximalCost="100">
                <constraint name="p" arity="1" scope="v" reference="S"/>
              </constraints>
            </instance>
            """;

    private static Outcome<Model> read(String file, @Nullable String prices) {
        return XcspReader.read(
                "cars",
                file.getBytes(StandardCharsets.UTF_8),
                prices == null ? null : prices.getBytes(StandardCharsets.UTF_8),
                new Pricing(Currency.getInstance("EUR"), 100));
    }

    private static Refusal refusal(String file, @Nullable String prices) {
        assertThat(read(file, prices)).isInstanceOf(Refused.class);
        return read(file, prices) instanceof Refused<Model>(Refusal refusal)
                ? refusal
                : Refusal.of("accepted", "Accepted.");
    }

    @Test
    void variables_relations_and_costs_become_modules_rules_and_prices() {
        var model = read(CARS, PRICES).orThrow();
        assertThat(model.modules().getFirst().options()).extracting(Option::id).containsExactly("-1", "0", "1", "5");
        assertThat(model.rules()).extracting(Rule::line).containsExactly(11, 12);
        assertThat(model.basePriceMinor()).isEqualTo(200);
        assertThat(model.prices().getFirst().amountsMinor()).containsExactly(700L, 700L, 300L);
        assertThat(model.prices().getFirst().defaultMinor()).isEqualTo(900);
        var compiled = ModelCompiler.compile(model, Budget.standard()).orThrow();
        var answer = compiled.ask(compiled.emptySelection());
        assertThat(answer.count()).isEqualTo(2);
        assertThat(answer.priceMin()).hasValue(500);
        assertThat(answer.priceMax()).hasValue(900);
    }

    @Test
    void a_cost_of_the_maximum_forbids() {
        var model = read(CARS, PRICES.replace("3: 5", "100: 5")).orThrow();
        var compiled = ModelCompiler.compile(model, Budget.standard()).orThrow();
        assertThat(compiled.ask(compiled.emptySelection()).remaining("v")).containsExactly("-1");
        var rest = read(CARS, PRICES.replace("defaultCost=\"9\"", "defaultCost=\"infinity\""))
                .orThrow();
        assertThat(rest.rules()).hasSize(3);
    }

    @Test
    void document_types_bombs_and_external_entities_are_refused() {
        var bomb = "<!DOCTYPE x [<!ENTITY a \"1 1 1 1\"><!ENTITY b \"&a;&a;&a;\">]>";
        var broken = "<!DOCTYPE x[PUB,LIC \"\"C \"\" \"ht\u000ft";
        assertThat(refusal(broken, null).code()).isEqualTo("model.xcsp-dtd");
        var external = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
        assertThat(refusal(bomb + CARS.replace("0 1</domain>", "&b;</domain>"), null)
                        .code())
                .isEqualTo("model.xcsp-dtd");
        assertThat(refusal(external + CARS.replace("0 1</domain>", "&a;</domain>"), null)
                        .code())
                .isEqualTo("model.xcsp-dtd");
        assertThat(refusal(CARS.replace("0 1</domain>", "&a;</domain>"), null).code())
                .startsWith("model.xcsp-");
    }

    @Test
    void each_mistake_is_refused_with_its_line_and_reason() {
        check(
                "malformed",
                7,
                CARS.replace("</relation>\n    <relation name=\"C\"", "</relatio>\n    <relation name=\"C\""));
        check("bad-tuple", 6, CARS.replace("0 1 |", "0 1 1 |"));
        check("bad-tuple", 7, CARS.replace("5 1<", "5<"));
        check("bad-number", 7, CARS.replace("5 1<", "5 x<"));
        check("bad-number", 7, CARS.replace("5 1<", "5 99999999999<"));
        check("bad-count", 6, CARS.replace("nbTuples=\"3\"", "nbTuples=\"4\""));
        check("duplicate-name", 4, CARS.replace("name=\"w\"", "name=\"v\""));
        check("duplicate-name", 3, CARS.replace(">0 1<", ">0 0<"));
        check("bad-domain", 3, CARS.replace("-1..1", "0..2000000000"));
        check("unknown-reference", 4, CARS.replace("domain=\"E\"", "domain=\"F\""));
        check("unknown-reference", 11, CARS.replace("reference=\"R\"", "reference=\"Q\""));
        check("unknown-reference", 11, CARS.replace("scope=\"v w\"", "scope=\"v u\""));
        check("bad-scope", 11, CARS.replace("scope=\"v w\"", "scope=\"v\""));
        check("unsupported", 6, CARS.replace("semantics=\"supports\"", "semantics=\"magic\""));
        check("unsupported", 2, CARS.replace("XCSP 2.1", "XCSP 3.0"));
        check("unsupported", 5, CARS.replace("<relations nbRelations=\"2\">", "<predicates/><relations>"));
    }

    private static void check(String code, int line, String file) {
        var refusal = refusal(file, null);
        assertThat(refusal.code()).as(refusal.sentence()).isEqualTo("model.xcsp-" + code);
        assertThat(refusal.values()).as(refusal.sentence()).containsEntry("line", String.valueOf(line));
        assertThat(refusal.values().get("reason")).isNotBlank();
    }

    @Test
    void prices_that_do_not_fit_the_model_are_refused() {
        assertThat(refusal(CARS, PRICES.replace("\"v\"", "\"u\"")).code()).isEqualTo("model.xcsp-unknown-reference");
        assertThat(refusal(CARS, PRICES.replace("-1..1 5", "-1..2")).code()).isEqualTo("model.xcsp-unknown-reference");
        assertThat(refusal(CARS, PRICES.replace("7: -1", "-1")).code()).isEqualTo("model.xcsp-bad-tuple");
        assertThat(refusal(CARS, PRICES.replace("7: -1 | 0", "7: -1 | -1")).code())
                .isEqualTo("model.xcsp-bad-tuple");
        var huge = PRICES.replace("3: 5", "9223372036854775806: 5").replace(" maximalCost=\"100\"", "");
        assertThat(refusal(CARS, huge).code()).isEqualTo("model.xcsp-bad-number");
    }

    @Test
    void mutated_files_are_read_or_refused_and_never_throw() {
        var random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            var file = new StringBuilder(CARS);
            for (int k = random.nextInt(3); k >= 0; k--) {
                int at = random.nextInt(file.length());
                if (random.nextBoolean()) {
                    file.setCharAt(at, "<>\"/ 019|:-.vX&;\u0000".charAt(random.nextInt(16)));
                } else {
                    file.delete(at, Math.min(file.length(), at + random.nextInt(30)));
                }
            }
            if (read(file.toString(), PRICES) instanceof Refused<Model>(Refusal refusal)) {
                assertThat(refusal.code()).startsWith("model.");
            }
        }
    }
}
