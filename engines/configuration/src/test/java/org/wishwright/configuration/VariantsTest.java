package org.wishwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.kernel.Outcome.Refused;

/** Pieces that differ by more than their own option. */
class VariantsTest {

    private static final String SHELF = """
            wishwright-model 1
            model shelf
            currency CNY
            module sides
              option tall
                material board 1 m2
                varies wood width
            module screws
              option brass
                material screw 8 pcs
            module wood
              option oak
              option walnut
            measure width unit cm from 60 to 62 step 1
            """;

    private static Model read(String text) {
        return ModelText.read(text).orThrow();
    }

    private static ModuleDemand piece(String text, int index, String wood, String width) {
        var choices = Map.of("sides", "tall", "screws", "brass", "wood", wood, "width", width);
        var configuration = new Evaluator(read(text)).configuration(choices).orThrow();
        return ModuleDemand.explode(configuration).get(index);
    }

    @Test
    void a_board_of_oak_is_not_one_of_walnut_but_its_screws_are_the_same() {
        var oak = piece(SHELF, 0, "oak", "60");
        assertThat(oak.variant()).containsExactly(Map.entry("wood", "oak"), Map.entry("width", "60"));
        assertThat(oak.contentHash())
                .isEqualTo(piece(SHELF, 0, "oak", "60").contentHash())
                .isNotEqualTo(piece(SHELF, 0, "walnut", "60").contentHash())
                .isNotEqualTo(piece(SHELF, 0, "oak", "61").contentHash());
        assertThat(piece(SHELF, 1, "oak", "60").contentHash())
                .isEqualTo(piece(SHELF, 1, "walnut", "62").contentHash());
    }

    @Test
    void the_order_in_which_variants_are_named_makes_no_other_piece() {
        assertThat(piece(SHELF.replace("wood width", "width wood"), 0, "oak", "60")
                        .contentHash())
                .isEqualTo(piece(SHELF, 0, "oak", "60").contentHash());
    }

    @Test
    void variants_are_part_of_what_the_product_means_and_read_back() {
        var model = read(SHELF);
        var text = ModelText.write(model);
        assertThat(text).contains("    varies wood width\n");
        assertThat(read(text)).isEqualTo(model);
        assertThat(SemanticHash.of(read(SHELF.replace("varies wood width", "varies wood"))))
                .isNotEqualTo(SemanticHash.of(model));
        assertThat(read(SHELF.replace("varies wood width", "varies wood\nvaries width")))
                .isEqualTo(model);
        assertThat(SemanticHash.of(model.withoutTexts())).isEqualTo(SemanticHash.of(model));
    }

    /** Hashes of before measures and variants existed: what was sold then must still be found. */
    @Test
    void models_and_pieces_without_measures_and_variants_hash_as_they_always_did() {
        var model = read("""
                wishwright-model 1
                model bike
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
                price both default 0 for frame bell
                  | carbon ding = -100
                """);
        assertThat(SemanticHash.of(model))
                .isEqualTo("3e644e635dfb3e8db15d194285f180a6093095c222303a1fff518c102cebb72e");
        var configuration = new Evaluator(model)
                .configuration(Map.of("frame", "steel", "bell", "without"))
                .orThrow();
        assertThat(ModuleDemand.explode(configuration).getFirst().contentHash())
                .isEqualTo("f97f231db0aa5b61c88194b548e23825d32adfbf5056896fca0da1d6e3be7bb7");
    }

    @Test
    void varying_with_nothing_itself_twice_or_the_unknown_is_refused_with_its_line() {
        assertThat(reason("varies")).startsWith("7: ").contains("this line is 'varies MODULE …'");
        assertThat(reason("varies sides")).startsWith("7: ").contains("other modules than its own");
        assertThat(reason("varies wood wood")).startsWith("7: ").contains("already");
        assertThat(reason("varies glue")).startsWith("7: ").contains("there is no module 'glue'");
    }

    private static String reason(String line) {
        var outcome = ModelText.read(SHELF.replace("varies wood width", line));
        return outcome instanceof Refused<Model>(var refusal)
                ? refusal.values().get("line") + ": " + refusal.values().get("reason")
                : "accepted";
    }
}
