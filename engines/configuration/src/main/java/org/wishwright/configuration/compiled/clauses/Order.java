package org.wishwright.configuration.compiled.clauses;

import java.util.Map;
import org.wishwright.configuration.compiled.clauses.Elimination.Criterion;

/** Orders of decisions, the most promising first. */
enum Order {
    MIXED,
    HALVES,
    HALVES_BY_DEGREE,
    REVERSE;

    private static final long ALWAYS = 1L << 32;
    private static final long TEN_CLAUSES = 10;

    /** @param known by criterion what was eliminated for an order before; grows */
    Ranking ranking(Formulation formulation, Map<Criterion, Elimination> known, Effort effort) throws Exhausted {
        var criterion = this == HALVES_BY_DEGREE ? Criterion.DEGREE : Criterion.FILL;
        var elimination = known.get(criterion);
        if (elimination == null) {
            elimination = new Elimination(formulation, criterion, effort);
            known.put(criterion, elimination);
        }
        return this == REVERSE ? elimination.reverse() : elimination.halves(this == MIXED ? TEN_CLAUSES : ALWAYS);
    }
}
