package org.wishwright.platform.production.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.production.store.OperationViews.Position;

/** Where a list of steps goes on, as an opaque word. */
final class Cursor {

    private Cursor() {}

    static String of(Position position) {
        var text = position.plannedStart() + "/" + position.operation();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable Position read(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("/", 2);
            return new Position(Instant.parse(parts[0]), UUID.fromString(parts[parts.length - 1]));
        } catch (IllegalArgumentException | DateTimeException _) {
            throw new RefusedException(Refusal.of(
                    "request.cursor-invalid",
                    "This cursor is not from here. Start again without one.",
                    "field",
                    "cursor"));
        }
    }
}
