package org.wishwright.configuration;

import java.util.Arrays;
import java.util.List;

/** An immutable table of option ids: one row a combination, one column a module. Flat, because real rules have 100,000 rows. */
public final class Tuples {

    private final int arity;
    private final String[] cells;

    private Tuples(int arity, String[] cells) {
        this.arity = arity;
        this.cells = cells;
    }

    /** @param cells row after row; their number is a multiple of the arity, which is at least one */
    public static Tuples of(int arity, List<String> cells) {
        if (arity < 1 || cells.size() % arity != 0) {
            throw new IllegalArgumentException(cells.size() + " cells do not make rows of " + arity);
        }
        return new Tuples(arity, cells.toArray(String[]::new));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static Tuples ofRows(List<String>... rows) {
        int arity = rows.length == 0 ? 1 : rows[0].size();
        for (var row : rows) {
            if (row.size() != arity) {
                throw new IllegalArgumentException("Rows differ in length: " + row.size() + " and " + arity);
            }
        }
        return of(arity, Arrays.stream(rows).flatMap(List::stream).toList());
    }

    public int arity() {
        return arity;
    }

    public int rows() {
        return cells.length / arity;
    }

    public String cell(int row, int column) {
        return cells[row * arity + column];
    }

    public List<String> row(int row) {
        return List.of(Arrays.copyOfRange(cells, row * arity, (row + 1) * arity));
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Tuples other && arity == other.arity && Arrays.equals(cells, other.cells);
    }

    @Override
    public int hashCode() {
        return 31 * arity + Arrays.hashCode(cells);
    }

    @Override
    public String toString() {
        return rows() + " rows of " + arity;
    }
}
