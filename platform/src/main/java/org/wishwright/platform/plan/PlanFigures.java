package org.wishwright.platform.plan;

/**
 * Sums over all plans.
 *
 * @param batches that hold pieces
 * @param setupSeconds and {@code runSeconds} of operations whose minutes are fixed
 * @param doubleBookedSeconds seconds in which one unit is booked twice: 0, or the plan is broken
 */
public record PlanFigures(
        long orders,
        long pieces,
        long batches,
        long releasedBatches,
        long operations,
        long setupSeconds,
        long runSeconds,
        long doubleBookedSeconds) {}
