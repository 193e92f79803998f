package org.wishwright.measurement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;

/**
 * A standard size of adult clothing, such as 170/88A: height in steps of 5, chest in steps of 4 (series 5·4) and a body type, after
 * GB/T 1335.1-2008 (men) and GB/T 1335.2-2008 (women).
 *
 * @param height centimetres, a multiple of 5
 * @param chest centimetres, a multiple of 4
 */
public record StandardSize(Sex sex, int height, int chest, BodyType type) {

    private static final int HEIGHT_STEP = 5;
    private static final int CHEST_STEP = 4;

    public StandardSize {
        if (height % HEIGHT_STEP != 0 || chest % CHEST_STEP != 0) {
            throw new IllegalArgumentException("No standard size is " + height + "/" + chest + type);
        }
    }

    /**
     * The control measures of a type's middle body and how they grow: arm with 5 cm of height; neck and shoulders with 4 cm of chest;
     * hips with 4 cm of waist.
     */
    private record Chart(
            int height,
            double arm,
            double armStep,
            int chest,
            double neck,
            double neckStep,
            double shoulder,
            double shoulderStep,
            double waist,
            double hips,
            double hipsStep) {}

    private static Chart chart(Sex sex, BodyType type) {
        if (sex == Sex.MALE) {
            return switch (type) {
                case Y -> new Chart(170, 55.5, 1.5, 88, 36.4, 1, 44, 1.2, 70, 90, 3.2);
                case A -> new Chart(170, 55.5, 1.5, 88, 36.8, 1, 43.6, 1.2, 74, 90, 3.2);
                case B -> new Chart(170, 55.5, 1.5, 92, 38.2, 1, 44.4, 1.2, 84, 95, 2.8);
                case C -> new Chart(170, 55.5, 1.5, 96, 39.6, 1, 45.2, 1.2, 92, 97, 2.8);
            };
        }
        return switch (type) {
            case Y -> new Chart(160, 50.5, 1.5, 84, 33.4, 0.8, 40, 1, 64, 90, 3.6);
            case A -> new Chart(160, 50.5, 1.5, 84, 33.6, 0.8, 39.4, 1, 68, 90, 3.6);
            case B -> new Chart(160, 50.5, 1.5, 88, 34.6, 0.8, 39.8, 1, 78, 96, 3.2);
            case C -> new Chart(160, 50.5, 1.5, 88, 34.8, 0.8, 39.2, 1, 82, 96, 3.2);
        };
    }

    /** The size nearest to a body. */
    static StandardSize nearest(Sex sex, double height, double chest, double waist) {
        return new StandardSize(
                sex,
                HEIGHT_STEP * (int) Math.round(height / HEIGHT_STEP),
                CHEST_STEP * (int) Math.round(chest / CHEST_STEP),
                BodyType.ofDrop(sex, chest - waist));
    }

    /** As on a jacket: height, chest, type. */
    public String upper() {
        return height + "/" + chest + type;
    }

    /** As on trousers: height, waist, type. */
    public String lower() {
        return height + "/" + Math.round(waist()) + type;
    }

    private double waist() {
        var chart = chart(sex, type);
        return chart.waist() + chest - chart.chest();
    }

    /** The body's measures at this size, to half a centimetre. */
    public Map<BodyMeasure, BigDecimal> measures() {
        var chart = chart(sex, type);
        double taller = (height - chart.height()) / (double) HEIGHT_STEP;
        double wider = (chest - chart.chest()) / (double) CHEST_STEP;
        var measures = new EnumMap<BodyMeasure, BigDecimal>(BodyMeasure.class);
        measures.put(BodyMeasure.HEIGHT, half(height));
        measures.put(BodyMeasure.CHEST, half(chest));
        measures.put(BodyMeasure.WAIST, half(waist()));
        measures.put(BodyMeasure.HIPS, half(chart.hips() + wider * chart.hipsStep()));
        measures.put(BodyMeasure.NECK, half(chart.neck() + wider * chart.neckStep()));
        measures.put(BodyMeasure.SHOULDER_WIDTH, half(chart.shoulder() + wider * chart.shoulderStep()));
        measures.put(BodyMeasure.SLEEVE_LENGTH, half(chart.arm() + taller * chart.armStep()));
        return measures;
    }

    static BigDecimal half(double centimetres) {
        return half(BigDecimal.valueOf(centimetres), RoundingMode.HALF_EVEN);
    }

    static BigDecimal half(BigDecimal centimetres, RoundingMode mode) {
        var halves = centimetres.multiply(BigDecimal.TWO).setScale(0, mode);
        var whole = halves.divide(BigDecimal.TWO, 1, RoundingMode.UNNECESSARY).stripTrailingZeros();
        return whole.scale() < 0 ? whole.setScale(0) : whole;
    }
}
