package org.wishwright.benchmarks.money;

import java.util.Map;
import java.util.Set;

/**
 * What one client did in a history.
 *
 * @param began and {@code ended} monotonic, in ns: what ended before another began must come before it
 * @param appendedTo the lists it appended itself to; empty for a read
 * @param read for a read: which operations it found in each list, as bits
 */
record Operation(int number, long began, long ended, Set<Integer> appendedTo, Map<Integer, Long> read) {}
