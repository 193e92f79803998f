package org.wishwright.configuration.format;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Option;
import org.wishwright.configuration.PriceTable;
import org.wishwright.configuration.Rule;
import org.wishwright.configuration.Rule.TableRule;
import org.wishwright.configuration.Tuples;
import org.wishwright.configuration.format.XcspFile.Constraint;
import org.wishwright.configuration.format.XcspFile.Relation;
import org.wishwright.configuration.format.XcspFile.Semantics;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Outcome;

/**
 * Reads a model from XCSP 2.1: variables become modules, values options, hard relations rules and soft relations price tables. Prices
 * may come in a second file over the same variables. Both files may hold both kinds.
 *
 * <p>Semantics kept: a relation may list values that a variable's domain lacks (they never occur); a {@code cost:} holds until the
 * next; {@code initialCost} is the base price; a cost of {@code maximalCost} or {@code infinity} forbids.
 */
public final class XcspReader {

    private static final String UNDETERMINED = "und";

    private final XcspFile hard;
    private final long minorPerCost;
    private final List<Rule> rules = new ArrayList<>();
    private final List<PriceTable> prices = new ArrayList<>();

    private XcspReader(XcspFile hard, long minorPerCost) {
        this.hard = hard;
        this.minorPerCost = minorPerCost;
    }

    /**
     * How the file's plain numbers become money.
     *
     * @param minorPerCost minor units that one unit of cost stands for, as in 100 where a cost is whole euros
     */
    public record Pricing(Currency currency, long minorPerCost) {}

    /**
     * @param id of the model
     * @param file the variables and rules
     * @param priceFile soft relations over some of these variables; null where there is none
     * @return the checked model; else {@code model.xcsp-…} with {@code file}, {@code line} and {@code reason}, or {@code model.invalid}
     */
    public static Outcome<Model> read(String id, byte[] file, byte @Nullable [] priceFile, Pricing pricing) {
        var name = "model file";
        try {
            var reader = new XcspReader(XcspParser.parse(file), pricing.minorPerCost());
            reader.constraints(reader.hard);
            long base = reader.hard.initialCost;
            if (priceFile != null) {
                name = "price file";
                var soft = XcspParser.parse(priceFile);
                reader.sameVariables(soft);
                reader.constraints(soft);
                base = exact(soft.initialCost, base);
            }
            var modules = reader.modules();
            var model = new Model(
                    id, text(id), pricing.currency(), reader.minor(base, 0), modules, reader.rules, reader.prices);
            return model.checked();
        } catch (XcspProblem problem) {
            return Outcome.refused(problem.refusal(name));
        }
    }

    private List<Module> modules() throws XcspProblem {
        var modules = new ArrayList<Module>();
        for (var variable : hard.variables.keySet()) {
            var options = IntStream.of(domain(hard, variable))
                    .mapToObj(value -> new Option(String.valueOf(value), text(String.valueOf(value)), null))
                    .toList();
            modules.add(new Module(variable, text(variable), options));
        }
        return modules;
    }

    private static int[] domain(XcspFile file, String variable) throws XcspProblem {
        var named = file.variables.get(variable);
        var values = named == null ? null : file.domains.get(named.domain());
        if (named == null || values == null) {
            int line = named == null ? 0 : named.line();
            throw new XcspProblem("unknown-reference", line, "the variable '" + variable + "' names no known domain.");
        }
        return values;
    }

    private void sameVariables(XcspFile soft) throws XcspProblem {
        for (var variable : soft.variables.entrySet()) {
            int line = variable.getValue().line();
            if (!hard.variables.containsKey(variable.getKey())) {
                throw new XcspProblem(
                        "unknown-reference",
                        line,
                        "the variable '" + variable.getKey() + "' is not in the model file.");
            }
            var known = values(hard, variable.getKey());
            if (!known.containsAll(values(soft, variable.getKey()))) {
                throw new XcspProblem(
                        "unknown-reference",
                        line,
                        "the variable '" + variable.getKey() + "' has values that it lacks in the model file.");
            }
        }
    }

    private static Set<Integer> values(XcspFile file, String variable) throws XcspProblem {
        return IntStream.of(domain(file, variable)).boxed().collect(Collectors.toSet());
    }

