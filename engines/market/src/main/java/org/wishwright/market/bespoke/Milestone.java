package org.wishwright.market.bespoke;

/**
 * A part of the price.
 *
 * @param name {@code m1}, {@code m2} …; what each means is among the maker's own words
 * @param basisPoints of the price
 */
public record Milestone(String name, int basisPoints) {}
