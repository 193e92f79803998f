package org.wishwright.simulator.oracle;

/**
 * What is left while a search goes on: the options of each module and the rows of each table, as bit sets. Copies share what they do
 * not change.
 */
final class TableState {

    final long[][] options;
    final long[][] rows;

    TableState(long[][] options, long[][] rows) {
        this.options = options;
        this.rows = rows;
    }

    TableState copy() {
        return new TableState(options.clone(), rows.clone());
    }

    int left(int module) {
        int left = 0;
        for (long word : options[module]) {
            left += Long.bitCount(word);
        }
        return left;
    }

    boolean has(int module, int option) {
        return (options[module][option >> 6] >>> option & 1) != 0;
    }

    int first(int module) {
        for (int word = 0; word < options[module].length; word++) {
            if (options[module][word] != 0) {
                return word * 64 + Long.numberOfTrailingZeros(options[module][word]);
            }
        }
        return -1;
    }

    /** Leaves only one option; false where it was already gone. */
    boolean choose(int module, int option) {
        if (!has(module, option)) {
            return false;
        }
        var only = new long[options[module].length];
        only[option >> 6] = 1L << option;
        options[module] = only;
        return true;
    }

    void remove(int module, int option) {
        options[module] = options[module].clone();
        options[module][option >> 6] &= ~(1L << option);
    }
}
