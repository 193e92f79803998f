package org.wishwright.configuration.compiled.clauses;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.wishwright.configuration.Formula;
import org.wishwright.configuration.compiled.clauses.Counters.Addend;

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

    /** At most one of so many is said pair by pair, which the search takes for one group; of more by counting. */
    private static final int MOST_PAIRED = 400;

    private final Clauses.Builder clauses;
    private final ToIntFunction<Formula.Atom> literal;
    /** By term of a sum, what each option of its module adds. */
    private final Function<Formula.Term, List<Addend>> addends;

    private final Counters counters;
    private final Map<Formula, Integer> helpers = new IdentityHashMap<>();

    FormulaClauses(
            Clauses.Builder clauses,
            ToIntFunction<Formula.Atom> literal,
            Function<Formula.Term, List<Addend>> addends) {
        this.clauses = clauses;
        this.literal = literal;
        this.addends = addends;
        this.counters = new Counters(clauses);
    }

    /** @param isSmall whether the sum can be written */
    static boolean canWrite(Formula formula, Predicate<Formula.Compare> isSmall) {
        return switch (formula) {
            case Formula.Compare compare -> isSmall.test(compare);
            default -> formula.parts().stream().allMatch(part -> canWrite(part, isSmall));
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
            case Formula.Count count -> count(count, holds);
            case Formula.Compare compare -> unit(side(compare) ^ (holds ? 0 : 1));
        };
    }

    private List<int[]> count(Formula.Count count, boolean holds) {
        int size = count.parts().size();
        if (count.least() <= 0 && count.most() >= size) {
            return unit(holds ? TRUE : FALSE);
        }
        if (count.least() > size || count.most() < Math.max(0, count.least())) {
            return unit(holds ? FALSE : TRUE);
        }
        if (count.least() == 1 && count.most() >= size) {
            return holds ? one(count.parts(), true) : all(count.parts(), false);
        }
        var sides = count.parts().stream().mapToInt(this::side).toArray();
        boolean plain = Arrays.stream(sides).allMatch(side -> side >= 0);
        if (holds && plain && count.most() == 1 && size <= MOST_PAIRED) {
            return pairs(sides, count.least() == 1);
        }
        var atLeast = counters.atLeast(sides, Math.min(size, count.most() + 1));
        int enough = atLeast[Math.max(0, count.least())];
        int tooMany = count.most() >= size ? FALSE : atLeast[count.most() + 1];
        if (!holds) {
            return product(List.of(unit(enough ^ 1), unit(tooMany)));
        }
        var both = new ArrayList<>(unit(enough));
        both.addAll(unit(tooMany ^ 1));
        return both;
    }

    private static List<int[]> pairs(int[] sides, boolean one) {
        var pairs = new ArrayList<int[]>();
        for (int a = 0; a < sides.length; a++) {
            for (int b = 0; b < a; b++) {
                pairs.add(new int[] {sides[a] ^ 1, sides[b] ^ 1});
            }
        }
        if (one) {
            pairs.add(sides.clone());
        }
        return pairs;
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
        if (formula instanceof Formula.Compare compare) {
            var terms = compare.terms().stream().map(addends).toList();
            int literalOfSum = counters.compare(compare, terms);
            helpers.put(formula, literalOfSum);
            return literalOfSum;
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
