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
        var rows = new int[cells.length / arity][];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = new int[arity];
            for (int c = 0; c < arity; c++) {
                rows[r][c] = cells[r * arity + order[c]];
            }
        }
        Arrays.sort(rows, Arrays::compare);
        var flat = new int[cells.length];
        int kept = 0;
        for (int r = 0; r < rows.length; r++) {
            if (r == 0 || !Arrays.equals(rows[r], rows[r - 1])) {
                System.arraycopy(rows[r], 0, flat, kept * arity, arity);
                kept++;
            }
        }
        var scope = Arrays.stream(order).map(c -> columns[c]).toArray();
        return new Relation(rule, scope, Arrays.copyOf(flat, kept * arity));
    }
}
