package org.wishwright.configuration.editing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a maker expects of her model: some choices, and that they are possible, are not, or cost so much.
 *
 * @param costs minor units of the cheapest product with these choices; null where nothing is said of it
 * @param choices module to option, or to what a consumer types: a number, a text
 */
public record TestCase(
        String id, Expectation expectation, @Nullable Long costs, Map<String, String> choices) {

    public enum Expectation {
        POSSIBLE,
        IMPOSSIBLE,
        COSTS
    }

    public TestCase {
        choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
        if ((expectation == Expectation.COSTS) != (costs != null)) {
            throw new IllegalArgumentException("A case that costs says how much, and no other does");
        }
    }

    /** The note that says it: {@code #: case ID costs 552800 wood=oak}. */
    String line() {
        var line = new StringBuilder(Sheet.NOTE + " case " + id + " ")
                .append(expectation.name().toLowerCase(Locale.ROOT));
        if (costs != null) {
            line.append(' ').append(costs);
        }
        choices.forEach((module, option) -> {
            var choice = module + "=" + option;
            line.append(' ').append(Words.word(option).equals(option) ? choice : Words.quoted(choice));
        });
        return line.toString();
    }

    static Optional<TestCase> of(String line) {
        var words = Words.of(line);
        if (words.size() < 4
                || !words.getFirst().equals(Sheet.NOTE)
                || !words.get(1).equals("case")) {
            return Optional.empty();
        }
        try {
            var expectation = Expectation.valueOf(words.get(3).toUpperCase(Locale.ROOT));
            boolean costs = expectation == Expectation.COSTS;
            var choices = new LinkedHashMap<String, String>();
            for (var word : words.subList(costs ? 5 : 4, words.size())) {
                int equals = word.indexOf('=');
                if (equals < 1) {
                    return Optional.empty();
                }
                choices.put(word.substring(0, equals), word.substring(equals + 1));
            }
            return Optional.of(
                    new TestCase(words.get(2), expectation, costs ? Long.valueOf(words.get(4)) : null, choices));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** The cases kept with a model's text. */
    public static List<TestCase> in(String text) {
        var cases = new ArrayList<TestCase>();
        text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(Sheet.NOTE))
                .forEach(line -> of(line).ifPresent(cases::add));
        return cases;
    }
}
