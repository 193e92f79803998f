package org.wishwright.benchmarks.configuration;

import java.util.BitSet;
import org.wishwright.configuration.Selection;

/** Another engine's way to say which options remain with all choices. */
interface Peer {

    /**
     * Options of open modules that some product has together with all choices, numbered module after module; those of chosen modules
     * may be missing. Throws {@link GivenUp} after the deadline.
     *
     * @param deadline as {@link System#nanoTime()} counts
     */
    BitSet possible(Selection selection, long deadline) throws GivenUp;

    /** The deadline has passed. */
    final class GivenUp extends Exception {
        private static final long serialVersionUID = 1;

        GivenUp() {
            super("The deadline has passed");
        }
    }
}
