package org.wishwright.configuration.compiled;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.wishwright.configuration.Configuration;
import org.wishwright.configuration.Configuration.PriceLine;

/**
 * Where two configurations differ, of one model or of two versions of it.
 *
 * @param choices modules with different options, in the maker's order
 * @param prices price tables with different amounts, in the model's order; with the base price they sum to the difference
 * @param leftMinor total of the left
 * @param rightMinor total of the right
 */
public record Comparison(List<Choice> choices, List<Price> prices, long leftMinor, long rightMinor) {

    /** Empty on the side whose model lacks the module. */
    public record Choice(String module, Optional<String> left, Optional<String> right) {}

    /** What a table adds on either side, 0 where it adds nothing; minor units. */
    public record Price(String table, long leftMinor, long rightMinor) {}

    public Comparison {
        choices = List.copyOf(choices);
        prices = List.copyOf(prices);
    }

    public static Comparison of(Configuration left, Configuration right) {
        var modules = new LinkedHashSet<>(left.choices().keySet());
        modules.addAll(right.choices().keySet());
        var choices = new ArrayList<Choice>();
        for (var module : modules) {
            var a = left.choices().get(module);
            var b = right.choices().get(module);
            if (!Objects.equals(a, b)) {
                choices.add(new Choice(module, Optional.ofNullable(a), Optional.ofNullable(b)));
            }
        }
        return new Comparison(choices, prices(left, right), left.totalMinor(), right.totalMinor());
    }

    private static List<Price> prices(Configuration left, Configuration right) {
        var before = amounts(left);
        var after = amounts(right);
        var tables = new LinkedHashSet<>(before.keySet());
        tables.addAll(after.keySet());
        var prices = new ArrayList<Price>();
        for (var table : tables) {
            long a = before.getOrDefault(table, 0L);
            long b = after.getOrDefault(table, 0L);
            if (a != b) {
                prices.add(new Price(table, a, b));
            }
        }
        return prices;
    }

    /** Every table of the model, so that the order is the model's. */
    private static Map<String, Long> amounts(Configuration configuration) {
        var amounts = new LinkedHashMap<String, Long>();
        configuration.model().prices().forEach(table -> amounts.put(table.id(), 0L));
        for (PriceLine line : configuration.breakdown()) {
            amounts.merge(line.table(), line.amountMinor(), Long::sum);
        }
        return amounts;
    }

    public long differenceMinor() {
        return rightMinor - leftMinor;
    }
}
