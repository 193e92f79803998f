package org.wishwright.configuration.compiled;

import java.util.function.BooleanSupplier;

/**
 * How much a compilation may do. Counted in steps and not in seconds, so that the same model compiles alike everywhere.
 *
 * @param maxNodes distinct subproblems solved in one attempt; each becomes at most one decision of the circuit
 * @param maxSteps table rows touched over all attempts; a core does roughly 100 million a second
 * @param goOn asked about every 10,000 steps; false cancels
 */
public record Budget(int maxNodes, long maxSteps, BooleanSupplier goOn) {

    /** 200,000 subproblems and 10 billion rows, about two minutes at the most. */
    public static Budget standard() {
        return new Budget(200_000, 10_000_000_000L, () -> true);
    }

    public Budget withProgress(BooleanSupplier asked) {
        return new Budget(maxNodes, maxSteps, asked);
    }
}
