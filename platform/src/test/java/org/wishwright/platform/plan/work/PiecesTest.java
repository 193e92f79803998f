package org.wishwright.platform.plan.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.platform.plan.work.Explosion.Making;

class PiecesTest {

    private static final Pieces PIECES = new Pieces(ModelText.read("""
            wishwright-model 1
            model suit
            currency CNY
            module jacket
              name en "Jacket"
              name zh "上衣"
              option slim
                name en "Slim"
                name zh "修身"
                step sewing family jacket setup 600 run 6000 inspect
                varies cloth chest
            module buttons
              option horn
                step hand family buttons setup 60 run 300 inspect
              option none
            module cloth
              name en "Cloth"
              option navy
                name en "Navy wool"
                name zh "藏青羊毛"
              option tweed
                name en "Tweed"
            measure chest unit cm from 84 to 130 step 1
              name en "Chest"
              name zh "胸围"
            """).orThrow());

    private static Making making(String module, String option, String cloth, String chest) {
        var choices = new HashMap<>(Map.of("jacket", "slim", "buttons", "horn", "cloth", cloth, "chest", chest));
        return Objects.requireNonNull(PIECES.making(module, option, choices));
    }

    @Test
    void a_piece_is_called_by_what_it_differs_by_but_never_by_a_measure_of_a_body() {
        var name = making("jacket", "slim", "navy", "96").name().whole();
        assertThat(name.in(Locale.ENGLISH)).isEqualTo("Jacket · Slim · to measure · Navy wool");
        assertThat(name.in(Locale.CHINESE)).isEqualTo("上衣 · 修身 · 量身 · 藏青羊毛");
    }

    @Test
    void a_word_that_has_no_translation_stands_in_its_own_language() {
        var name = making("jacket", "slim", "tweed", "96").name().whole();
        assertThat(name.in(Locale.CHINESE)).isEqualTo("上衣 · 修身 · 量身 · Tweed");
    }

    @Test
    void jackets_of_two_chests_share_no_batch_but_equal_ones_and_their_buttons_do() {
        var jacket = making("jacket", "slim", "navy", "96");
        assertThat(jacket.contentHash())
                .isEqualTo(making("jacket", "slim", "navy", "96").contentHash())
                .isNotEqualTo(making("jacket", "slim", "navy", "97").contentHash())
                .isNotEqualTo(making("jacket", "slim", "tweed", "96").contentHash());
        assertThat(making("buttons", "horn", "navy", "96").contentHash())
                .isEqualTo(making("buttons", "horn", "tweed", "120").contentHash());
    }

    @Test
    void what_needs_no_work_makes_no_piece() {
        assertThat(PIECES.making("buttons", "none", Map.of())).isNull();
        assertThat(PIECES.making("chest", "96", Map.of())).isNull();
        assertThat(PIECES.making("zipper", "any", Map.of())).isNull();
    }
}
