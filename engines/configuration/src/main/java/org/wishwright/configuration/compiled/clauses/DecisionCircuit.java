package org.wishwright.configuration.compiled.clauses;

/**
 * A smooth, deterministic, decomposable circuit, children before parents, the root last. Ids below {@code literals} are literals,
 * those from there on nodes. Owned arrays, never written.
 *
 * @param any by node whether one child holds (or), else all do (and)
 * @param childStart by node, where its children begin in {@code child}; one more at the end
 * @param child ids, ascending within a node
 */
public record DecisionCircuit(int literals, boolean[] any, int[] childStart, int[] child) {

    public int nodes() {
        return any.length;
    }

    public int edges() {
        return child.length;
    }
}
