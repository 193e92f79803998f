package org.wishwright.platform.catalog.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wishwright.platform.catalog.picture.Condition;
import org.wishwright.platform.catalog.picture.Words;

/** When something is shown: {@code doors=glass|wood back!=open width>120}, where all terms must hold. */
record Guard(@Nullable Condition choices, List<Comparison> comparisons) {

    private static final Pattern COMPARISON =
            Pattern.compile("(\\p{L}[\\p{L}\\p{N}_.-]*)(>=|<=|>|<)(-?[0-9]{1,9}(?:\\.[0-9]{1,6})?)");
    private static final int MOST_TERMS = 20;

    record Comparison(String name, String operator, double than) {
        boolean holds(double value) {
            return switch (operator) {
                case ">=" -> value >= than;
                case "<=" -> value <= than;
                case ">" -> value > than;
                default -> value < than;
            };
        }
    }

    static Guard of(Statement statement, Words words, Set<String> numbers) throws SceneFault {
        var comparisons = new ArrayList<Comparison>();
        var rest = new ArrayList<String>();
        var terms = List.of(statement.rest().split(" +"));
        if (terms.size() > MOST_TERMS) {
            throw statement.fault("a condition has at most " + MOST_TERMS + " terms");
        }
        for (var term : terms) {
            var matcher = COMPARISON.matcher(term);
            if (!matcher.matches()) {
                rest.add(term);
            } else if (numbers.contains(matcher.group(1))) {
                comparisons.add(
                        new Comparison(matcher.group(1), matcher.group(2), Double.parseDouble(matcher.group(3))));
            } else {
                throw statement.fault("there is no number '" + SceneFault.shortened(matcher.group(1)) + "'");
            }
        }
        try {
            return new Guard(rest.isEmpty() ? null : Condition.of(String.join(" ", rest), words), comparisons);
        } catch (Words.Mistake mistake) {
            throw statement.fault(mistake.reason());
        }
    }

    boolean holds(Map<String, String> chosen, Map<String, Double> numbers) {
        return (choices == null || choices.holds(chosen))
                && comparisons.stream().allMatch(one -> one.holds(numbers.getOrDefault(one.name(), Double.NaN)));
    }
}
