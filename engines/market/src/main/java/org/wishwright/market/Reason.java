package org.wishwright.market;

import java.time.Instant;

/**
 * Why something came about.
 *
 * @param about the party, entry or thing it is about
 * @param code stable, dotted, lower case
 * @param sentence in plain English, with its values
 */
public record Reason(Instant at, String about, String code, String sentence) {}
