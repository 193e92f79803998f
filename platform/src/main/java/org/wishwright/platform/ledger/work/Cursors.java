package org.wishwright.platform.ledger.work;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.ledger.store.StatementStore.Place;

/** Cursors of lists that are ordered by id, and of statements, which are ordered by time. */
final class Cursors {

    private Cursors() {}

    static @Nullable UUID id(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    static String of(Place place) {
        return place.recorded() + "_" + place.transfer();
    }

    static Place place(String cursor) {
        int between = cursor.indexOf('_');
        try {
            if (between > 0) {
                return new Place(
                        Instant.parse(cursor.substring(0, between)), UUID.fromString(cursor.substring(between + 1)));
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            throw unknown();
        }
        throw unknown();
    }

    private static RefusedException unknown() {
        return new RefusedException(Refusal.of(
                "list.cursor-invalid",
                "The cursor is not one this list gave out. Begin again without it.",
                "field",
                "cursor"));
    }
}
