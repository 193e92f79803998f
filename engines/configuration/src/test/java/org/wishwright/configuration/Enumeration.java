package org.wishwright.configuration;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
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
            if (rules.stream().allMatch(rule -> holds(model, rule, choices))) {
                products.add(new Product(new LinkedHashMap<>(choices), total(model, choices)));
            }
            return;
        }
        var next = model.modules().get(module);
        for (var choice : choices(next)) {
            choices.put(next.id(), choice);
            extend(model, rules, module + 1, choices, products);
        }
        choices.remove(next.id());
    }

    /** Every number of a scale, however few of them the rules tell apart; of texts the lengths. */
    static List<String> choices(Module module) {
        var scale = module.scale();
        return module.kind() instanceof Kind.Number && scale != null
                ? scale.ids()
                : module.options().stream().map(Option::id).toList();
    }

    private static BigDecimal number(Model model, Map<String, String> choices, String id) {
        var module = model.modules().stream()
                .filter(m -> m.id().equals(id))
                .findFirst()
                .orElseThrow();
        var choice = String.valueOf(choices.get(id));
        return switch (module.kind()) {
            case Kind.Switch _ -> choice.equals("yes") ? BigDecimal.ONE : BigDecimal.ZERO;
            default -> new BigDecimal(choice);
        };
    }

    private static boolean isValid(Model model, Validity.Of of, String id) {
        return model.extras().validity().stream()
                .filter(v -> v.of() == of && v.id().equals(id))
                .allMatch(v -> v.holdsOn(RandomModels.DAY));
    }

    private static boolean holds(Model model, Formula formula, Map<String, String> choices) {
        return formula.holds(
                atom -> atom.option().equals(choices.get(atom.module())), id -> number(model, choices, id));
    }

    private static boolean holds(Model model, Rule rule, Map<String, String> choices) {
        if (rule.id().startsWith("@valid.")) {
            var atom = new ArrayList<Formula.Atom>();
            ((FormulaRule) rule).formula().forEachAtom(atom::add);
            var of = atom.getFirst();
            return !of.option().equals(choices.get(of.module()))
                    || isValid(model, Validity.Of.OPTION, of.module() + "=" + of.option());
        }
        return !isValid(model, Validity.Of.RULE, rule.id())
                || switch (rule) {
                    case TableRule t -> row(t.scope(), t.tuples(), choices) >= 0 == t.allowed();
                    case FormulaRule f -> holds(model, f.formula(), choices);
                };
    }

    private static int row(List<String> scope, Tuples tuples, Map<String, String> choices) {
        for (int r = 0; r < tuples.rows(); r++) {
            if (isRow(scope, tuples, r, choices)) {
                return r;
            }
        }
        return -1;
    }

    private static boolean isRow(List<String> scope, Tuples tuples, int row, Map<String, String> choices) {
        for (int column = 0; column < tuples.arity(); column++) {
            if (!tuples.cell(row, column).equals(choices.get(scope.get(column)))) {
                return false;
            }
        }
        return true;
    }

    private static long total(Model model, Map<String, String> choices) {
        long total = model.basePriceMinor();
        for (var table : model.ownPrices()) {
            total += amount(table, choices);
        }
        for (var table : model.extras().dated()) {
            total += isValid(model, Validity.Of.PRICE, table.id()) ? amount(table, choices) : 0;
        }
        for (var line : model.extras().formulas()) {
            var when = line.when();
            boolean counts =
                    isValid(model, Validity.Of.PRICE, line.id()) && (when == null || holds(model, when, choices));
            total += counts ? calculated(model, line.quantity(), choices) : 0;
        }
        return total;
    }

    private static long amount(PriceTable table, Map<String, String> choices) {
        int row = row(table.scope(), table.tuples(), choices);
        return row < 0 ? table.defaultMinor() : table.amountsMinor().get(row);
    }

    /** Divisors are 1, 2 or 3, so six times the sum is exact. */
    private static long calculated(Model model, Quantity quantity, Map<String, String> choices) {
        var sixfold = BigDecimal.ZERO;
        for (var product : quantity.products()) {
            var value = product.factor().multiply(new BigDecimal(6).divide(product.divisor()));
            for (var id : product.modules()) {
                value = value.multiply(number(model, choices, id));
            }
            sixfold = sixfold.add(value);
        }
        return sixfold.movePointRight(2)
                .divide(new BigDecimal(6), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    /** Whether a product keeps all choices but the excepted module's. */
    static Predicate<Product> keeps(Map<String, String> chosen, String except) {
        return product -> chosen.entrySet().stream()
                .allMatch(c -> c.getKey().equals(except)
                        || c.getValue().equals(product.choices().get(c.getKey()))
                        || isTextOf(c.getValue(), product.choices().get(c.getKey())));
    }

    /** Examples of texts are of 一 alone. */
    private static boolean isTextOf(String text, @Nullable String length) {
        return text.chars().allMatch(c -> c == '一')
                && String.valueOf(text.length()).equals(length);
    }
}
