package org.wishwright.planning;

/**
 * One step of how a piece is made.
 *
 * @param workCentre the code of the centre that does it
 * @param setupFamily what the machine must be set up for (a tool, a colour, a material)
 * @param setupSeconds the longest this setup can take, whatever was on the machine before; this much is reserved
 * @param runSeconds for each piece
 */
public record RoutingStep(String workCentre, String setupFamily, long setupSeconds, long runSeconds) {

    /** More than any shift holds; keeps sums of seconds far from overflow. */
    private static final long YEAR = 366L * 86_400;

    public RoutingStep {
        if (setupSeconds < 0 || setupSeconds > YEAR || runSeconds < 0 || runSeconds > YEAR) {
            throw new IllegalArgumentException("Setup and run at " + workCentre + " take 0 seconds to one year, not "
                    + setupSeconds + " and " + runSeconds);
        }
    }

    /** Seconds that a batch of this many pieces reserves, its setup included. */
    public long reserves(int quantity) {
        return setupSeconds + runSeconds * quantity;
    }
}
