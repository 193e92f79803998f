package org.wishwright.platform.catalog.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.format.ModelText;

class ProductionFileTest {

    private static final Model SHELF = ModelText.read("""
            wishwright-model 1
            model shelf
            currency CNY
            module wood
              option oak
            module sides
              option tall
                piece
                varies wood width
            measure width unit cm from 60 to 120 step 1
            """).orThrow();

    private static String line(String module, String option) {
        return """
                {"lines": [{"module": "%s", "option": "%s", "materials": [],
                  "steps": [{"workCentre": "saw", "family": "panel", "setupSeconds": 60, "runSeconds": 90}]}]}""".formatted(module, option);
    }

    @Test
    void a_production_file_leaves_measures_and_what_pieces_vary_with() {
        var merged = ProductionFile.merge(SHELF, line("sides", "tall").getBytes(StandardCharsets.UTF_8))
                .orThrow();
        assertThat(merged.modules().get(2)).isEqualTo(SHELF.modules().get(2));
        var production = Objects.requireNonNull(
                merged.modules().get(1).options().getFirst().production());
        assertThat(production.varies()).containsExactly("wood", "width");
        assertThat(production.steps()).hasSize(1);
    }

    @Test
    void a_number_is_not_made() {
        assertThat(ProductionFile.merge(SHELF, line("width", "60").getBytes(StandardCharsets.UTF_8))
                        .isAccepted())
                .isFalse();
    }
}
