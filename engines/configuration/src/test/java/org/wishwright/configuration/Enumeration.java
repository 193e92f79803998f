package org.wishwright.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.wishwright.configuration.Rule.FormulaRule;
import org.wishwright.configuration.Rule.TableRule;

/** All products of a small model one by one, in the maker's order, judged straight from the words of the model. */
final class Enumeration {

    private Enumeration() {}

    record Product(Map<String, String> choices, long total) {}

    static List<Product> products(Model model, List<Rule> rules) {
        var products = new ArrayList<Product>();
        extend(model, rules, 0, new LinkedHashMap<>(), products);
        return products;
    }

    private static void extend(
            Model model, List<Rule> rules, int module, Map<String, String> choices, List<Product> products) {
        if (module == model.modules().size()) {
            if (rules.stream().allMatch(rule -> holds(rule, choices))) {
                products.add(new Product(new LinkedHashMap<>(choices), total(model, choices)));
            }
            return;
        }
        var next = model.modules().get(module);
        for (var option : next.options()) {
            choices.put(next.id(), option.id());
            extend(model, rules, module + 1, choices, products);
        }
        choices.remove(next.id());
    }

    private static boolean holds(Rule rule, Map<String, String> choices) {
        return switch (rule) {
            case TableRule t -> row(t.scope(), t.tuples(), choices) >= 0 == t.allowed();
            case FormulaRule f -> f.formula().holds(atom -> atom.option().equals(choices.get(atom.module())));
        };
    }

    private static int row(List<String> scope, Tuples tuples, Map<String, String> choices) {
        var wanted = scope.stream().map(choices::get).toList();
        for (int r = 0; r < tuples.rows(); r++) {
            if (tuples.row(r).equals(wanted)) {
                return r;
            }
        }
        return -1;
    }

    private static long total(Model model, Map<String, String> choices) {
        long total = model.basePriceMinor();
        for (var table : model.prices()) {
            int row = row(table.scope(), table.tuples(), choices);
            total += row < 0 ? table.defaultMinor() : table.amountsMinor().get(row);
        }
        return total;
    }

    /** Whether a product keeps all choices but the excepted module's. */
    static Predicate<Product> keeps(Map<String, String> chosen, String except) {
        return product -> chosen.entrySet().stream()
                .allMatch(c -> c.getKey().equals(except)
                        || c.getValue().equals(product.choices().get(c.getKey())));
    }
}
