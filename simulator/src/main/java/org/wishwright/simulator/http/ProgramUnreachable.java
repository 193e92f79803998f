package org.wishwright.simulator.http;

/** The program did not answer for so long that waiting on makes no sense. */
public final class ProgramUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProgramUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
