package org.wishwright.configuration.compiled;

import java.util.List;
import org.wishwright.configuration.compiled.CircuitBuilder.Node;
import org.wishwright.configuration.network.IntList;

/**
 * A smooth, deterministic, decomposable circuit (d-DNNF over many-valued variables) in flat arrays, children before parents, the root
 * last. Ids below {@code literals} are the options, numbered by {@link Literals}. Owned arrays, never written.
 *
 * @param any by node whether one child holds (or), else all do (and)
 * @param amount by node, what an and adds to the price
 * @param childStart by node, where its children begin in {@code child}; one more at the end
 * @param child ids
 */
record Circuit(int literals, boolean[] any, long[] amount, int[] childStart, int[] child) {

    int nodes() {
        return any.length;
    }

    int edges() {
        return child.length;
    }

    /** Keeps what the root reaches. */
    static Circuit of(CircuitBuilder builder, int root) {
        int literals = builder.literals();
        var nodes = builder.nodes();
        var idOf = ids(nodes, literals, root);
        int count = idOf[nodes.size()];
        boolean wrapped = root < literals;
        var any = new boolean[wrapped ? 1 : count];
        var amount = new long[any.length];
        var childStart = new int[any.length + 1];
        var child = new IntList();
        if (wrapped) {
            child.add(root);
            childStart[1] = 1;
        }
        for (int n = 0; n < nodes.size(); n++) {
            int id = idOf[n];
            if (id >= 0) {
                any[id] = nodes.get(n).any();
                amount[id] = nodes.get(n).amount();
                for (int c : nodes.get(n).children()) {
                    child.add(c < literals ? c : literals + idOf[c - literals]);
                }
                childStart[id + 1] = child.size();
            }
        }
        return new Circuit(literals, any, amount, childStart, child.toArray());
    }

    /** New position by node, −1 where the root does not reach it; at the end how many it reaches. */
    private static int[] ids(List<Node> nodes, int literals, int root) {
        var reached = new boolean[nodes.size()];
        for (int n = root - literals; n >= 0; n--) {
            reached[n] |= n == root - literals;
            if (reached[n]) {
                for (int c : nodes.get(n).children()) {
                    if (c >= literals) {
                        reached[c - literals] = true;
                    }
                }
            }
        }
        var ids = new int[nodes.size() + 1];
        int next = 0;
        for (int n = 0; n < reached.length; n++) {
            ids[n] = reached[n] ? next++ : -1;
        }
        ids[nodes.size()] = next;
        return ids;
    }
}
