package org.wishwright.configuration.network;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Brings rows into the one order every relation has. */
final class RowSorting {

    private RowSorting() {}

    /** A relation over these columns, which may come in any order and with rows repeated. */
    static Relation relation(int rule, int[] columns, int[] cells) {
        int arity = columns.length;
        var order = IntStream.range(0, arity)
                .boxed()
                .sorted(Comparator.comparingInt(c -> columns[c]))
                .mapToInt(Integer::intValue)
                .toArray();
        var scope = new int[arity];
        var turned = new int[cells.length];
        for (int c = 0; c < arity; c++) {
            scope[c] = columns[order[c]];
            for (int from = order[c], to = c; from < cells.length; from += arity, to += arity) {
                turned[to] = cells[from];
            }
        }
        return new Relation(rule, scope, isAscending(turned, arity) ? turned : sorted(turned, arity));
    }

    private static boolean isAscending(int[] cells, int arity) {
        for (int row = arity; row < cells.length; row += arity) {
            if (Arrays.compare(cells, row - arity, row, cells, row, row + arity) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static int[] sorted(int[] cells, int arity) {
        var rows = new int[cells.length / arity][];
        Arrays.setAll(rows, r -> Arrays.copyOfRange(cells, r * arity, (r + 1) * arity));
        Arrays.sort(rows, Arrays::compare);
        var flat = new int[cells.length];
        int kept = 0;
        for (int r = 0; r < rows.length; r++) {
            if (r == 0 || !Arrays.equals(rows[r], rows[r - 1])) {
                System.arraycopy(rows[r], 0, flat, kept * arity, arity);
                kept++;
            }
        }
        return Arrays.copyOf(flat, kept * arity);
    }
}
