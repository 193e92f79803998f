package org.wishwright.planning;

/** Whether identical pieces share batches. */
public enum Batching {
    /** A demand joins an open batch of identical pieces when that finishes no later than a batch of its own. */
    ON,
    /** Every demand gets batches of its own, closed from the start. */
    OFF
}
