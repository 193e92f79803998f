package org.wishwright.configuration.compiled;

import org.jspecify.annotations.Nullable;

/** What is left of a table while some modules are decided, one object for equal content. For one thread. */
final class Rows {

    /** Tables of fewer rows are read through as fast. */
    private static final int FEW_ROWS = 128;
    /** Questions about the rows within some domains before it pays to note which rows hold which value. */
    private static final int OFTEN = 3;

    private final int id;
    private final int[] scope;
    private final int[] cells;
    private int asked;
    /** By column, by value: the rows that hold it, a bit a row. Columns and values as they are asked about. */
    private final long[][] @Nullable [] holders;

    /**
     * @param id within one {@link Pool}
     * @param scope undecided variables, ascending, two at least
     * @param cells row after row, rows ascending; owned, never written
     */
    Rows(int id, int[] scope, int[] cells) {
        this.id = id;
        this.scope = scope;
        this.cells = cells;
        this.holders = new long[scope.length][][];
    }

    int id() {
        return id;
    }

    int[] scope() {
        return scope;
    }

    int[] cells() {
        return cells;
    }

    int arity() {
        return scope.length;
    }

    int rows() {
        return cells.length / scope.length;
    }

    /** Whether {@link #within} is the faster way by now. */
    boolean isAskedOften() {
        return rows() >= FEW_ROWS && ++asked > OFTEN;
    }

    /**
     * The rows within the domains, a bit a row.
     *
     * @param domain by column, as bits
     * @param narrowed columns whose domain lacks a value of the table; one at least of which so many count
     */
    long[] within(long[][] domain, int[] narrowed, int count) {
        var within = holding(narrowed[0], domain[narrowed[0]]);
        for (int i = 1; i < count; i++) {
            var other = holding(narrowed[i], domain[narrowed[i]]);
            for (int w = 0; w < within.length; w++) {
                within[w] &= other[w];
            }
        }
        return within;
    }

    private long[] holding(int column, long[] values) {
        var of = holders(column);
        var any = new long[rows() + 63 >> 6];
        for (int word = 0; word < values.length; word++) {
            for (long left = values[word]; left != 0; left &= left - 1) {
                int value = word << 6 | Long.numberOfTrailingZeros(left);
                var rows = value < of.length ? of[value] : null;
                for (int w = 0; rows != null && w < any.length; w++) {
                    any[w] |= rows[w];
                }
            }
        }
        return any;
    }

    private long[][] holders(int column) {
        var known = holders[column];
        if (known != null) {
            return known;
        }
        int largest = 0;
        for (int at = column; at < cells.length; at += scope.length) {
            largest = Math.max(largest, cells[at]);
        }
        var fresh = new long[largest + 1][];
        int words = rows() + 63 >> 6;
        for (int row = 0, at = column; at < cells.length; row++, at += scope.length) {
            var of = fresh[cells[at]];
            if (of == null) {
                of = new long[words];
                fresh[cells[at]] = of;
            }
            of[row >> 6] |= 1L << row;
        }
        holders[column] = fresh;
        return fresh;
    }
}
