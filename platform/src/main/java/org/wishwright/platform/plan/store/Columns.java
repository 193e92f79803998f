package org.wishwright.platform.plan.store;

import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Columns of rows as arrays, for {@code insert … select from unnest(…)}. */
final class Columns {

    private Columns() {}

    static <T> String[] texts(Collection<T> rows, Function<T, ?> column) {
        return rows.stream().map(row -> String.valueOf(column.apply(row))).toArray(String[]::new);
    }

    /** Instants travel as ISO text and are cast; arrays of timestamps have no portable Java type. */
    static <T> String[] instants(Collection<T> rows, Function<T, Instant> column) {
        return texts(rows, column);
    }

    static <T> Long[] numbers(Collection<T> rows, ToLongFunction<T> column) {
        return rows.stream().map(column::applyAsLong).toArray(Long[]::new);
    }

    static <T> Boolean[] flags(Collection<T> rows, Function<T, Boolean> column) {
        return rows.stream().map(column).toArray(Boolean[]::new);
    }
}
