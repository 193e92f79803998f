package org.wishwright.configuration.compiled;

import java.util.Arrays;

/**
 * How totals and broken choices share one number: a broken choice costs more than any two totals differ, an option not on offer more
 * than all choices broken. So one pass over the circuit finds the cheapest total where no choice breaks, and elsewhere the fewest
 * broken choices with the cheapest total among those.
 *
 * @param least no total is below, base price left out
 * @param broken what a broken choice costs
 * @param barred what an option costs that is not on offer
 */
record Pricing(long least, long broken, long barred) {

    /** Sums of this size leave room for differences. */
    private static final double ROOM = 0x1p60;

    /** More than all amounts of one configuration, of whatever artefact. */
    private static final double AMOUNTS = 0x1p53;

    static Pricing of(Layers layers, Literals literals) {
        var least = Arrays.copyOf(literals.amount(), layers.size());
        var most = least.clone();
        Totals.up(layers, least, most);
        long broken = most[most.length - 1] - least[least.length - 1] + 1;
        return new Pricing(least[least.length - 1], broken, broken * (literals.modules() + 1L));
    }

    /** Whether sums stay in a long for any choices and exclusions; else the penalties mean nothing. */
    boolean fits(Literals literals) {
        double choices = literals.modules() + 1.0;
        return broken * choices * choices + AMOUNTS < ROOM;
    }
}
