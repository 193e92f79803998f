package org.wishwright.platform.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wishwright.kernel.LocalText;

class PieceNameTest {

    @Test
    void aNameIsSaidInEveryLanguageThatOneOfItsPartsHas() {
        var name = new PieceName(
                        new LocalText("zh", Map.of("zh", "侧板", "en", "Sides")),
                        new LocalText("en", Map.of("en", "120 cm", "de", "120 cm hoch")))
                .whole();
        assertThat(name.in(Locale.ENGLISH)).isEqualTo("Sides · 120 cm");
        assertThat(name.in(Locale.CHINESE)).isEqualTo("侧板 · 120 cm");
        assertThat(name.in(Locale.GERMAN)).isEqualTo("侧板 · 120 cm hoch");
        assertThat(name.source()).isEqualTo("侧板 · 120 cm");
    }

    @Test
    void wordsWithoutALanguageStandBesideThoseWithOne() {
        var name = new PieceName(LocalText.of("und", "m1"), new LocalText("zh", Map.of("zh", "橡木"))).whole();
        assertThat(name.in(Locale.CHINESE)).isEqualTo("m1 · 橡木");
        assertThat(name.in(Locale.ENGLISH)).isEqualTo("m1 · 橡木");
        assertThat(new PieceName(LocalText.of("und", "m1"), LocalText.of("und", "o1"))
                        .whole()
                        .source())
                .isEqualTo("m1 · o1");
    }
}
