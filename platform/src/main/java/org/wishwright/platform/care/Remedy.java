package org.wishwright.platform.care;

/** What helps. */
public enum Remedy {
    FULL_REFUND,
    PART_REFUND,
    /** Money on top of the pieces, which stay. */
    COMPENSATION,
    REMAKE,
    NONE;

    /** Whether money of an amount that must be said goes back. */
    public boolean needsAmount() {
        return this == PART_REFUND || this == COMPENSATION;
    }
}
