package org.wishwright.simulator.input;

/** What was given makes no sense; the message says what, where, and what to do. */
public final class InputProblem extends Exception {

    private static final long serialVersionUID = 1L;

    public InputProblem(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
