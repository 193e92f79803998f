package org.wishwright.platform.ledger.work;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;

/** Cursors of lists that are ordered by id. */
final class Cursors {

    private Cursors() {}

    static @Nullable UUID id(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.of(
                    "list.cursor-invalid",
                    "The cursor is not one this list gave out. Begin again without it.",
                    "field",
                    "cursor"));
        }
    }
}
