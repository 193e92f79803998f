package org.wishwright.platform.production;

/** Where a step of a work order stands. */
public enum OperationState {
    /** Waits for the step before it. */
    PLANNED,
    /** May be started. */
    READY,
    /** Offered to another maker who has not answered; nobody may start it. */
    SENT_OUT,
    STARTED,
    /** Finished by another maker, not yet back. */
    AWAY,
    /** Done; the last step of a work order then waits for its inspection. */
    FINISHED,
    /** The last step, with every piece inspected. */
    INSPECTED,
    /** Everything it was for was cancelled before it started. */
    CANCELLED;
}
