package org.wishwright.configuration.compiled;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Undecided variables that hang together, with all that is left to say about them. Equal {@link #key()}, equal subproblem. */
final class Component {

    final int[] variables;
    final Domain[] domains;
    final Rows[] tables;
    final Costs[] costs;
    /** Tables by position of the variable; made when the component is decided, which few are. */
    private int @Nullable [][] tablesOf;

    /**
     * @param variables ascending, undecided
     * @param tables ascending by id, consistent with the domains
     * @param costs ascending by id
     */
    Component(int[] variables, Domain[] domains, Rows[] tables, Costs[] costs) {
        this.variables = variables;
        this.domains = domains;
        this.tables = tables;
        this.costs = costs;
    }

    /**
     * Tables by position of the variable.
     *
     * @param positionOf by variable, as in {@link #variables}
     */
    int[][] tablesOf(int[] positionOf) {
        var known = tablesOf;
        if (known != null) {
            return known;
        }
        var sizes = new int[variables.length];
        for (var table : tables) {
            for (int variable : table.scope()) {
                sizes[positionOf[variable]]++;
            }
        }
        var of = new int[variables.length][];
        Arrays.setAll(of, i -> new int[sizes[i]]);
        for (int t = tables.length - 1; t >= 0; t--) {
            for (int variable : tables[t].scope()) {
                of[positionOf[variable]][--sizes[positionOf[variable]]] = t;
            }
        }
        tablesOf = of;
        return of;
    }

    Pool.Key key() {
        var key = new int[2 + 2 * variables.length + tables.length + costs.length];
        int at = 0;
        key[at++] = variables.length;
        key[at++] = tables.length;
        for (int i = 0; i < variables.length; i++) {
            key[at++] = variables[i];
            key[at++] = domains[i].id();
        }
        for (var table : tables) {
            key[at++] = table.id();
        }
        for (var cost : costs) {
            key[at++] = cost.id();
        }
        return Pool.Key.of(key);
    }
}
