package org.wishwright.configuration.compiled;

import java.util.List;

/**
 * A component after a decision and all that follows from it.
 *
 * @param amount what is certain to be paid by now
 * @param decided variable, value, variable, value …
 * @param parts what is left, falling apart into components of one variable or more
 */
record Conditioned(long amount, int[] decided, List<Component> parts) {}
