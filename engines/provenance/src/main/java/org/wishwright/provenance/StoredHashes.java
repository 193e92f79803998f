package org.wishwright.provenance;

import java.util.List;

/**
 * Where a log's hashes lie. Only every eighth level of the tree is kept: level 0 are the leaf hashes, level 8 the roots
 * of whole runs of 256 leaves, level 16 of 65,536, and so on; the levels between are recomputed. That is the stored data
 * of C2SP tlog-tiles, and one 255th more than the leaves alone.
 */
@FunctionalInterface
public interface StoredHashes {

    /** Kept levels are multiples of this. */
    int LEVELS_APART = 8;

    /** Hashes that one read asks for at most: a run that one parent on the next kept level covers. */
    int RUN = 1 << LEVELS_APART;

    /**
     * The hashes of one level in order, those with {@code from <= index < to}; all of them exist when the log's size was
     * told truly.
     *
     * @param level a multiple of {@link #LEVELS_APART}
     */
    List<Hash> range(int level, long from, long to);
}
