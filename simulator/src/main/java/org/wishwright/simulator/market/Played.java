package org.wishwright.simulator.market;

import java.util.List;

/**
 * What came of one seed.
 *
 * @param kills transactions that were killed
 * @param oversold units promised above what there is
 * @param unreturned minor units that lie in deposits when all is over
 * @param wrong what else is not as it must be; empty when all holds
 */
public record Played(
        long seed,
        String mechanism,
        String stage,
        int inputs,
        int kills,
        long oversold,
        long unreturned,
        boolean equal,
        List<String> wrong) {

    public boolean holds() {
        return oversold == 0 && unreturned == 0 && equal && wrong.isEmpty();
    }
}
