package org.wishwright.platform.timer;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** Durable deadlines in business time. A kind's {@link TimerHandler} is called once for each subject and deadline. */
public interface Timers {

    /** Sets or moves the deadline of a subject; commits with the caller's transaction. */
    void schedule(String kind, UUID subject, Instant due);

    /** Sets or moves the same deadline of many subjects. */
    default void schedule(String kind, Collection<UUID> subjects, Instant due) {
        subjects.forEach(subject -> schedule(kind, subject, due));
    }

    /** Forgets the deadline of a subject, if it has not fired. */
    void cancel(String kind, UUID subject);

    /** How many deadlines are due and have not fired; a few for a moment is usual. */
    long overdue();
}
