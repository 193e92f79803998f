package org.wishwright.platform.campaign;

import java.time.Instant;
import org.wishwright.kernel.Money;

/**
 * A step of money of one party, as it was posted.
 *
 * @param kind {@code asked}, {@code charged}, {@code held}, {@code released}, {@code returned}, {@code forfeited}, {@code compensated}
 * @param reason stable dotted word
 */
public record MoneyLine(int position, String entry, String kind, Money amount, String reason, Instant posted) {}
