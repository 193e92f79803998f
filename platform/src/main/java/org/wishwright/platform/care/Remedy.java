package org.wishwright.platform.care;

/** What helps. */
public enum Remedy {
    FULL_REFUND,
    /** Ends an order that has not left: the amount goes back, the rest is for what was made of it. */
    CANCELLATION,
    PART_REFUND,
    /** Money on top of the pieces, which stay. */
    COMPENSATION,
    REMAKE,
    NONE;

    /** Whether money of an amount that must be said goes back. */
    public boolean needsAmount() {
        return this == PART_REFUND || this == COMPENSATION || this == CANCELLATION;
    }

    /** Whether it ends an order that has not left. */
    public boolean endsOrder() {
        return this == FULL_REFUND || this == CANCELLATION;
    }
}
