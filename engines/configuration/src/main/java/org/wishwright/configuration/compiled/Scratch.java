package org.wishwright.configuration.compiled;

/** Arrays of one pass over a circuit, written before they are read. */
final class Scratch {

    final long[] least;
    final long[] most;
    final long[] through;

    /** @param size literals and nodes */
    Scratch(int size) {
        least = new long[size];
        most = new long[size];
        through = new long[size];
    }

    /** As above, for {@link Breaks}. */
    static final class OfInts {

        final int[] least;
        final int[] through;

        OfInts(int size) {
            least = new int[size];
            through = new int[size];
        }
    }
}
