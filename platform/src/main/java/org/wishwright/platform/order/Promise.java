package org.wishwright.platform.order;

import java.time.Instant;

/**
 * The latest ship date, held by reserved capacity.
 *
 * @param limitedBy the code of the work centre that the date waits for
 */
public record Promise(Instant shipBy, String limitedBy) {}
