package org.wishwright.measurement;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a length or a weight as people type it, in the units they think in: {@code 96}, {@code 96,5 cm}, {@code ９６}, {@code 38 1/2 in},
 * {@code 5'10"}, {@code 2尺6寸}, {@code 130斤}. A 市尺 is a third of a metre, a 市斤 half a kilogram.
 */
public final class TypedMeasure {

    public static final int LONGEST = 40;

    private static final String FRACTION = "[0-9]{1,3}/[0-9]{1,3}";
    private static final String NUMBER = FRACTION + "|[0-9]{1,9}(?:[.,][0-9]{1,6})?(?:\\s+" + FRACTION + ")?";
    private static final Pattern PART = Pattern.compile("(" + NUMBER + ")\\s*([^0-9.,/\\s]*)\\s*");
    private static final Map<String, BigDecimal> MILLIMETRES = Map.ofEntries(
            unit("mm", "1"),
            unit("毫米", "1"),
            unit("cm", "10"),
            unit("厘米", "10"),
            unit("公分", "10"),
            unit("m", "1000"),
            unit("米", "1000"),
            unit("in", "25.4"),
            unit("inch", "25.4"),
            unit("inches", "25.4"),
            unit("英寸", "25.4"),
            unit("吋", "25.4"),
            unit("\"", "25.4"),
            unit("′′", "25.4"),
            unit("”", "25.4"),
            unit("''", "25.4"),
            unit("ft", "304.8"),
            unit("英尺", "304.8"),
            unit("'", "304.8"),
            unit("′", "304.8"),
            unit("’", "304.8"));
    private static final Map<String, BigDecimal> THIRDS =
            Map.ofEntries(unit("尺", "1000"), unit("市尺", "1000"), unit("寸", "100"), unit("市寸", "100"), unit("分", "10"));
    private static final Map<String, BigDecimal> GRAMS = Map.ofEntries(
            unit("g", "1"),
            unit("克", "1"),
            unit("kg", "1000"),
            unit("公斤", "1000"),
            unit("千克", "1000"),
            unit("斤", "500"),
            unit("市斤", "500"),
            unit("jin", "500"),
            unit("lb", "453.59237"),
            unit("lbs", "453.59237"),
            unit("磅", "453.59237"));

    /** The hyphen of 38-1/2, and spaces around the bar of 1 / 2. */
    private static final Pattern JOINED = Pattern.compile("(?<=[0-9])[ -]+(?=[0-9]{1,3} ?/)");

    private static final Pattern SLASH = Pattern.compile(" ?/ ?");

    private TypedMeasure() {}

    private static Map.Entry<String, BigDecimal> unit(String name, String size) {
        return Map.entry(name, new BigDecimal(size));
    }

    /** What was typed for a number of some unit. */
    public sealed interface Reading {

        /**
         * @param number in the unit that was asked for, not rounded
         * @param converted whether it was typed as a fraction, in several parts or in another unit
         */
        record Taken(BigDecimal number, boolean converted) implements Reading {}

        /** It is a number of something else, as 5 kg is of a length. */
        record OtherUnit() implements Reading {}

        record Unreadable() implements Reading {}
    }

    /**
     * Reads a number in any unit: a bare one, and one with the unit itself, as it stands; of lengths and weights in other units too.
     *
     * @param unit what a bare number is in, and what is answered in
     */
    public static Reading reading(String typed, String unit) {
        var own = unit.toLowerCase(Locale.ROOT);
        var size = length(own);
        Units units = size != null ? TypedMeasure::length : GRAMS.containsKey(own) ? GRAMS::get : one(own);
        var whole = units.size(own);
        return whole == null ? new Reading.Unreadable() : sum(typed, own, units, whole);
    }

    private static Units one(String own) {
        return name -> name.equals(own) ? BigDecimal.ONE : null;
    }

    private static @Nullable BigDecimal length(String name) {
        var third = THIRDS.get(name);
        return third == null ? MILLIMETRES.get(name) : third.divide(BigDecimal.valueOf(3), MathContext.DECIMAL64);
    }

    /**
     * @param unit what a bare number is in: {@code cm}, {@code in}, {@code 尺} and the like
     * @return millimetres, not rounded; empty where it is no length
     */
    public static Optional<BigDecimal> millimetres(String typed, String unit) {
        return number(sum(typed, unit, TypedMeasure::length, BigDecimal.ONE));
    }

    /**
     * @param unit what a bare number is in: {@code kg}, {@code 斤}, {@code lb} and the like
     * @return grams, not rounded; empty where it is no weight
     */
    public static Optional<BigDecimal> grams(String typed, String unit) {
        return number(sum(typed, unit, GRAMS::get, BigDecimal.ONE));
    }

    private static Optional<BigDecimal> number(Reading reading) {
        return reading instanceof Reading.Taken taken ? Optional.of(taken.number()) : Optional.empty();
    }

    /** Of one of the two kinds, by the unit that is meant: centimetres or kilograms, to one decimal. */
    public static Optional<BigDecimal> read(BodyMeasure measure, String typed, String unit) {
        var read = measure == BodyMeasure.WEIGHT
                ? grams(typed, unit).map(grams -> grams.movePointLeft(3))
                : millimetres(typed, unit).map(millimetres -> millimetres.movePointLeft(1));
        return read.map(value -> {
            var rounded = value.setScale(1, RoundingMode.HALF_EVEN).stripTrailingZeros();
            return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
        });
    }

    private interface Units {
        @Nullable
        BigDecimal size(String name);
    }

    /** Parts such as 5 ft 10 in are added; a bare last part after 尺 is in 寸, and after 寸 in 分, as tailors say it. */
    private static Reading sum(String typed, String unit, Units units, BigDecimal whole) {
        var text = typed.length() > LONGEST ? "" : plain(typed);
        var parts = PART.matcher(text);
        var sum = BigDecimal.ZERO;
        boolean known = true;
        boolean converted = false;
        int end = 0;
        String before = null;
        while (parts.find() && parts.start() == end) {
            var name = parts.group(2).isEmpty() ? next(before, unit) : parts.group(2);
            var size = units.size(name);
            var number = number(parts);
            if (name.isEmpty() || number.isEmpty()) {
                return new Reading.Unreadable();
            }
            known &= size != null;
            converted |=
                    before != null || parts.group(1).indexOf('/') >= 0 || size != null && size.compareTo(whole) != 0;
            sum = sum.add(number.get().multiply(size == null ? BigDecimal.ONE : size));
            before = name;
            end = parts.end();
        }
        if (end == 0 || end < text.length()) {
            return new Reading.Unreadable();
        }
        return known
                ? new Reading.Taken(converted ? sum.divide(whole, MathContext.DECIMAL64) : exact(sum, whole), converted)
                : new Reading.OtherUnit();
    }

    /** What was multiplied by the same is what it was. */
    private static BigDecimal exact(BigDecimal sum, BigDecimal whole) {
        return sum.divide(whole, MathContext.DECIMAL128);
    }

    private static String next(@Nullable String before, String unit) {
        return switch (before) {
            case null -> unit;
            case "尺", "市尺" -> "寸";
            case "寸", "市寸" -> "分";
            case "ft", "英尺", "'", "′", "’" -> "in";
            default -> "";
        };
    }

    private static Optional<BigDecimal> number(Matcher part) {
        var sum = BigDecimal.ZERO;
        for (var word : part.group(1).split("\\s+", -1)) {
            int slash = word.indexOf('/');
            if (slash < 0) {
                sum = sum.add(new BigDecimal(word.replace(',', '.')));
            } else {
                var below = new BigDecimal(word.substring(slash + 1));
                if (below.signum() == 0) {
                    return Optional.empty();
                }
                sum = sum.add(new BigDecimal(word.substring(0, slash)).divide(below, MathContext.DECIMAL64));
            }
        }
        return Optional.of(sum);
    }

    /** Full-width signs become plain ones, every script's digits Latin ones, and ½ becomes 1/2 behind a space. */
    private static String plain(String typed) {
        var text = new StringBuilder();
        typed.codePoints().forEach(c -> {
            var folded = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
            if (folded.indexOf('⁄') > 0) {
                text.append(' ').append(folded.replace('⁄', '/'));
            } else {
                folded.codePoints().forEach(one -> {
                    if (Character.isDigit(one)) {
                        text.append(Character.digit(one, 10));
                    } else {
                        text.appendCodePoint(one);
                    }
                });
            }
        });
        return SLASH.matcher(JOINED.matcher(text.toString().strip().toLowerCase(Locale.ROOT))
                        .replaceAll(" "))
                .replaceAll("/");
    }
}
