package org.wishwright.platform.care.responsibility;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact of an order as the log holds it.
 *
 * @param recorded when it was set down; a member {@code occurred} or {@code at} says when it happened
 */
public record OrderFact(UUID id, String type, Instant recorded, Map<String, @Nullable Object> members) {

    /** When it happened: never later than it was set down. */
    public Instant happened() {
        return instant("occurred")
                .or(() -> instant("at"))
                .filter(at -> at.isBefore(recorded))
                .orElse(recorded);
    }

    /** A member that is an instant in ISO-8601. */
    public Optional<Instant> instant(String member) {
        try {
            return members.get(member) instanceof String text ? Optional.of(Instant.parse(text)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** A member that is a text; empty where it is none. */
    public String text(String member) {
        return members.get(member) instanceof String text ? text : "";
    }
}
