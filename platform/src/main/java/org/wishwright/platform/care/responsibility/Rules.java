package org.wishwright.platform.care.responsibility;

import java.time.Duration;

/**
 * What is agreed for all orders.
 *
 * @param transit how long a carrier has from handover to delivery
 * @param complaint within which after receipt damage is taken to have happened on the way; later the buyer has to show it
 */
public record Rules(Duration transit, Duration complaint) {

    /** Seven days on the way, seven days to look. */
    public static final Rules USUAL = new Rules(Duration.ofDays(7), Duration.ofDays(7));
}
