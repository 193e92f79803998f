package org.wishwright.market;

import java.time.Instant;
import java.util.Map;
import org.wishwright.kernel.Money;

/**
 * What taking an input means.
 *
 * @param counts what it adds to which counter
 * @param deposit what the party is asked for
 * @param until when that must have come
 * @param once whether a party may do this once only
 */
public record Admission(Map<String, Long> counts, DepositType type, Money deposit, Instant until, boolean once) {

    public Admission {
        counts = Map.copyOf(counts);
    }
}
