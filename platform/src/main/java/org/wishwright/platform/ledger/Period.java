package org.wishwright.platform.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time a statement is about.
 *
 * @param from the first moment, null for the beginning
 * @param until the first moment after it, null for today and later
 */
public record Period(@Nullable Instant from, @Nullable Instant until) {

    public static final Period ALL = new Period(null, null);

    /** Whether a moment is not before it. */
    public boolean reaches(Instant recorded) {
        return from == null || !recorded.isBefore(from);
    }
}
