package org.wishwright.simulator.market;

import java.util.Locale;

/**
 * What a strategy gains against honesty, on average of many campaigns.
 *
 * @param measure what is counted, with its unit
 * @param limits what the rules do about it
 */
public record Gain(String mechanism, String strategy, String measure, double honest, double strategic, String limits) {

    /** For a table. */
    public String said() {
        return String.format(Locale.ROOT, "%s: honest %.1f, so %.1f. %s", measure, honest, strategic, limits);
    }
}
