package org.wishwright.planning;

import java.time.Duration;
import java.time.Instant;

/**
 * One uninterrupted stretch of working time.
 *
 * @param start inclusive, whole seconds
 * @param end exclusive, after the start
 */
public record Shift(Instant start, Instant end) {

    public Shift {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("A shift ends after it starts, not " + start + " to " + end);
        }
    }

    /** Its length in elapsed seconds; a night when clocks change is shorter or longer than its local times say. */
    public long seconds() {
        return Duration.between(start, end).toSeconds();
    }
}
