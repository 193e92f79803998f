package org.wishwright.platform.plan;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.wishwright.platform.identity.Caller;

/** What was planned, for the maker who watches it and the stages that make it. */
public interface Plans {

    /** The released batches among these, with steps in order and members in the order they were promised. */
    List<ReleasedBatch> released(Collection<BatchId> batches);

    /**
     * Fixes the minutes of all work in shifts that start until an instant and releases its batches to the floor. Doing it
     * again changes nothing.
     *
     * @param until empty for now plus the factory's freeze; at most 14 days ahead
     * @return how many batches were released
     */
    int release(Caller caller, Optional<Instant> until);

    /**
     * What {@link #release} would do now; it does nothing.
     *
     * @param until as there
     */
    ReleaseAhead lookAhead(Caller caller, Optional<Instant> until);

    /** When the first shift starts whose work has not been released yet; empty while nothing waits. */
    Optional<Instant> nextToRelease(Caller caller);

    /** The caller's factory between two instants, at most 31 days apart. */
    PlanBoard board(Caller caller, Instant from, Instant to);

    /** Figures over all factories, for the operator. */
    PlanFigures figures();
}
