package org.wishwright.configuration.compiled.clauses;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.wishwright.configuration.Formula.Compare;

/**
 * Counts and sums as clauses. Every helper is defined in both directions by what is before it, so that the modules alone decide it
 * and helpers never add to the number of models.
 */
final class Counters {

    private static final int TRUE = FormulaClauses.TRUE;
    private static final int FALSE = TRUE ^ 1;

    private final Clauses.Builder clauses;

    Counters(Clauses.Builder clauses) {
        this.clauses = clauses;
    }

    /** One option of a module in a sum: the literal that chooses it and what it adds. */
    record Addend(int literal, BigDecimal amount) {}

    /**
     * Literals {@code c} with {@code c[j]} true exactly when at least j of these are (Sinz 2005, as a definition).
     *
     * @param most how far to count, the number of literals at the most
     */
    int[] atLeast(int[] literals, int most) {
        var counted = new int[most + 1];
        Arrays.fill(counted, FALSE);
        counted[0] = TRUE;
        for (int i = 0; i < literals.length; i++) {
            for (int j = Math.min(i + 1, most); j >= 1; j--) {
                counted[j] = either(counted[j], literals[i], counted[j - 1]);
            }
        }
        return counted;
    }

    /** True exactly when the first is, or the second and third are; the third is where the first is. */
    private int either(int enough, int more, int before) {
        if (enough == before || more == FALSE) {
            return enough;
        }
        if (more == TRUE) {
            return before;
        }
        if (enough == FALSE && before == TRUE) {
            return more;
        }
        int helper = 2 * clauses.variable();
        add(enough ^ 1, helper);
        add(more ^ 1, before ^ 1, helper);
        add(helper ^ 1, enough, more);
        add(helper ^ 1, before);
        return helper;
    }

    /**
     * A literal that is true exactly when the sum compares to the bound.
     *
     * @param terms by module, its options
     */
    int compare(Compare compare, List<List<Addend>> terms) {
        return compare(compare, terms, 0, BigDecimal.ZERO, new HashMap<>());
    }

    private record Place(int term, BigDecimal sum) {}

    private int compare(
            Compare compare, List<List<Addend>> terms, int term, BigDecimal sum, Map<Place, Integer> known) {
        if (term == terms.size()) {
            return compare.sign().holds(sum.compareTo(compare.bound())) ? TRUE : FALSE;
        }
        var place = new Place(term, sum.stripTrailingZeros());
        var made = known.get(place);
        if (made != null) {
            return made;
        }
        var options = terms.get(term);
        var after = new int[options.size()];
        boolean alike = true;
        for (int o = 0; o < after.length; o++) {
            after[o] = compare(compare, terms, term + 1, sum.add(options.get(o).amount()), known);
            alike &= after[o] == after[0];
        }
        int literal = alike ? after[0] : helper(options, after);
        known.put(place, literal);
        return literal;
    }

    /** One of the options is chosen, and what follows it decides. */
    private int helper(List<Addend> options, int[] after) {
        int helper = 2 * clauses.variable();
        for (int o = 0; o < after.length; o++) {
            add(options.get(o).literal() ^ 1, helper ^ 1, after[o]);
            add(options.get(o).literal() ^ 1, helper, after[o] ^ 1);
        }
        return helper;
    }

    /** Partial sums that {@link #compare} may tell apart, counted up to a limit. */
    static boolean isSmall(List<List<BigDecimal>> terms, int limit) {
        var sums = new HashSet<BigDecimal>(List.of(BigDecimal.ZERO));
        int places = 0;
        for (var options : terms) {
            var next = new HashSet<BigDecimal>();
            for (var sum : sums) {
                for (var amount : options) {
                    next.add(sum.add(amount).stripTrailingZeros());
                }
                places += options.size();
                if (places > limit) {
                    return false;
                }
            }
            sums = next;
        }
        return true;
    }

    private void add(int... clause) {
        int kept = 0;
        for (int literal : clause) {
            if (literal == TRUE) {
                return;
            }
            if (literal != FALSE) {
                clause[kept++] = literal;
            }
        }
        clauses.add(Arrays.copyOf(clause, kept));
    }
}
