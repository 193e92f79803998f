package org.wishwright.measurement;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether measures belong to one body. A doubt is no refusal: bodies differ, and the person says that it is right, or measures again.
 */
public final class Plausibility {

    private static final List<Ratio> RATIOS = List.of(
            new Ratio(BodyMeasure.CHEST, BodyMeasure.HEIGHT, "0.42", "0.85"),
            new Ratio(BodyMeasure.WAIST, BodyMeasure.CHEST, "0.62", "1.15"),
            new Ratio(BodyMeasure.HIPS, BodyMeasure.WAIST, "0.80", "1.60"),
            new Ratio(BodyMeasure.HIPS, BodyMeasure.CHEST, "0.78", "1.32"),
            new Ratio(BodyMeasure.NECK, BodyMeasure.CHEST, "0.32", "0.50"),
            new Ratio(BodyMeasure.SHOULDER_WIDTH, BodyMeasure.CHEST, "0.34", "0.58"),
            new Ratio(BodyMeasure.SLEEVE_LENGTH, BodyMeasure.HEIGHT, "0.28", "0.40"),
            new Ratio(BodyMeasure.BACK_LENGTH, BodyMeasure.HEIGHT, "0.22", "0.52"),
            new Ratio(BodyMeasure.INSIDE_LEG, BodyMeasure.HEIGHT, "0.38", "0.53"),
            new Ratio(BodyMeasure.OUTSIDE_LEG, BodyMeasure.HEIGHT, "0.54", "0.68"),
            new Ratio(BodyMeasure.THIGH, BodyMeasure.HIPS, "0.46", "0.70"),
            new Ratio(BodyMeasure.WRIST, BodyMeasure.NECK, "0.36", "0.56"));

    private Plausibility() {}

    private record Ratio(BodyMeasure measure, BodyMeasure to, BigDecimal least, BigDecimal most) {
        Ratio(BodyMeasure measure, BodyMeasure to, String least, String most) {
            this(measure, to, new BigDecimal(least), new BigDecimal(most));
        }
    }

    /**
     * A measure that hardly goes with another.
     *
     * @param from the least that would go with the other, to half a centimetre
     * @param to the most
     */
    public record Doubt(BodyMeasure measure, BodyMeasure other, BigDecimal from, BigDecimal to) {}

    /** In the order of the body from the top; empty where nothing is odd. Measures out of every range are not judged here. */
    public static List<Doubt> doubts(Map<BodyMeasure, BigDecimal> measures) {
        var doubts = new ArrayList<Doubt>();
        for (var ratio : RATIOS) {
            var value = measures.get(ratio.measure());
            var other = measures.get(ratio.to());
            if (value != null && other != null && other.signum() > 0) {
                var share = value.divide(other, MathContext.DECIMAL32);
                if (share.compareTo(ratio.least()) < 0 || share.compareTo(ratio.most()) > 0) {
                    doubts.add(new Doubt(
                            ratio.measure(),
                            ratio.to(),
                            StandardSize.half(other.multiply(ratio.least()), RoundingMode.UP),
                            StandardSize.half(other.multiply(ratio.most()), RoundingMode.DOWN)));
                }
            }
        }
        return List.copyOf(doubts);
    }
}
