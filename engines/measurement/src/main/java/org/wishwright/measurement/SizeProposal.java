package org.wishwright.measurement;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * A standard size proposed from what is known of a body, and every measure that follows from it: a beginning, to be measured before
 * anything is cut.
 *
 * @param measures those known, and the others as they are at the size
 * @param estimated those that nobody measured
 */
public record SizeProposal(StandardSize size, Map<BodyMeasure, BigDecimal> measures, Set<BodyMeasure> estimated) {

    public SizeProposal {
        measures = Map.copyOf(measures);
        estimated = Set.copyOf(estimated);
    }

    /**
     * Proposes from height and weight, or better from height, chest and waist. Where girths are unknown they are estimated from the body
     * mass index: about 2 cm of chest and 2.5 cm of waist for each kg/m², around the standard's middle body; single bodies differ from it
     * by several centimetres.
     *
     * @param known at least the height, and the weight or the chest; refused as {@code measure.too-little-known} else, and as
     *     {@code measure.out-of-range} where a number is no adult's
     */
    public static Outcome<SizeProposal> of(Sex sex, Map<BodyMeasure, BigDecimal> known) {
        for (var measure : known.entrySet()) {
            if (!measure.getKey().isWithin(measure.getValue())) {
                return Outcome.refused(measure.getKey().outOfRange());
            }
        }
        if (!known.containsKey(BodyMeasure.HEIGHT)
                || !known.containsKey(BodyMeasure.WEIGHT) && !known.containsKey(BodyMeasure.CHEST)) {
            return Outcome.refused(Refusal.of(
                    "measure.too-little-known",
                    "Say your height, and your weight or your chest.",
                    "field",
                    known.containsKey(BodyMeasure.HEIGHT) ? "weight" : "height"));
        }
        var body = Estimate.of(sex, known);
        var size = StandardSize.nearest(sex, body.height(), body.chest(), body.waist());
        var measures = new EnumMap<BodyMeasure, BigDecimal>(BodyMeasure.class);
        measures.putAll(size.measures());
        measures.putAll(legs(sex, body.height()));
        measures.putAll(known);
        var estimated = EnumSet.copyOf(measures.keySet());
        estimated.removeAll(known.keySet());
        return Outcome.accepted(new SizeProposal(size, measures, estimated));
    }

    /** Leg and back lengths as parts of the height, usual in drafting. */
    private static Map<BodyMeasure, BigDecimal> legs(Sex sex, double height) {
        return Map.of(
                BodyMeasure.INSIDE_LEG, StandardSize.half(height * (sex == Sex.MALE ? 0.45 : 0.46)),
                BodyMeasure.OUTSIDE_LEG, StandardSize.half(height * (sex == Sex.MALE ? 0.603 : 0.6125)),
                BodyMeasure.BACK_LENGTH, StandardSize.half(height * 0.43));
    }

    private record Estimate(double height, double chest, double waist) {

        private static final double MIDDLE_INDEX_MALE = 22;
        private static final double MIDDLE_INDEX_FEMALE = 21;
        private static final double CHEST_PER_INDEX = 2;
        private static final double WAIST_PER_INDEX = 2.5;
        private static final double CHEST_PER_HEIGHT = 0.3;
        private static final double WAIST_PER_HEIGHT = 0.2;

        static Estimate of(Sex sex, Map<BodyMeasure, BigDecimal> known) {
            double height = number(known, BodyMeasure.HEIGHT, 0);
            int middle = sex == Sex.MALE ? 170 : 160;
            var body = new StandardSize(sex, middle, sex == Sex.MALE ? 88 : 84, BodyType.A).measures();
            double taller = height - middle;
            double weight = number(known, BodyMeasure.WEIGHT, Double.NaN);
            double heavier = Double.isNaN(weight)
                    ? (number(known, BodyMeasure.CHEST, 0)
                                    - number(body, BodyMeasure.CHEST, 0)
                                    - CHEST_PER_HEIGHT * taller)
                            / CHEST_PER_INDEX
                    : weight / (height * height / 10_000) - (sex == Sex.MALE ? MIDDLE_INDEX_MALE : MIDDLE_INDEX_FEMALE);
            double chest = number(body, BodyMeasure.CHEST, 0) + CHEST_PER_HEIGHT * taller + CHEST_PER_INDEX * heavier;
            double waist = number(body, BodyMeasure.WAIST, 0) + WAIST_PER_HEIGHT * taller + WAIST_PER_INDEX * heavier;
            return new Estimate(
                    height, number(known, BodyMeasure.CHEST, chest), number(known, BodyMeasure.WAIST, waist));
        }

        private static double number(Map<BodyMeasure, BigDecimal> measures, BodyMeasure measure, double otherwise) {
            var value = measures.get(measure);
            return value == null ? otherwise : value.doubleValue();
        }
    }
}
