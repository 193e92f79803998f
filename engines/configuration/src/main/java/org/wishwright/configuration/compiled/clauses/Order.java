package org.wishwright.configuration.compiled.clauses;

import org.wishwright.configuration.compiled.clauses.Elimination.Criterion;

/** Orders of decisions, the most promising first. */
enum Order {
    HALVES_BY_FILL,
    REVERSE_FILL,
    HALVES_BY_DEGREE,
    REVERSE_DEGREE;

    /** By variable; the highest of a part is decided first. */
    int[] rank(Formulation formulation, Effort effort) throws Exhausted {
        boolean fill = this == HALVES_BY_FILL || this == REVERSE_FILL;
        var elimination = new Elimination(formulation, fill ? Criterion.FILL : Criterion.DEGREE, effort);
        return this == HALVES_BY_FILL || this == HALVES_BY_DEGREE ? elimination.halves() : elimination.reverse();
    }
}
