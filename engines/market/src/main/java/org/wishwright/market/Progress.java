package org.wishwright.market;

/**
 * How far it is.
 *
 * @param have paid for, or done
 * @param want enough for a deal; 0 where there is no such number
 * @param unit {@code units}, {@code minor} (money in minor units), {@code parties}, {@code rounds}, {@code works} or
 *     {@code steps}
 */
public record Progress(long have, long want, String unit) {}
