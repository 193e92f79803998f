package org.wishwright.configuration.compiled;

import java.util.Arrays;

/**
 * A circuit in the order it is swept: by height, and within a height nodes of one kind and one number of children together, so that
 * the loops over them turn alike. Children before parents, the root last. Ids as in {@link Circuit}: literals, then nodes. Never
 * written.
 *
 * @param amount by node, what an and adds to the price
 * @param start by node, where its children begin in {@code child}; one more at the end
 * @param runEnd by run of nodes of one kind, the first node behind it
 * @param runAny by run, whether one child of its nodes holds (or), else all do (and)
 */
record Layers(int literals, long[] amount, int[] start, int[] child, int[] runEnd, boolean[] runAny) {

    static Layers of(Circuit circuit) {
        var order = order(circuit);
        int nodes = order.length;
        int literals = circuit.literals();
        var position = new int[circuit.nodes()];
        var amount = new long[nodes];
        var start = new int[nodes + 1];
        var child = new int[circuit.edges()];
        var runEnd = new int[nodes];
        var runAny = new boolean[nodes];
        int edge = 0;
        int runs = 0;
        for (int i = 0; i < nodes; i++) {
            int n = order[i];
            position[n] = i;
            amount[i] = circuit.amount()[n];
            for (int e = circuit.childStart()[n]; e < circuit.childStart()[n + 1]; e++) {
                int c = circuit.child()[e];
                child[edge++] = c < literals ? c : literals + position[c - literals];
            }
            start[i + 1] = edge;
            runs += i == 0 || runAny[runs - 1] != circuit.any()[n] ? 1 : 0;
            runAny[runs - 1] = circuit.any()[n];
            runEnd[runs - 1] = i + 1;
        }
        var reached = Arrays.copyOf(child, edge);
        return new Layers(literals, amount, start, reached, Arrays.copyOf(runEnd, runs), Arrays.copyOf(runAny, runs));
    }

    /** Nodes that the root reaches, by height, kind and number of children. */
    private static int[] order(Circuit circuit) {
        int literals = circuit.literals();
        int nodes = circuit.nodes();
        var height = new int[nodes];
        var reached = new boolean[nodes];
        reached[nodes - 1] = true;
        for (int n = nodes - 1; n >= 0; n--) {
            for (int e = circuit.childStart()[n]; e < circuit.childStart()[n + 1]; e++) {
                int c = circuit.child()[e] - literals;
                if (c >= 0 && reached[n]) {
                    reached[c] = true;
                }
            }
        }
        var keys = new long[nodes];
        int size = 0;
        for (int n = 0; n < nodes; n++) {
            for (int e = circuit.childStart()[n]; e < circuit.childStart()[n + 1]; e++) {
                int c = circuit.child()[e] - literals;
                height[n] = Math.max(height[n], c < 0 ? 1 : height[c] + 1);
            }
            int children = Math.min(255, circuit.childStart()[n + 1] - circuit.childStart()[n]);
            if (reached[n]) {
                keys[size++] = (height[n] * 2L + (circuit.any()[n] ? 1 : 0)) << 40 | (long) children << 32 | n;
            }
        }
        return Arrays.stream(keys, 0, size).sorted().mapToInt(key -> (int) key).toArray();
    }

    int nodes() {
        return amount.length;
    }

    /** Literals and nodes. */
    int size() {
        return literals + amount.length;
    }

    /** Whether one child holds, by node. */
    boolean[] any() {
        var any = new boolean[nodes()];
        for (int r = 0; r < runEnd.length; r++) {
            Arrays.fill(any, r == 0 ? 0 : runEnd[r - 1], runEnd[r], runAny[r]);
        }
        return any;
    }
}
