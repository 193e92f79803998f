package org.wishwright.platform.production.store;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** Columns of rows as array parameters for {@code unnest}. */
final class Arrays {

    private Arrays() {}

    static <T> SqlArrayValue uuids(Collection<T> rows, Function<T, @Nullable UUID> column) {
        return new SqlArrayValue("uuid", rows.stream().map(column).toArray());
    }

    static <T> SqlArrayValue texts(Collection<T> rows, Function<T, @Nullable String> column) {
        return new SqlArrayValue("text", rows.stream().map(column).toArray());
    }

    static <T> SqlArrayValue longs(Collection<T> rows, Function<T, Long> column) {
        return new SqlArrayValue("bigint", rows.stream().map(column).toArray());
    }

    static <T> SqlArrayValue ints(Collection<T> rows, Function<T, Integer> column) {
        return new SqlArrayValue("int", rows.stream().map(column).toArray());
    }

    static <T> SqlArrayValue instants(Collection<T> rows, Function<T, @Nullable Instant> column) {
        return new SqlArrayValue("timestamptz", rows.stream().map(column).toArray());
    }
}
