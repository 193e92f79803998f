package org.wishwright.configuration.compiled;

import org.wishwright.kernel.Refusal;

/** Unwinds a compilation that may not go on: cancelled, or a budget used up. */
final class CompilationStopped extends Exception {

    private static final long serialVersionUID = 1L;

    /** Whether another attempt with another order may still succeed. */
    private final boolean onlyThisAttempt;

    private final transient Refusal refusal;

    CompilationStopped(boolean onlyThisAttempt, Refusal refusal) {
        super(refusal.sentence(), null, false, false);
        this.onlyThisAttempt = onlyThisAttempt;
        this.refusal = refusal;
    }

    boolean onlyThisAttempt() {
        return onlyThisAttempt;
    }

    Refusal refusal() {
        return refusal;
    }
}
