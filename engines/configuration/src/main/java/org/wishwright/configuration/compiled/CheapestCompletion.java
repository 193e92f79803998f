package org.wishwright.configuration.compiled;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * The first of the cheapest assignments in the maker's order. Below every node that lies on a cheapest total, the parts of an and
 * have no module in common, so the first assignment of each makes the first of all; the alternatives of an or have the same modules,
 * so the first is found by comparing.
 */
final class CheapestCompletion {

    private final Circuit circuit;
    private final long[] cheapest;
    private final int[] moduleOf;
    private final int[] firstOf;
    private final int[] picked;

    CheapestCompletion(Circuit circuit, Literals literals, Totals totals) {
        this.circuit = circuit;
        this.cheapest = totals.cheapest;
        this.moduleOf = literals.moduleOf();
        this.firstOf = literals.first();
        this.picked = new int[circuit.nodes()];
    }

    /** Position of the option by position of the module; the totals must be valid. */
    int[] assignment() {
        int root = circuit.nodes() - 1;
        var reached = new boolean[circuit.nodes()];
        reached[root] = true;
        for (int n = root; n >= 0; n--) {
            if (reached[n]) {
                reach(n, reached);
            }
        }
        for (int n = 0; n <= root; n++) {
            if (reached[n] && circuit.any()[n]) {
                picked[n] = first(n);
            }
        }
        return expand(circuit.literals() + root);
    }

    private void reach(int n, boolean[] reached) {
        for (int e = circuit.childStart()[n]; e < circuit.childStart()[n + 1]; e++) {
            int c = circuit.child()[e];
            if (c >= circuit.literals() && isOnCheapest(n, c)) {
                reached[c - circuit.literals()] = true;
            }
        }
    }

    private boolean isOnCheapest(int n, int child) {
        return !circuit.any()[n] || cheapest[child] == cheapest[circuit.literals() + n];
    }

    private int first(int n) {
        int pick = -1;
        int[] least = {};
        for (int e = circuit.childStart()[n]; e < circuit.childStart()[n + 1]; e++) {
            int c = circuit.child()[e];
            if (!isOnCheapest(n, c)) {
                continue;
            }
            if (pick < 0) {
                pick = c;
            } else {
                least = least.length == 0 ? expand(pick) : least;
                var other = expand(c);
                if (Arrays.compare(other, least) < 0) {
                    pick = c;
                    least = other;
                }
            }
        }
        return pick;
    }

    /** −1 for modules that the node does not speak of. */
    private int[] expand(int node) {
        var assignment = new int[firstOf.length - 1];
        Arrays.fill(assignment, -1);
        var open = new ArrayDeque<Integer>();
        open.push(node);
        while (!open.isEmpty()) {
            int id = open.pop();
            int n = id - circuit.literals();
            if (n < 0) {
                assignment[moduleOf[id]] = id - firstOf[moduleOf[id]];
            } else if (circuit.any()[n]) {
                open.push(picked[n]);
            } else {
                for (int e = circuit.childStart()[n]; e < circuit.childStart()[n + 1]; e++) {
                    open.push(circuit.child()[e]);
                }
            }
        }
        return assignment;
    }
}
