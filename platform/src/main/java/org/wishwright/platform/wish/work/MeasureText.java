package org.wishwright.platform.wish.work;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.wishwright.configuration.Scale;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * Reads a measure as people type it: {@code 96}, {@code 96,5}, {@code 96cm}, {@code ９６}, {@code 38 in}, {@code 38 1/2 in},
 * {@code 38½}. A number without a unit has the scale's; another unit of length or weight, and a fraction, is rounded to the
 * nearest step.
 */
public final class MeasureText {

    public static final int LONGEST = 40;

    private static final Pattern TYPED =
            Pattern.compile("([0-9]{1,9})(?:[.,]([0-9]{1,6})|[ -]+([0-9]{1,3}) ?/ ?([1-9][0-9]{0,2}))?([^0-9.,/]*)");
    private static final Pattern GLYPH = Pattern.compile("([0-9]?)([¼-¾⅐-⅞])");
    private static final Pattern PURE = Pattern.compile("[0-9]{1,3} ?/");
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("毫米", "mm"),
            Map.entry("厘米", "cm"),
            Map.entry("公分", "cm"),
            Map.entry("米", "m"),
            Map.entry("英寸", "in"),
            Map.entry("inch", "in"),
            Map.entry("inches", "in"),
            Map.entry("\"", "in"),
            Map.entry("″", "in"),
            Map.entry("”", "in"),
            Map.entry("''", "in"),
            Map.entry("克", "g"),
            Map.entry("公斤", "kg"),
            Map.entry("千克", "kg"));
    private static final Map<String, BigDecimal> MILLIMETRES =
            Map.of("mm", BigDecimal.ONE, "cm", BigDecimal.TEN, "m", new BigDecimal(1000), "in", new BigDecimal("25.4"));
    private static final Map<String, BigDecimal> GRAMS = Map.of("g", BigDecimal.ONE, "kg", new BigDecimal(1000));

    private MeasureText() {}

    /** The option of the scale that was typed; the refusal's values {@code from}, {@code to}, {@code unit} say what would be taken. */
    public static Outcome<String> option(String typed, Scale scale) {
        var matcher = TYPED.matcher(plain(typed));
        if (typed.length() > LONGEST || !matcher.matches()) {
            return refused(scale, "wish.measure-unreadable", "Write a number in {unit}, such as {example}.");
        }
        var number = new BigDecimal(matcher.group(1) + (matcher.group(2) == null ? "" : "." + matcher.group(2)));
        boolean fraction = matcher.group(3) != null;
        if (fraction) {
            number = number.add(
                    new BigDecimal(matcher.group(3)).divide(new BigDecimal(matcher.group(4)), MathContext.DECIMAL64));
        }
        var unit = unit(matcher.group(5).strip());
        if (unit.isEmpty() || unit.equals(scale.unit())) {
            return onScale(number, scale, fraction);
        }
        for (var family : List.of(MILLIMETRES, GRAMS)) {
            var from = family.get(unit);
            var to = family.get(scale.unit());
            if (from != null && to != null) {
                return onScale(number.multiply(from).divide(to, MathContext.DECIMAL64), scale, true);
            }
        }
        return refused(scale, "wish.measure-unit", "This is measured in {unit}. Write it as {example} {unit}.");
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

    /** Full-width signs become plain ones, and every script's digits Latin ones. */
    private static String plain(String typed) {
        var apart = GLYPH.matcher(typed).replaceAll("$1 $2");
        var folded = Normalizer.normalize(apart, Normalizer.Form.NFKC)
                .replace('\u2044', '/')
                .strip()
                .toLowerCase(Locale.ROOT);
        var text = new StringBuilder();
        folded.codePoints().forEach(c -> {
            if (Character.isDigit(c)) {
                text.append(Character.digit(c, 10));
            } else {
                text.appendCodePoint(c);
            }
        });
        var read = text.toString();
        return PURE.matcher(read).lookingAt() ? "0 " + read : read;
    }

    /** What a number of the scale is in inches, to the nearest quarter, as in {@code 38 1/4}; empty where it is no length. */
    public static String inches(String number, Scale scale) {
        var unit = MILLIMETRES.get(scale.unit());
        if (unit == null || number.isEmpty()) {
            return "";
        }
        var quarters = new BigDecimal(number)
                .multiply(unit)
                .multiply(BigDecimal.valueOf(4))
                .divide(MILLIMETRES.get("in"), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
        var rest = List.of("", "¼", "½", "¾").get((int) (quarters % 4));
        return quarters < 4 && !rest.isEmpty() ? rest : quarters / 4 + rest;
    }

    private static String unit(String word) {
        return WORDS.getOrDefault(word, word);
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
