package org.wishwright.simulator.program;

/** The program could not be brought up; the message says why and where its log is. */
public final class ProgramStartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProgramStartFailure(String message) {
        super(message);
    }
}
