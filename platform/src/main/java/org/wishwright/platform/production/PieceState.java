package org.wishwright.platform.production;

/** Where a piece stands. */
public enum PieceState {
    /** Released, being made or waiting for it. */
    MAKING,
    /** Failed its inspection and is being reworked. */
    FAILED,
    /** Passed its last inspection. */
    PASSED,
    /** Thrown away; another piece replaces it. */
    SCRAPPED,
    /** Its order was cancelled before anything was cut. */
    CANCELLED;

    /** Whether a label for it is of use. */
    public boolean labelled() {
        return open() || this == PASSED;
    }

    /** Whether an inspection still has to decide about it. */
    public boolean open() {
        return this == MAKING || this == FAILED;
    }
}
