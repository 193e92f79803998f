package org.wishwright.configuration.format.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Formula;
import org.wishwright.configuration.Formula.And;
import org.wishwright.configuration.Formula.Atom;
import org.wishwright.configuration.Formula.Compare;
import org.wishwright.configuration.Formula.Count;
import org.wishwright.configuration.Formula.Iff;
import org.wishwright.configuration.Formula.Implies;
import org.wishwright.configuration.Formula.Not;
import org.wishwright.configuration.Formula.Or;
import org.wishwright.configuration.Formula.Sign;
import org.wishwright.configuration.Formula.Term;
import org.wishwright.configuration.Quantity;
import org.wishwright.configuration.Quantity.Product;

/** Formulas as arrays that begin with what they are: {@code ["not", ["is", "wood", "oak"]]}; calculations as sums of products. */
final class FormulaJson {

    private static final int MOST_COUNTED = 999_999;

    private FormulaJson() {}

    static List<Object> write(Formula formula) {
        return switch (formula) {
            case Atom(String module, String option) -> List.of("is", module, option);
            case Not(Formula inner) -> List.of("not", write(inner));
            case And(List<Formula> parts) -> joined(List.of("and"), parts);
            case Or(List<Formula> parts) -> joined(List.of("or"), parts);
            case Implies(Formula condition, Formula consequence) ->
                List.of("implies", write(condition), write(consequence));
            case Iff(Formula left, Formula right) -> List.of("iff", write(left), write(right));
            case Count(int least, int most, List<Formula> parts) -> joined(List.of("count", least, most), parts);
            case Compare(List<Term> terms, Sign sign, BigDecimal bound) ->
                List.of(sign.text(), terms.stream().map(FormulaJson::term).toList(), bound.toPlainString());
        };
    }

    private static Object term(Term term) {
        return List.of(term.factor().toPlainString(), term.module());
    }

    private static List<Object> joined(List<Object> head, List<Formula> parts) {
        var all = new ArrayList<>(head);
        parts.forEach(part -> all.add(write(part)));
        return all;
    }

    static Formula read(JsonValue json) throws JsonFault {
        var parts = json.list();
        if (parts.isEmpty()) {
            throw json.fault("a formula is expected, as [\"is\", \"wood\", \"oak\"] is");
        }
        var name = parts.getFirst().text();
        return switch (name) {
            case "is" -> {
                sized(json, 3);
                yield new Atom(parts.get(1).id(), parts.get(2).id());
            }
            case "not" -> {
                sized(json, 2);
                yield new Not(read(parts.get(1)));
            }
            case "and" -> new And(inner(parts, 1));
            case "or" -> new Or(inner(parts, 1));
            case "implies" -> {
                sized(json, 3);
                yield new Implies(read(parts.get(1)), read(parts.get(2)));
            }
            case "iff" -> {
                sized(json, 3);
                yield new Iff(read(parts.get(1)), read(parts.get(2)));
            }
            case "count" -> count(json, parts);
            default -> compare(json, parts, name);
        };
    }

    private static void sized(JsonValue json, int size) throws JsonFault {
        if (json.list().size() != size) {
            throw json.fault("this formula has " + (size - 1) + " parts after its name");
        }
    }

    private static List<Formula> inner(List<JsonValue> parts, int from) throws JsonFault {
        var formulas = new ArrayList<Formula>();
        for (var part : parts.subList(from, parts.size())) {
            formulas.add(read(part));
        }
        return formulas;
    }

    private static Formula count(JsonValue json, List<JsonValue> parts) throws JsonFault {
        if (parts.size() < 4) {
            throw json.fault("a count says the least, the most and what is counted, as [\"count\", 1, 2, …] does");
        }
        int least = (int) parts.get(1).whole(0, MOST_COUNTED);
        int most = (int) parts.get(2).whole(0, MOST_COUNTED);
        var counted = inner(parts, 3);
        if (least > counted.size() || most < least) {
            throw json.fault("of " + counted.size() + " there are never " + least + " to " + most);
        }
        return new Count(least, most, counted);
    }

    private static Formula compare(JsonValue json, List<JsonValue> parts, String name) throws JsonFault {
        Optional<Sign> sign =
                Arrays.stream(Sign.values()).filter(s -> s.text().equals(name)).findFirst();
        if (sign.isEmpty()) {
            throw parts.getFirst()
                    .fault("no formula has this name; known are is, not, and, or, implies, iff, count"
                            + " and the signs < <= == != >= >");
        }
        sized(json, 3);
        var terms = new ArrayList<Term>();
        for (var term : parts.get(1).list()) {
            sized(term, 2);
            terms.add(new Term(
                    term.list().getFirst().decimal(), term.list().get(1).id()));
        }
        return new Compare(terms, sign.get(), parts.get(2).decimal());
    }

    /** The condition of an object, null where it has none. */
    static @Nullable Formula when(JsonValue json) throws JsonFault {
        var when = json.find("when");
        return when == null ? null : read(when);
    }

    static Object write(Quantity quantity) {
        return quantity.products().stream().map(FormulaJson::write).toList();
    }

    private static Object write(Product product) {
        return Map.of(
                "factor", product.factor().toPlainString(),
                "divisor", product.divisor().toPlainString(),
                "modules", product.modules());
    }

    static Quantity quantity(JsonValue json) throws JsonFault {
        var products = new ArrayList<Product>();
        for (var one : json.list()) {
            one.only(Set.of("factor", "divisor", "modules"));
            var divisor = one.find("divisor");
            var by = divisor == null ? BigDecimal.ONE : divisor.decimal();
            if (divisor != null && by.signum() <= 0) {
                throw divisor.fault("a divisor is more than 0");
            }
            var modules = one.find("modules");
            products.add(new Product(one.at("factor").decimal(), by, modules == null ? List.of() : modules.ids()));
        }
        if (products.isEmpty()) {
            throw json.fault("a calculation has one product at least");
        }
        return new Quantity(products);
    }
}
