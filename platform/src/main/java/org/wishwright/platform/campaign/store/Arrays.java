package org.wishwright.platform.campaign.store;

import java.util.Collection;
import java.util.function.Function;

/** Columns of many rows, each as one array of texts, which PostgreSQL casts. */
final class Arrays {

    private Arrays() {}

    static <T> String[] of(Collection<T> rows, Function<T, ?> column) {
        return rows.stream().map(row -> String.valueOf(column.apply(row))).toArray(String[]::new);
    }
}
