package org.wishwright.configuration.compiled.clauses;

/**
 * Which variable is decided first: the highest of {@code blend · level} and the number of open clauses that hold it, and of those the
 * highest rank.
 *
 * @param level by variable; higher is nearer to the middle of the tree of bags
 * @param rank by variable, each once
 * @param blend how many clauses outweigh a level
 */
record Ranking(int[] level, int[] rank, long blend) {}
