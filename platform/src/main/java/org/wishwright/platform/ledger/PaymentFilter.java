package org.wishwright.platform.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Which payments to list, newest first.
 *
 * @param state INITIATED, UNKNOWN, CAPTURED, DECLINED, REFUNDED, FLAGGED, or null for all
 * @param cursor from the page before, null for the newest
 * @param limit 1 to 100
 */
public record PaymentFilter(
        @Nullable String state, @Nullable String cursor, int limit) {}
