package org.wishwright.configuration.compiled;

import org.wishwright.kernel.Refusal;

/** Counts what a compilation does against its budget. */
final class Meter {

    private static final long BETWEEN_QUESTIONS = 10_000;

    private final Budget budget;
    private long steps;
    private long nextQuestion = BETWEEN_QUESTIONS;
    private int nodes;
    private int nodeLimit;
    private long stepLimit;

    Meter(Budget budget) {
        this.budget = budget;
        attempt(budget.maxNodes(), budget.maxSteps());
    }

    /**
     * Begins an attempt that may not use more than these either.
     *
     * @param attemptSteps further steps
     */
    void attempt(int attemptNodes, long attemptSteps) {
        nodes = 0;
        nodeLimit = Math.min(budget.maxNodes(), attemptNodes);
        stepLimit = Math.min(budget.maxSteps(), steps + Math.min(attemptSteps, budget.maxSteps()));
    }

    void steps(long more) throws CompilationStopped {
        steps += more;
        if (steps > stepLimit) {
            throw tooLarge(steps <= budget.maxSteps(), budget.maxSteps() + " steps", "steps");
        }
        if (steps >= nextQuestion) {
            nextQuestion = steps + BETWEEN_QUESTIONS;
            if (!budget.goOn().getAsBoolean()) {
                throw new CompilationStopped(
                        false,
                        Refusal.of(
                                "model.compile-cancelled",
                                "The compilation was cancelled; start it again when wanted."));
            }
        }
    }

    void node() throws CompilationStopped {
        if (++nodes > nodeLimit) {
            throw tooLarge(true, budget.maxNodes() + " nodes", "nodes");
        }
    }

    long stepsSoFar() {
        return steps;
    }

    int nodesOfAttempt() {
        return nodes;
    }

    static CompilationStopped tooLarge(boolean onlyThisAttempt, String budget, String kind) {
        return new CompilationStopped(
                onlyThisAttempt,
                Refusal.of(
                        "model.too-large",
                        "The model did not compile within " + budget
                                + "; allow more, or split rules and price tables that tie many" + " modules together.",
                        "budget",
                        kind,
                        "limit",
                        budget));
    }
}
