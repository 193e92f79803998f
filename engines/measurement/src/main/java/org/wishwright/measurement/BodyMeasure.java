package org.wishwright.measurement;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.wishwright.kernel.Refusal;

/**
 * A measure of a body as tailors take it. The code is the id that a product's measure has where it means this one.
 *
 * <p>The limits are wider than any adult's known to tailoring: a number outside was typed wrong.
 */
public enum BodyMeasure {
    HEIGHT("height", 120, 230),
    WEIGHT("weight", 30, 250),
    NECK("neck", 28, 60),
    CHEST("chest", 65, 170),
    WAIST("waist", 48, 175),
    HIPS("hips", 65, 180),
    SHOULDER_WIDTH("shoulder-width", 30, 65),
    SLEEVE_LENGTH("sleeve-length", 40, 85),
    BACK_LENGTH("back-length", 35, 100),
    INSIDE_LEG("inside-leg", 50, 110),
    OUTSIDE_LEG("outside-leg", 70, 140),
    THIGH("thigh", 35, 100),
    WRIST("wrist", 11, 26),
    HEAD("head", 48, 68),
    FOOT("foot", 18, 36);

    private final String code;
    private final BigDecimal least;
    private final BigDecimal most;

    BodyMeasure(String code, int least, int most) {
        this.code = code;
        this.least = BigDecimal.valueOf(least);
        this.most = BigDecimal.valueOf(most);
    }

    public String code() {
        return code;
    }

    /** In centimetres, of the weight in kilograms. */
    public BigDecimal least() {
        return least;
    }

    /** In centimetres, of the weight in kilograms. */
    public BigDecimal most() {
        return most;
    }

    public String unit() {
        return this == WEIGHT ? "kg" : "cm";
    }

    public boolean isWithin(BigDecimal value) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }

    /** Why a number outside the limits is not taken. */
    public Refusal outOfRange() {
        return Refusal.of(
                "measure.out-of-range",
                "The {field} of a grown body is {from} to {to} {unit}. Maybe another unit was meant.",
                "field",
                code,
                "from",
                least.toPlainString(),
                "to",
                most.toPlainString(),
                "unit",
                unit());
    }

    public static Optional<BodyMeasure> ofCode(String code) {
        return Arrays.stream(values())
                .filter(measure -> measure.code.equals(code))
                .findFirst();
    }
}
