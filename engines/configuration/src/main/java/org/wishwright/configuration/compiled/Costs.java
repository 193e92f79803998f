package org.wishwright.configuration.compiled;

/**
 * What is left of price tables over the same undecided variables, one object for equal content.
 *
 * @param id within one {@link Pool}
 * @param scope undecided variables, ascending
 * @param domains of the scope's variables
 * @param amounts one for each combination of the domains' values, the last variable's turning fastest; none is negative, one is zero
 */
record Costs(int id, int[] scope, Domain[] domains, long[] amounts) {}
