package org.wishwright.configuration.compiled.clauses;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.wishwright.configuration.Formula;

/**
 * Writes formulas as clauses: multiplied out where that is short, else with a helper variable that is true exactly when a part of the
 * formula is (Tseitin 1968, both directions, so that helpers never add to the number of models).
 */
final class FormulaClauses {

    /** An atom that always holds; {@code TRUE ^ 1} never does. */
    static final int TRUE = -2;

    private static final int FALSE = -1;
    /** A product of more clauses than this gets a helper. */
    private static final int MOST = 48;

    private final Clauses.Builder clauses;
    private final ToIntFunction<Formula.Atom> literal;
    private final Map<Formula, Integer> helpers = new IdentityHashMap<>();

    FormulaClauses(Clauses.Builder clauses, ToIntFunction<Formula.Atom> literal) {
        this.clauses = clauses;
        this.literal = literal;
    }

    static boolean canWrite(Formula formula) {
        return switch (formula) {
            case Formula.Atom _ -> true;
            case Formula.Not _, Formula.And _, Formula.Or _, Formula.Implies _, Formula.Iff _ ->
                formula.parts().stream().allMatch(FormulaClauses::canWrite);
            case Formula.Count _, Formula.Compare _ -> false;
        };
    }

    void require(Formula formula) {
        for (var clause : clauses(formula, true)) {
            clauses.add(clause);
        }
    }

    /** Clauses that together say that the formula holds, or that it does not. */
    private List<int[]> clauses(Formula formula, boolean holds) {
        return switch (formula) {
            case Formula.Atom atom -> unit(literal.applyAsInt(atom) ^ (holds ? 0 : 1));
            case Formula.Not(Formula inner) -> clauses(inner, !holds);
            case Formula.And(List<Formula> parts) -> holds ? all(parts, true) : one(parts, false);
            case Formula.Or(List<Formula> parts) -> holds ? one(parts, true) : all(parts, false);
            case Formula.Implies(Formula condition, Formula consequence) -> {
                var parts = List.of(new Formula.Not(condition), consequence);
                yield holds ? one(parts, true) : all(parts, false);
            }
            case Formula.Iff(Formula left, Formula right) -> equal(side(left), side(right) ^ (holds ? 0 : 1));
            case Formula.Count _, Formula.Compare _ ->
                throw new IllegalArgumentException("Not to be written as clauses: " + formula);
        };
    }

    private static List<int[]> unit(int literal) {
        return switch (literal) {
            case TRUE -> List.of();
            case FALSE -> List.of(new int[0]);
            default -> List.of(new int[] {literal});
        };
    }

    private static List<int[]> equal(int a, int b) {
        var both = new ArrayList<int[]>();
        for (var pair : List.of(new int[] {a ^ 1, b}, new int[] {a, b ^ 1})) {
            if (pair[0] != TRUE && pair[1] != TRUE) {
                both.add(Arrays.stream(pair).filter(l -> l != FALSE).toArray());
            }
        }
        return both;
    }

    private int side(Formula formula) {
        return switch (formula) {
            case Formula.Atom atom -> literal.applyAsInt(atom);
            case Formula.Not(Formula inner) -> side(inner) ^ 1;
            default -> helper(formula);
        };
    }

    private int helper(Formula formula) {
        var known = helpers.get(formula);
        if (known != null) {
            return known;
        }
        int helper = 2 * clauses.variable();
        helpers.put(formula, helper);
        for (var clause : clauses(formula, true)) {
            clauses.add(with(clause, helper ^ 1));
        }
        for (var clause : clauses(formula, false)) {
            clauses.add(with(clause, helper));
        }
        return helper;
    }

    private static int[] with(int[] clause, int literal) {
        var longer = Arrays.copyOf(clause, clause.length + 1);
        longer[clause.length] = literal;
        return longer;
    }

    private List<int[]> all(List<Formula> parts, boolean hold) {
        var all = new ArrayList<int[]>();
        for (var part : parts) {
            all.addAll(clauses(part, hold));
        }
        return all;
    }

    /** At least one part holds, or fails: the product of the parts' clauses; where that is long, helpers stand for the parts. */
    private List<int[]> one(List<Formula> parts, boolean hold) {
        var factors = new ArrayList<List<int[]>>();
        long product = 1;
        for (var part : parts) {
            var factor = clauses(part, hold);
            if (factor.isEmpty()) {
                return List.of();
            }
            product = Math.min(Integer.MAX_VALUE, product * factor.size());
            factors.add(factor);
        }
        if (product > MOST) {
            for (int i = 0; i < factors.size(); i++) {
                if (factors.get(i).size() > 1) {
                    factors.set(i, unit(side(parts.get(i)) ^ (hold ? 0 : 1)));
                }
            }
        }
        return product(factors);
    }

    private static List<int[]> product(List<List<int[]>> factors) {
        var product = new ArrayList<int[]>();
        product.add(new int[0]);
        for (var factor : factors) {
            var next = new ArrayList<int[]>();
            for (var left : product) {
                for (var right : factor) {
                    var joined = Arrays.copyOf(left, left.length + right.length);
                    System.arraycopy(right, 0, joined, left.length, right.length);
                    next.add(joined);
                }
            }
            product = next;
        }
        return product;
    }
}
