package org.wishwright.configuration.compiled;

/** Arrays of one pass over a circuit, written before they are read. */
final class Scratch {

    final long[] least;
    final long[] most;
    final long[] rest;

    /** @param size literals and nodes */
    Scratch(int size) {
        least = new long[size];
        most = new long[size];
        rest = new long[size];
    }
}
