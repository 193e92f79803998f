package org.wishwright.provenance;

import java.util.List;
import java.util.function.Function;

/**
 * A log's hashes read from its tiles, each read whole.
 *
 * @param size of the log, so that the last tiles are asked for in their width
 * @param tiles the bytes of a tile
 */
public record TiledHashes(long size, Function<Tile, byte[]> tiles) implements StoredHashes {

    /** @throws IllegalStateException where a tile is not as wide as it must be */
    @Override
    public List<Hash> range(int level, long from, long to) {
        if (from == to) {
            return List.of();
        }
        var tile = Tile.in(size, level / LEVELS_APART, from / Tile.FULL).orElseThrow();
        var hashes = TileBytes.hashes(tiles.apply(tile), tile.width())
                .orElseThrow(() -> new IllegalStateException(
                        "The log's store is damaged: " + tile.path() + " has not " + tile.width() + " hashes"));
        return hashes.subList((int) (from - tile.from()), (int) (to - tile.from()));
    }
}
