package org.wishwright.platform.timer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deadlines as an operator sees them. */
public interface TimerBook {

    int A_PAGE = 50;

    /** @param attempts how often it failed; {@code failure} of the last time */
    record Entry(
            String kind,
            UUID subject,
            Instant due,
            int attempts,
            @Nullable String failure) {}

    /** @param next cursor of the next page; null on the last */
    record Page(List<Entry> items, @Nullable String next) {}

    /** @param late due for more than a minute; {@code failed} at least once and not since fired */
    record Figures(long scheduled, long due, long late, long failed) {}

    /** Which deadlines: all, those that are due, or those that failed. */
    enum Which {
        ALL,
        DUE,
        FAILED
    }

    /**
     * By when they are due.
     *
     * @param search how a kind begins, or a whole subject; empty for all
     * @param cursor from the page before; null or unreadable for the first
     */
    Page list(Which which, String search, @Nullable String cursor);

    Figures figures();

    /** Has a deadline that failed fire within a second; one that has not failed keeps its time. @return whether it did */
    boolean fireAgain(String kind, UUID subject);
}
