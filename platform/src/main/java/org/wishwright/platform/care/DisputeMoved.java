package org.wishwright.platform.care;

import java.util.UUID;

/**
 * A dispute was opened, answered or decided.
 *
 * @param state as {@link Dispute#state} says it
 */
public record DisputeMoved(UUID dispute, String state) {}
