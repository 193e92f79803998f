package org.wishwright.platform.evidence.work;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wishwright.platform.evidence.store.LogStore.Piece;
import org.wishwright.provenance.Hash;
import org.wishwright.provenance.HashSink;
import org.wishwright.provenance.StoredHashes;
import org.wishwright.provenance.Tile;

/** Collects new hashes by the tile they stand in, each where those before it end. */
final class Pieces implements HashSink {

    private record Place(int level, long tile) {}

    private record Growing(int offset, ByteArrayOutputStream bytes) {}

    private final Map<Place, Growing> pieces = new LinkedHashMap<>();

    @Override
    public void keep(int level, long index, Hash hash) {
        int offset = (int) (index % Tile.FULL) * Hash.LENGTH;
        pieces.computeIfAbsent(
                        new Place(level / StoredHashes.LEVELS_APART, index / Tile.FULL),
                        place -> new Growing(offset, new ByteArrayOutputStream()))
                .bytes
                .writeBytes(hash.bytes());
    }

    List<Piece> all() {
        return pieces.entrySet().stream()
                .map(piece -> new Piece(
                        piece.getKey().level,
                        piece.getKey().tile,
                        piece.getValue().offset,
                        piece.getValue().bytes.toByteArray()))
                .toList();
    }
}
