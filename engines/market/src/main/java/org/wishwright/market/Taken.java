package org.wishwright.market;

/**
 * An input was taken.
 *
 * @param entry by which later inputs name what it made: a pledge, bid or deposit
 */
public record Taken(String entry) {}
