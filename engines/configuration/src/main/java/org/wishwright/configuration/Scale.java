package org.wishwright.configuration;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.wishwright.kernel.LocalText;

/**
 * The numbers a measure may take: one option of the module a step, from the least to the greatest. An option's id is its number, as in
 * {@code 96} or {@code 96.5}, so that rules and prices speak of it as of any other option.
 *
 * @param unit as in {@code cm}; 1 to 12 letters, digits, {@code %} or {@code °}
 * @param from the least, not negative
 * @param to the greatest, a whole number of steps above
 * @param step positive
 */
public record Scale(String unit, BigDecimal from, BigDecimal to, BigDecimal step) {

    public static final int MOST_STEPS = 400;
    /** Of a number, whose options are ranges. */
    public static final int MOST_FINE_STEPS = 100_000;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}(\\.[0-9]{1,6})?");

    private static final int MOST_DECIMALS = 3;
    private static final BigDecimal LARGEST = new BigDecimal(1_000_000);
    private static final Pattern UNIT = Pattern.compile("[\\p{L}\\p{N}%°]{1,12}");
    private static final Map<String, String> CHINESE =
            Map.of("mm", "毫米", "cm", "厘米", "m", "米", "g", "克", "kg", "公斤", "in", "英寸", "l", "升", "ml", "毫升");

    public Scale {
        from = plain(from);
        to = plain(to);
        step = plain(step);
    }

    /** Without trailing zeros, and never as a power of ten. */
    private static BigDecimal plain(BigDecimal number) {
        return Quantity.plain(number);
    }

    /** What is wrong with it, as the end of a sentence; empty where it may be used. */
    public Optional<String> fault() {
        return fault(MOST_STEPS);
    }

    /** As {@link #fault()}, with another bound on the steps. */
    public Optional<String> fault(int mostSteps) {
        if (!UNIT.matcher(unit).matches()) {
            return Optional.of("the unit is not 1 to 12 letters or digits");
        }
        if (from.signum() < 0 || to.compareTo(LARGEST) > 0 || Math.max(from.scale(), step.scale()) > MOST_DECIMALS) {
            return Optional.of("the numbers are not between 0 and 1000000 with at most 3 decimals");
        }
        if (step.signum() <= 0 || to.compareTo(from) < 0) {
            return Optional.of("the steps do not lead up from " + text(from) + " to " + text(to));
        }
        var steps = to.subtract(from).divideAndRemainder(step);
        if (steps[1].signum() != 0) {
            return Optional.of("a whole number of steps of " + text(step) + " does not lead from " + text(from) + " to "
                    + text(to));
        }
        return steps[0].compareTo(new BigDecimal(mostSteps)) < 0
                ? Optional.empty()
                : Optional.of("it has more than " + mostSteps + " steps");
    }

    /** Every number as an id, from the least; the scale must be without fault. */
    public List<String> ids() {
        return numbers().stream().map(Scale::text).toList();
    }

    /** An option for each number, named with the unit in English and Chinese. */
    public List<Option> options() {
        return numbers().stream().map(this::option).toList();
    }

    private List<BigDecimal> numbers() {
        return IntStream.rangeClosed(0, steps()).mapToObj(this::number).toList();
    }

    /** How many steps lead from the least to the greatest; the scale must be without fault. */
    public int steps() {
        return to.subtract(from).divideToIntegralValue(step).intValueExact();
    }

    /** The number after some steps. */
    BigDecimal number(int steps) {
        return plain(from.add(step.multiply(BigDecimal.valueOf(steps))));
    }

    /** The number that a text writes, where it is one of this scale. */
    Optional<BigDecimal> number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        var number = plain(new BigDecimal(text));
        boolean on = number.compareTo(from) >= 0
                && number.compareTo(to) <= 0
                && number.subtract(from).remainder(step).signum() == 0;
        return on ? Optional.of(number) : Optional.empty();
    }

    /** An option for the least number alone, until it is known what tells numbers apart. */
    List<Option> ends() {
        return List.of(option(from));
    }

    Option option(BigDecimal number) {
        return new Option(text(number), named(text(number)), null);
    }

    /** As in {@code from 0 to 300 in steps of 0.5 (cm)}. */
    public String words() {
        return "from " + text(from) + " to " + text(to) + " in steps of " + text(step) + " (" + unit + ")";
    }

    private LocalText named(String id) {
        return new LocalText("en", Map.of("en", id + " " + unit, "zh", id + " " + CHINESE.getOrDefault(unit, unit)));
    }

    /** The unit as it is read in a language: {@code cm} is 厘米 in Chinese. */
    public LocalText unitName() {
        return new LocalText("en", Map.of("en", unit, "zh", CHINESE.getOrDefault(unit, unit)));
    }

    private static String text(BigDecimal number) {
        return plain(number).toPlainString();
    }
}