    private void constraints(XcspFile file) throws XcspProblem {
        for (var entry : file.constraints.entrySet()) {
            var constraint = entry.getValue();
            var relation = file.relations.get(constraint.relation());
            if (relation == null) {
                throw new XcspProblem(
                        "unknown-reference",
                        constraint.line(),
                        "there is no relation '" + constraint.relation()
                                + "'; predicates and global constraints are not read.");
            }
            if (relation.arity() != constraint.scope().size()) {
                throw new XcspProblem(
                        "bad-scope",
                        constraint.line(),
                        "the scope has " + constraint.scope().size() + " variables for a relation of arity "
                                + relation.arity() + ".");
            }
            if (relation.semantics() == Semantics.SOFT) {
                soft(file, entry.getKey(), constraint, relation);
            } else {
                var kept = kept(file, constraint, relation);
                var tuples = tuples(relation, kept);
                rule(entry.getKey(), constraint, tuples, relation.semantics() == Semantics.SUPPORTS);
            }
        }
    }

    private void rule(String id, Constraint constraint, Tuples tuples, boolean allowed) {
        rules.add(new TableRule(id, constraint.line(), text(id), constraint.scope(), tuples, allowed));
    }

    private void soft(XcspFile file, String id, Constraint constraint, Relation relation) throws XcspProblem {
        var kept = kept(file, constraint, relation);
        var seen = new HashSet<List<Integer>>();
        var finite = new ArrayList<Integer>();
        var forbidden = new ArrayList<Integer>();
        var amounts = new ArrayList<Long>();
        for (int row : kept) {
            var cells = IntStream.range(0, relation.arity())
                    .mapToObj(c -> relation.cells()[row * relation.arity() + c])
                    .toList();
            if (!seen.add(cells)) {
                throw new XcspProblem("bad-tuple", relation.line(), "the tuple " + cells + " is priced twice.");
            }
            if (relation.costs()[row] >= file.maximalCost) {
                forbidden.add(row);
            } else {
                finite.add(row);
                amounts.add(minor(relation.costs()[row], relation.line()));
            }
        }
        boolean restForbidden = relation.defaultCost() >= file.maximalCost;
        if (restForbidden) {
            rule(id, constraint, tuples(relation, finite), true);
        } else if (!forbidden.isEmpty()) {
            rule(id, constraint, tuples(relation, forbidden), false);
        }
        long otherwise = restForbidden ? 0 : minor(relation.defaultCost(), relation.line());
        prices.add(new PriceTable(id, constraint.scope(), tuples(relation, finite), amounts, otherwise));
    }

    /** Rows of which every value is in its variable's domain. */
    private List<Integer> kept(XcspFile file, Constraint constraint, Relation relation) throws XcspProblem {
        var domains = new ArrayList<Set<Integer>>();
        for (var variable : constraint.scope()) {
            if (!file.variables.containsKey(variable)) {
                throw new XcspProblem(
                        "unknown-reference", constraint.line(), "there is no variable '" + variable + "'.");
            }
            domains.add(values(file, variable));
        }
        var kept = new ArrayList<Integer>();
        for (int row = 0; row < relation.rows(); row++) {
            boolean inside = true;
            for (int c = 0; c < relation.arity() && inside; c++) {
                inside = domains.get(c).contains(relation.cells()[row * relation.arity() + c]);
            }
            if (inside) {
                kept.add(row);
            }
        }
        return kept;
    }

    private static Tuples tuples(Relation relation, List<Integer> rows) {
        var names = new java.util.HashMap<Integer, String>();
        var cells = new ArrayList<String>(rows.size() * relation.arity());
        for (int row : rows) {
            for (int c = 0; c < relation.arity(); c++) {
                cells.add(names.computeIfAbsent(relation.cells()[row * relation.arity() + c], String::valueOf));
            }
        }
        return Tuples.of(relation.arity(), cells);
    }

    private long minor(long cost, int line) throws XcspProblem {
        long high = Math.multiplyHigh(cost, minorPerCost);
        long low = cost * minorPerCost;
        if (high != low >> 63 || low >= Model.PRICE_LIMIT || low <= -Model.PRICE_LIMIT) {
            throw new XcspProblem("bad-number", line, "the cost " + cost + " is more than any product costs.");
        }
        return low;
    }

    private static long exact(long a, long b) throws XcspProblem {
        try {
            return Math.addExact(a, b);
        } catch (ArithmeticException e) {
            throw new XcspProblem("bad-number", 0, "the initial costs are more than any product costs.");
        }
    }

    private static LocalText text(String id) {
        return LocalText.of(UNDETERMINED, id);
    }

    /** The import's bounds, for those who ask before they send. */
    public static Map<String, Integer> limits() {
        return Map.of(
                "bytes",
                XcspParser.MOST_BYTES,
                "variables",
                XcspParser.MOST_VARIABLES,
                "numbers",
                XcspParser.MOST_NUMBERS);
    }
}
