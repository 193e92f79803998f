package org.wishwright.configuration.network;

/**
 * Combinations that a rule allows.
 *
 * @param rule position of the rule in its model
 * @param scope variables, ascending
 * @param cells row after row, rows ascending and distinct; owned by the network, never written
 */
public record Relation(int rule, int[] scope, int[] cells) {

    public int arity() {
        return scope.length;
    }

    public int rows() {
        return cells.length / scope.length;
    }
}
