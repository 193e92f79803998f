package org.wishwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.kernel.Outcome.Refused;

class HashesAndDemandsTest {

    private static final String BIKE = """
            wishwright-model 1
            model bike
            name zh "自行车"
            name en "Bike"
            currency CNY
            base 100000
            module frame
              option steel
                price 500
                material TUBE 2.50 m
                step CUT family steel setup 600 run 60
                step WELD family steel setup 900 run 300 inspect
              option carbon
                price 90000
                material MAT 1 kg
                step LAY family carbon setup 60 run 3000
            module bell
              option without
              option ding
                material BELL 1 pcs
            rule r formula frame=carbon implies bell=ding
              words en "Carbon sounds best with a bell."
            price both default 0 for frame bell
              | carbon ding = -100
            """;

    private static Model read(String text) {
        return ModelText.read(text).orThrow();
    }

    private static Configuration configuration(Model model, String frame, String bell) {
        return new Evaluator(model)
                .configuration(Map.of("frame", frame, "bell", bell))
                .orThrow();
    }

    @Test
    void texts_do_not_change_the_semantic_hash_but_prices_rules_materials_and_routing_do() {
        var hash = SemanticHash.of(read(BIKE));
        assertThat(SemanticHash.of(read(BIKE.replace("Bike", "Bicycle")))).isEqualTo(hash);
        assertThat(SemanticHash.of(read(BIKE.replace("sounds", "looks")))).isEqualTo(hash);
        assertThat(SemanticHash.of(read(BIKE).withoutTexts())).isEqualTo(hash);
        assertThat(SemanticHash.of(read(BIKE.replace("2.50", "2.5")))).isEqualTo(hash);
        for (var change : Map.of(
                        "500", "501", "implies", "iff", "2.50", "2.51", "setup 900", "setup 901", "-100", "-99")
                .entrySet()) {
            assertThat(SemanticHash.of(read(BIKE.replace(change.getKey(), change.getValue()))))
                    .isNotEqualTo(hash);
        }
    }

    @Test
    void a_configuration_is_priced_line_by_line_and_explodes_into_what_is_made() {
        var carbon = configuration(read(BIKE), "carbon", "ding");
        assertThat(carbon.total()).hasToString("1899.00 CNY");
        assertThat(carbon.breakdown())
                .containsExactly(
                        new Configuration.PriceLine("frame", Map.of("frame", "carbon"), 90_000),
                        new Configuration.PriceLine("both", Map.of("frame", "carbon", "bell", "ding"), -100));
        assertThat(ModuleDemand.explode(carbon))
                .extracting(ModuleDemand::option)
                .containsExactly("carbon", "ding");
        assertThat(ModuleDemand.explode(configuration(read(BIKE), "steel", "without")))
                .extracting(ModuleDemand::module)
                .containsExactly("frame");
    }

    @Test
    void identical_pieces_of_different_configurations_and_versions_have_one_content_hash() {
        var one = ModuleDemand.explode(configuration(read(BIKE), "carbon", "ding"))
                .get(1);
        var other = ModuleDemand.explode(configuration(read(BIKE.replace("500", "700")), "steel", "ding"))
                .get(1);
        var thicker = ModuleDemand.explode(configuration(read(BIKE.replace("BELL 1 ", "BELL 2 ")), "steel", "ding"))
                .get(1);
        assertThat(one.contentHash()).isEqualTo(other.contentHash()).isNotEqualTo(thicker.contentHash());
    }

    @Test
    void the_hash_of_a_configuration_covers_choices_and_price() {
        var hash = configuration(read(BIKE), "steel", "ding").hash();
        assertThat(configuration(read(BIKE), "steel", "ding").hash()).isEqualTo(hash);
        assertThat(configuration(read(BIKE), "steel", "without").hash()).isNotEqualTo(hash);
        assertThat(configuration(read(BIKE.replace("500", "501")), "steel", "ding")
                        .hash())
                .isNotEqualTo(hash);
    }

    @Test
    void canonical_json_is_as_rfc_8785_says() {
        var json = Map.of("b", List.of(1, true, "€\u000f\n\"\\"), "a", -5L, "\u20ac", "x", "\r", "y");
        assertThat(CanonicalJson.write(json))
                .isEqualTo("{\"\\r\":\"y\",\"a\":-5,\"b\":[1,true,\"€\\u000f\\n\\\"\\\\\"],\"€\":\"x\"}");
    }

    @Test
    void what_is_unknown_incomplete_or_broken_is_refused_by_name() {
        var evaluator = new Evaluator(read(BIKE));
        assertThat(code(evaluator, Map.of("frame", "gold"))).isEqualTo("selection.unknown-option");
        assertThat(code(evaluator, Map.of("saddle", "gold"))).isEqualTo("selection.unknown-option");
        assertThat(code(evaluator, Map.of("frame", "steel"))).isEqualTo("configuration.incomplete");
        assertThat(evaluator.configuration(Map.of("frame", "carbon", "bell", "without")))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.refusal().code()).isEqualTo("configuration.rules-broken");
                    assertThat(refused.refusal().values()).containsEntry("rules", "r");
                });
    }

    private static String code(Evaluator evaluator, Map<String, String> choices) {
        return evaluator.configuration(choices) instanceof Refused<Configuration>(var refusal)
                ? refusal.code()
                : "accepted";
    }

    @Test
    void a_selection_takes_choices_back_and_refuses_what_the_model_lacks() {
        var empty = Selection.empty(Vocabulary.of(read(BIKE)));
        var chosen = empty.with("bell", "ding").orThrow().with("frame", "steel").orThrow();
        assertThat(chosen.choices()).containsExactly(Map.entry("frame", "steel"), Map.entry("bell", "ding"));
        assertThat(chosen.without("bell").orThrow().choice("bell")).isEmpty();
        assertThat(chosen.with("bell", "dong").isAccepted()).isFalse();
        assertThat(chosen.without("saddle").isAccepted()).isFalse();
        assertThat(empty.choices()).isEmpty();
    }
}
