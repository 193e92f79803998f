package org.wishwright.simulator.oracle;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.wishwright.configuration.Rule.TableRule;
import org.wishwright.configuration.Vocabulary;

/**
 * One table: keeps the rows that the options left allow, and strikes options that no row (or, of a forbidding table, every combination)
 * leaves. That is generalised arc consistency.
 */
final class TableFilter {

    final int[] scope;
    private final boolean allowed;
    private final int words;
    private final long[][][] rowsOf;

    TableFilter(TableRule rule, Vocabulary vocabulary) {
        this.scope = rule.scope().stream().mapToInt(vocabulary::indexOf).toArray();
        this.allowed = rule.allowed();
        int rows = rule.tuples().rows();
        this.words = (rows + 63) / 64;
        this.rowsOf = new long[scope.length][][];
        for (int c = 0; c < scope.length; c++) {
            rowsOf[c] = new long[vocabulary.options(scope[c]).size()][words];
        }
        var seen = new HashSet<List<String>>();
        for (int row = 0; row < rows; row++) {
            // a forbidding table is counted: a row given twice must not count twice
            if (allowed || seen.add(rule.tuples().row(row))) {
                for (int c = 0; c < scope.length; c++) {
                    int option = vocabulary.indexOf(scope[c], rule.tuples().cell(row, c));
                    rowsOf[c][option][row >> 6] |= 1L << row;
                }
            }
        }
    }

    long[] allRows() {
        var all = new long[words];
        for (var rows : rowsOf[0]) {
            for (int w = 0; w < words; w++) {
                all[w] |= rows[w];
            }
        }
        return all;
    }

    /**
     * Filters a state.
     *
     * @param index of this table in the state
     * @param changed set for each module that lost an option
     * @return false when nothing is left
     */
    boolean filter(TableState state, int index, boolean[] changed) {
        var rows = state.rows[index].clone();
        for (int c = 0; c < scope.length; c++) {
            keep(rows, state, c);
        }
        state.rows[index] = rows;
        return allowed ? strikeUnsupported(state, rows, changed) : strikeExhausted(state, rows, changed);
    }

    private void keep(long[] rows, TableState state, int column) {
        var union = new long[words];
        for (int option = 0; option < rowsOf[column].length; option++) {
            if (state.has(scope[column], option)) {
                var with = rowsOf[column][option];
                for (int w = 0; w < words; w++) {
                    union[w] |= with[w];
                }
            }
        }
        for (int w = 0; w < words; w++) {
            rows[w] &= union[w];
        }
    }

    private boolean strikeUnsupported(TableState state, long[] rows, boolean[] changed) {
        if (Arrays.stream(rows).allMatch(word -> word == 0)) {
            return false;
        }
        for (int c = 0; c < scope.length; c++) {
            for (int option = 0; option < rowsOf[c].length; option++) {
                if (state.has(scope[c], option) && count(rows, rowsOf[c][option], true) == 0) {
                    state.remove(scope[c], option);
                    changed[scope[c]] = true;
                }
            }
        }
        return true;
    }

    private boolean strikeExhausted(TableState state, long[] rows, boolean[] changed) {
        int struck;
        do {
            struck = 0;
            for (int c = 0; c < scope.length; c++) {
                int here = strikeExhausted(state, rows, c);
                if (state.left(scope[c]) == 0) {
                    return false;
                }
                changed[scope[c]] |= here > 0;
                struck += here;
            }
        } while (struck > 0);
        return true;
    }

    /** Strikes one module's options; what they ruled out counts no longer against the others'. */
    private int strikeExhausted(TableState state, long[] rows, int column) {
        double others = 1;
        for (int d = 0; d < scope.length; d++) {
            others *= d == column ? 1 : state.left(scope[d]);
        }
        int struck = 0;
        for (int option = 0; option < rowsOf[column].length; option++) {
            if (state.has(scope[column], option) && count(rows, rowsOf[column][option], false) >= others) {
                state.remove(scope[column], option);
                struck++;
            }
        }
        if (struck > 0) {
            keep(rows, state, column);
        }
        return struck;
    }

    private long count(long[] rows, long[] with, boolean oneIsEnough) {
        long count = 0;
        for (int w = 0; w < words; w++) {
            count += Long.bitCount(rows[w] & with[w]);
            if (oneIsEnough && count > 0) {
                return count;
            }
        }
        return count;
    }
}
