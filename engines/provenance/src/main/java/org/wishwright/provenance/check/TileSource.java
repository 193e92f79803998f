package org.wishwright.provenance.check;

import java.util.Optional;

/** Where a log's tiles are read from: a folder, an address. */
@FunctionalInterface
public interface TileSource {

    /** The bytes at a path below the log's prefix, as in {@code tile/0/000}; nothing where there is nothing. */
    Optional<byte[]> read(String path);
}
