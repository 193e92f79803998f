package org.wishwright.provenance;

/** Takes the hashes to keep as a log grows, in the shape that {@link StoredHashes} later gives back. */
@FunctionalInterface
public interface HashSink {

    /** Keeps nothing: for recomputing a root. */
    HashSink NONE = (level, index, hash) -> {};

    /**
     * @param level a multiple of {@link StoredHashes#LEVELS_APART}; 0 for a leaf
     * @param index position on that level, from 0
     */
    void keep(int level, long index, Hash hash);
}
