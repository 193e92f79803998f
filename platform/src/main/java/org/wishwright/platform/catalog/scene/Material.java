package org.wishwright.platform.catalog.scene;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.platform.catalog.picture.Colours;
import org.wishwright.platform.catalog.picture.Paint;

/**
 * What a part is made of.
 *
 * @param colour {@code #rrggbb}, where no paint follows a choice
 * @param roughness 0 a mirror, 1 chalk; metalness, opacity and how strong the grain is are 0 to 1 too
 * @param grain {@code wood}, {@code brushed}, {@code woven} or {@code none}
 */
record Material(
        String name,
        String colour,
        @Nullable Paint paint,
        Expression roughness,
        Expression metalness,
        Expression opacity,
        String grain,
        Expression strength) {

    /** As it is for some choices. */
    record Look(String colour, double roughness, double metalness, double opacity, String grain, double strength) {}

    Look look(Colours colours, Map<String, Double> numbers) {
        double strong = part(strength, numbers, 0);
        return new Look(
                paint == null ? colour : paint.of(colours),
                part(roughness, numbers, 1),
                part(metalness, numbers, 0),
                part(opacity, numbers, 1),
                strong > 0 ? grain : "none",
                strong);
    }

    private static double part(Expression expression, Map<String, Double> numbers, double otherwise) {
        double value = expression.of(numbers);
        return Double.isFinite(value) ? Math.clamp(value, 0, 1) : otherwise;
    }
}
