package org.wishwright.configuration.compiled;

import java.util.Arrays;
import org.wishwright.configuration.network.IntList;

/** Undecided variables that hang together, with all that is left to say about them. Equal {@link #key()}, equal subproblem. */
final class Component {

    final int[] variables;
    final Domain[] domains;
    final Rows[] tables;
    final Costs[] costs;
    /** Tables by position of the variable. */
    final int[][] tablesOf;

    /**
     * @param variables ascending, undecided
     * @param tables ascending by id, consistent with the domains
     * @param costs ascending by id
     */
    Component(int[] variables, Domain[] domains, Rows[] tables, Costs[] costs, int[] positionOf) {
        this.variables = variables;
        this.domains = domains;
        this.tables = tables;
        this.costs = costs;
        for (int i = 0; i < variables.length; i++) {
            positionOf[variables[i]] = i;
        }
        var lists = new IntList[variables.length];
        Arrays.setAll(lists, _ -> new IntList());
        for (int t = 0; t < tables.length; t++) {
            for (int variable : tables[t].scope()) {
                lists[positionOf[variable]].add(t);
            }
        }
        this.tablesOf = Arrays.stream(lists).map(IntList::toArray).toArray(int[][]::new);
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
