package org.wishwright.configuration.compiled.clauses;

import java.util.function.BooleanSupplier;

/** Counts what a search does against what it may do. */
final class Effort {

    private static final long BETWEEN_QUESTIONS = 100_000;

    private final long mostSteps;
    private final BooleanSupplier goOn;
    private long steps;
    private long nextQuestion = BETWEEN_QUESTIONS;
    private long stepLimit;

    Effort(long mostSteps, BooleanSupplier goOn) {
        this.mostSteps = mostSteps;
        this.stepLimit = mostSteps;
        this.goOn = goOn;
    }

    /** From here on at most so many more, within the whole. */
    void limit(long more) {
        stepLimit = more > mostSteps - steps ? mostSteps : steps + more;
    }

    void steps(long more) throws Exhausted {
        steps += more;
        if (steps > stepLimit) {
            throw new Exhausted("steps");
        }
        if (steps >= nextQuestion) {
            nextQuestion = steps + BETWEEN_QUESTIONS;
            if (!goOn.getAsBoolean()) {
                throw new Exhausted("cancelled");
            }
        }
    }

    long stepsSoFar() {
        return steps;
    }
}
