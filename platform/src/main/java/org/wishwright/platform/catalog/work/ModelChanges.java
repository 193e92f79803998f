package org.wishwright.platform.catalog.work;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Option;
import org.wishwright.configuration.PriceTable;
import org.wishwright.configuration.Rule;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;

/**
 * What differs between two models of one product, in the order in which the newer one says it.
 *
 * @param changes at most {@link #MOST}; {@code more} says how many were left out
 */
public record ModelChanges(List<Change> changes, int more) {

    public static final int MOST = 300;

    /** What happened to what. */
    public enum Kind {
        BASE_PRICE,
        MODULE_ADDED,
        MODULE_REMOVED,
        OPTION_ADDED,
        OPTION_REMOVED,
        OPTION_PRICE,
        OPTION_MAKING,
        RENAMED,
        RULE_ADDED,
        RULE_REMOVED,
        RULE_CHANGED,
        PRICES_CHANGED
    }

    /**
     * @param what a module, a rule's words, a price table
     * @param option of the module; empty where it is about the whole
     * @param amounts price before and after; empty where it is about no single price
     */
    public record Change(Kind kind, LocalText what, LocalText option, List<Money> amounts) {}

    private static final LocalText NONE = LocalText.of("und", "");

    public static ModelChanges between(Model before, Model after) {
        var changes = new ArrayList<Change>();
        var currency = after.currency();
        if (before.basePriceMinor() != after.basePriceMinor()) {
            changes.add(new Change(
                    Kind.BASE_PRICE,
                    after.name(),
                    NONE,
                    amounts(before.basePriceMinor(), after.basePriceMinor(), currency)));
        }
        modules(before, after, changes);
        rules(before, after, changes);
        combined(before, after, changes);
        int shown = Math.min(changes.size(), MOST);
        return new ModelChanges(List.copyOf(changes.subList(0, shown)), changes.size() - shown);
    }

    private static void modules(Model before, Model after, List<Change> changes) {
        var old = byId(before.modules(), Module::id);
        var oldPrices = alone(before);
        var newPrices = alone(after);
        for (var module : after.modules()) {
            var was = old.remove(module.id());
            if (was == null) {
                changes.add(new Change(Kind.MODULE_ADDED, module.name(), NONE, List.of()));
            } else {
                if (!was.name().equals(module.name())) {
                    changes.add(new Change(Kind.RENAMED, module.name(), NONE, List.of()));
                }
                options(was, module, oldPrices, newPrices, after.currency(), changes);
            }
        }
        old.values().forEach(module -> changes.add(new Change(Kind.MODULE_REMOVED, module.name(), NONE, List.of())));
    }

    private static void options(
            Module before,
            Module after,
            Map<String, Long> oldPrices,
            Map<String, Long> newPrices,
            Currency currency,
            List<Change> changes) {
        var old = byId(before.options(), Option::id);
        for (var option : after.options()) {
            var was = old.remove(option.id());
            var key = after.id() + " " + option.id();
            long price = newPrices.getOrDefault(key, 0L);
            if (was == null) {
                changes.add(new Change(
                        Kind.OPTION_ADDED, after.name(), option.name(), List.of(new Money(price, currency))));
                continue;
            }
            long earlier = oldPrices.getOrDefault(key, 0L);
            if (earlier != price) {
                changes.add(
                        new Change(Kind.OPTION_PRICE, after.name(), option.name(), amounts(earlier, price, currency)));
            }
            if (!Objects.equals(was.production(), option.production())) {
                changes.add(new Change(Kind.OPTION_MAKING, after.name(), option.name(), List.of()));
            }
            if (!was.name().equals(option.name())) {
                changes.add(new Change(Kind.RENAMED, after.name(), option.name(), List.of()));
            }
        }
        old.values()
                .forEach(
                        option -> changes.add(new Change(Kind.OPTION_REMOVED, after.name(), option.name(), List.of())));
    }

    private static void rules(Model before, Model after, List<Change> changes) {
        var old = byId(before.rules(), Rule::id);
        for (var rule : after.rules()) {
            var was = old.remove(rule.id());
            if (was == null) {
                changes.add(new Change(Kind.RULE_ADDED, rule.words(), NONE, List.of()));
            } else if (!content(was).equals(content(rule))) {
                changes.add(new Change(Kind.RULE_CHANGED, rule.words(), NONE, List.of()));
            }
        }
        old.values().forEach(rule -> changes.add(new Change(Kind.RULE_REMOVED, rule.words(), NONE, List.of())));
    }

    /** Everything of a rule but the line of the file that it stands on. */
    private static List<Object> content(Rule rule) {
        return switch (rule) {
            case Rule.TableRule table -> List.of(table.words(), table.scope(), table.tuples(), table.allowed());
            case Rule.FormulaRule formula -> List.of(formula.words(), formula.formula());
        };
    }

    private static void combined(Model before, Model after, List<Change> changes) {
        var old = byId(several(before), PriceTable::id);
        for (var table : several(after)) {
            if (!table.equals(old.remove(table.id()))) {
                changes.add(new Change(Kind.PRICES_CHANGED, LocalText.of("und", table.id()), NONE, List.of()));
            }
        }
        old.keySet()
                .forEach(id -> changes.add(new Change(Kind.PRICES_CHANGED, LocalText.of("und", id), NONE, List.of())));
    }

    private static List<PriceTable> several(Model model) {
        return model.prices().stream().filter(table -> table.scope().size() > 1).toList();
    }

    /** What each option adds alone, by its module's id and its own; several tables add up. */
    private static Map<String, Long> alone(Model model) {
        var modules = byId(model.modules(), Module::id);
        var sums = new HashMap<String, Long>();
        for (var table : model.prices()) {
            var module = table.scope().size() == 1 ? modules.get(table.scope().getFirst()) : null;
            if (module != null) {
                var listed = new HashMap<String, Long>();
                for (int row = 0; row < table.tuples().rows(); row++) {
                    listed.put(table.tuples().cell(row, 0), table.amountsMinor().get(row));
                }
                module.options()
                        .forEach(option -> sums.merge(
                                module.id() + " " + option.id(),
                                listed.getOrDefault(option.id(), table.defaultMinor()),
                                Long::sum));
            }
        }
        return sums;
    }

    private static List<Money> amounts(long before, long after, Currency currency) {
        return List.of(new Money(before, currency), new Money(after, currency));
    }

    private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
        return all.stream().collect(Collectors.toMap(id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }
}
