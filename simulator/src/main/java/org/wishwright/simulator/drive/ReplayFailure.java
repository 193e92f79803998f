package org.wishwright.simulator.drive;

/** The replay cannot go on, or what it found at its end is wrong; the message says what. */
public final class ReplayFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ReplayFailure(String message) {
        super(message);
    }
}
