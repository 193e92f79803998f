package org.wishwright.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wishwright.measurement.WallSpace.Obstacle;

class LibrariesTest {

    private static final WallSpace WALL = new WallSpace(
            "bedroom, door side",
            cm("360"),
            cm("260"),
            cm("60"),
            List.of(
                    new Obstacle("door", cm("80"), cm("170"), BigDecimal.ZERO),
                    new Obstacle("window", cm("250"), cm("330"), cm("90"))));

    @Test
    void thePatternThatNeedsTheLeastChangeIsFound() {
        var library = List.of(
                new Pattern("170/88A", Map.of("chest", cm("88"), "waist", cm("74"))),
                new Pattern("175/96B", Map.of("chest", cm("96"), "waist", cm("88"))),
                new Pattern("shoe", Map.of("foot", cm("26"))));
        var match = Pattern.nearest(library, Map.of("chest", cm("95"), "waist", cm("88"), "hips", cm("100")))
                .orElseThrow();
        assertThat(match.pattern().name()).isEqualTo("175/96B");
        assertThat(match.changes()).isEqualTo(Map.of("chest", cm("-1")));
        assertThat(match.distance()).isBetween(0.70, 0.71);
        assertThat(Pattern.nearest(library, Map.of("head", cm("57")))).isEmpty();
    }

    @Test
    void tallFurnitureStandsBetweenDoorsAndWindowsAndLowFurnitureUnderTheWindow() {
        assertThat(WALL.places(cm("200"), cm("2")).stream().map(WallSpace.Place::width))
                .containsExactly(cm("76"), cm("76"), cm("26"));
        assertThat(WALL.places(cm("80"), cm("2")).getFirst())
                .isEqualTo(new WallSpace.Place(cm("172"), cm("186"), cm("88"), cm("60")));
        assertThat(WALL.places(cm("259"), cm("2"))).isEmpty();
    }

    private static BigDecimal cm(String number) {
        return new BigDecimal(number);
    }
}
