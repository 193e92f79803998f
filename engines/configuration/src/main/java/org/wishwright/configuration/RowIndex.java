package org.wishwright.configuration;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Finds the row of a table that a complete assignment picks: rows sorted once, then halved. */
final class RowIndex {

    private final int[] scope;
    private final int arity;
    private final int[] cells;
    /** Rows in ascending order of their options. */
    private final int[] sorted;

    RowIndex(Vocabulary vocabulary, List<String> scope, Tuples tuples) {
        this.scope = scope.stream().mapToInt(vocabulary::indexOf).toArray();
        this.arity = tuples.arity();
        this.cells = tuples.rows() == 0 ? new int[0] : vocabulary.positions(this.scope, tuples);
        this.sorted = isAscending()
                ? IntStream.range(0, tuples.rows()).toArray()
                : IntStream.range(0, tuples.rows())
                        .boxed()
                        .sorted(this::compareRows)
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    private boolean isAscending() {
        for (int r = 1; r < cells.length / arity; r++) {
            if (compareRows(r - 1, r) > 0) {
                return false;
            }
        }
        return true;
    }

    private int compareRows(int a, int b) {
        return Arrays.compare(cells, a * arity, (a + 1) * arity, cells, b * arity, (b + 1) * arity);
    }

    int[] scope() {
        return scope;
    }

    /** Position of the row in the table as it was given, or −1. */
    int find(int[] assignment) {
        int low = 0;
        int high = sorted.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(sorted[middle], assignment);
            if (order == 0) {
                return sorted[middle];
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private int compare(int row, int[] assignment) {
        for (int c = 0; c < arity; c++) {
            int order = Integer.compare(cells[row * arity + c], assignment[scope[c]]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
