package org.wishwright.configuration.compiled;

/**
 * What is left of a table while some modules are decided, one object for equal content.
 *
 * @param id within one {@link Pool}
 * @param scope undecided variables, ascending, two at least
 * @param cells row after row, rows ascending
 */
record Rows(int id, int[] scope, int[] cells) {

    int arity() {
        return scope.length;
    }
}
