package org.wishwright.platform.order;

import java.time.Duration;
import java.time.Instant;
import org.wishwright.kernel.Money;

/**
 * What a buyer gets back where her order was handed to the carrier after the day that was promised: one percent of what she paid for
 * each day begun, at most ten percent. The maker bears it.
 */
public final class LateCompensation {

    private static final int BASIS_POINTS_A_DAY = 100;
    private static final int MOST_DAYS = 10;

    private LateCompensation() {}

    /**
     * @param shipBy the last instant at which it would have been in time
     * @return zero where it was in time
     */
    public static Money of(Money paid, Instant shipBy, Instant shipped) {
        if (!shipped.isAfter(shipBy)) {
            return Money.zero(paid.currency());
        }
        long begun = Duration.between(shipBy, shipped).minusNanos(1).toDays() + 1;
        return paid.basisPoints(BASIS_POINTS_A_DAY * (int) Math.min(begun, MOST_DAYS));
    }
}
