package org.wishwright.platform.care.responsibility;

/** What may go wrong. */
public enum Matter {
    /** Sent or delivered after the day that was promised. */
    LATE,
    /** Not as ordered. */
    DEFECTIVE,
    /** Whole when it left, broken when it came. */
    DAMAGED,
    /** Pieces are missing. */
    INCOMPLETE
}
