package org.wishwright.platform.wish.work;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.wishwright.configuration.Scale;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.measurement.TypedMeasure;
import org.wishwright.measurement.TypedMeasure.Reading;

/**
 * Puts a measure that people typed, as {@link TypedMeasure} reads it, on the scale of a product: a number without a unit has the
 * scale's; another unit of length or weight, and a fraction, is rounded to the nearest step.
 */
public final class MeasureText {

    public static final int LONGEST = TypedMeasure.LONGEST;

    private static final BigDecimal INCH = new BigDecimal("25.4");

    private MeasureText() {}

    /** The option of the scale that was typed; the refusal's values {@code from}, {@code to}, {@code unit} say what would be taken. */
    public static Outcome<String> option(String typed, Scale scale) {
        return switch (TypedMeasure.reading(typed, scale.unit())) {
            case Reading.Taken(var number, var converted) -> onScale(number, scale, converted);
            case Reading.OtherUnit() ->
                refused(scale, "wish.measure-unit", "This is measured in {unit}. Write it as {example} {unit}.");
            case Reading.Unreadable() ->
                refused(scale, "wish.measure-unreadable", "Write a number in {unit}, such as {example}.");
        };
    }

    private static Outcome<String> onScale(BigDecimal number, Scale scale, boolean round) {
        var steps = number.subtract(scale.from()).divide(scale.step(), MathContext.DECIMAL64);
        var whole = steps.setScale(0, RoundingMode.HALF_EVEN);
        var taken = scale.from().add(scale.step().multiply(whole));
        if (taken.compareTo(scale.from()) < 0 || taken.compareTo(scale.to()) > 0) {
            return refused(scale, "wish.measure-range", "It is made from {from} to {to} {unit}.");
        }
        if (!round && whole.compareTo(steps) != 0) {
            return refused(
                    scale,
                    "wish.measure-step",
                    "It is made in steps of {step} {unit}; {example} is the nearest.",
                    written(taken));
        }
        return Outcome.accepted(written(taken));
    }

    private static String written(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    /** What a number of the scale is in inches, to the nearest quarter, as in {@code 38 1/4}; empty where it is no length. */
    public static String inches(String number, Scale scale) {
        var millimetres =
                number.isEmpty() ? Optional.<BigDecimal>empty() : TypedMeasure.millimetres(number, scale.unit());
        if (millimetres.isEmpty()) {
            return "";
        }
        var quarters = millimetres
                .get()
                .multiply(BigDecimal.valueOf(4))
                .divide(INCH, 0, RoundingMode.HALF_EVEN)
                .longValueExact();
        var rest = List.of("", "¼", "½", "¾").get((int) (quarters % 4));
        return quarters < 4 && !rest.isEmpty() ? rest : quarters / 4 + rest;
    }

    private static Outcome<String> refused(Scale scale, String code, String sentence) {
        var middle = scale.from().add(scale.step().multiply(BigDecimal.valueOf((scale.steps() + 1) / 2)));
        return refused(scale, code, sentence, written(middle));
    }

    private static Outcome<String> refused(Scale scale, String code, String sentence, String example) {
        return Outcome.refused(Refusal.of(
                code,
                sentence,
                "unit",
                scale.unit(),
                "example",
                example,
                "from",
                scale.from().toPlainString(),
                "to",
                scale.to().toPlainString(),
                "step",
                scale.step().toPlainString()));
    }
}
