package org.wishwright.market.bespoke;

/**
 * A part of the price.
 *
 * @param name what frees it: {@code accepted}, {@code sample}, {@code received} or the maker's own words
 * @param basisPoints of the price
 */
public record Milestone(String name, int basisPoints) {}
