package org.wishwright.configuration;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Finds the row of a table that a complete assignment picks: rows sorted once, then halved. */
final class RowIndex {

    private final int[] scope;
    private final int[][] rows;
    private final int[] positions;

    RowIndex(Vocabulary vocabulary, List<String> scope, Tuples tuples) {
        this.scope = scope.stream().mapToInt(vocabulary::indexOf).toArray();
        var unsorted = new int[tuples.rows()][];
        for (int r = 0; r < unsorted.length; r++) {
            unsorted[r] = new int[this.scope.length];
            for (int c = 0; c < this.scope.length; c++) {
                unsorted[r][c] = vocabulary.indexOf(this.scope[c], tuples.cell(r, c));
            }
        }
        var order = IntStream.range(0, unsorted.length)
                .boxed()
                .sorted(Comparator.comparing(r -> unsorted[r], Arrays::compare))
                .toList();
        this.rows = order.stream().map(r -> unsorted[r]).toArray(int[][]::new);
        this.positions = order.stream().mapToInt(Integer::intValue).toArray();
    }

    int[] scope() {
        return scope;
    }

    /** Position of the row in the table as it was given, or −1. */
    int find(int[] assignment) {
        int low = 0;
        int high = rows.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(rows[middle], assignment);
            if (order == 0) {
                return positions[middle];
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private int compare(int[] row, int[] assignment) {
        for (int c = 0; c < scope.length; c++) {
            int order = Integer.compare(row[c], assignment[scope[c]]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
