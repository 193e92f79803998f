package org.wishwright.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The layout of C2SP tlog-tiles, compared with the tree's definition. */
class TileTest {

    /** The standard's own examples of addresses. */
    @Test
    void addressesAreThoseOfTheStandard() {
        assertThat(new Tile(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
        assertThat(new Tile(Tile.ENTRIES, 273, 112).path()).isEqualTo("tile/entries/273.p/112");
        for (var tile : List.of(
                new Tile(0, 0, 1), new Tile(63, 999, 255), new Tile(2, 1000, 256), new Tile(-1, 123_456_789_012L, 7))) {
            assertThat(Tile.parse(tile.path())).contains(tile);
        }
    }

    @Test
    void anyOtherSpellingOfAnAddressIsNone() {
        for (var bad : List.of(
                "",
                "tile",
                "tile/0",
                "tile/00/000",
                "tile/0/0",
                "tile/0/0000",
                "tile/0/x000/000",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/01",
                "tile/64/000",
                "tile/-1/000",
                "tile/entries/x000/001",
                "tile/0/000/",
                "/tile/0/000",
                "tile/0/001/x000",
                "tile/0/../000",
                "tile/0/x001/x1/000")) {
            assertThat(Tile.parse(bad)).as(bad).isEmpty();
        }
    }

    /** The standard's example: 70,000 leaves. */
    @Test
    void aLogHasTheTilesThatTheStandardSays() {
        long size = 70_000;
        assertThat(Tile.in(size, 0, 272)).contains(new Tile(0, 272, 256));
        assertThat(Tile.in(size, 0, 273)).contains(new Tile(0, 273, 112));
        assertThat(Tile.in(size, 0, 274)).isEmpty();
        assertThat(Tile.in(size, 1, 0)).contains(new Tile(1, 0, 256));
        assertThat(Tile.in(size, 1, 1)).contains(new Tile(1, 1, 17));
        assertThat(Tile.in(size, 2, 0)).contains(new Tile(2, 0, 1));
        assertThat(Tile.in(size, 3, 0)).isEmpty();
        assertThat(Tile.in(size, 63, 0)).isEmpty();
        assertThat(Tile.in(256, 1, 0)).contains(new Tile(1, 0, 1));
    }

    @Test
    void everyHashOfEveryTileIsTheRootOverItsLeaves() {
        var leaves = Logs.leaves(70_000, 1);
        var tiles = tiles(leaves);
        for (int level = 0, run = 1; level < 3; level++, run *= 256) {
            for (long index = 0; Tile.in(leaves.size(), level, index).isPresent(); index++) {
                var tile = Tile.in(leaves.size(), level, index).orElseThrow();
                var hashes = TileBytes.hashes(Objects.requireNonNull(tiles.get(tile.path())), tile.width())
                        .orElseThrow();
                for (int i = 0; i < hashes.size(); i += Math.max(1, hashes.size() - 1)) {
                    int from = (int) (tile.from() + i) * run;
                    assertThat(hashes.get(i)).isEqualTo(Logs.naiveRoot(leaves.subList(from, from + run)));
                }
            }
        }
    }

    @Test
    void proofsReadFromTilesAloneHold() {
        var leaves = Logs.leaves(66_000, 2);
        var tiles = tiles(leaves);
        var hashes = new TiledHashes(leaves.size(), tile -> Objects.requireNonNull(tiles.get(tile.path())));
        var log = new MerkleLog(hashes, leaves.size());
        var root = Frontier.EMPTY.append(leaves).root();
        var random = new Random(3);
        for (int round = 0; round < 50; round++) {
            int index = random.nextInt(leaves.size());
            assertThat(log.inclusionProof(index).verify(leaves.get(index), root))
                    .isTrue();
        }
        assertThatThrownBy(() -> new MerkleLog(new TiledHashes(5, tile -> new byte[31]), 5).root())
                .hasMessageContaining("damaged");
    }

    @Test
    void aProverProvesAsTheLogDoes() {
        for (int size : new int[] {1, 2, 255, 256, 257, 700, 65_536, 66_001}) {
            var leaves = Logs.leaves(size, 4);
            var store = Logs.store(leaves);
            var log = new MerkleLog(store, size);
            var indexes = new Random(5).longs(20, 0, size).boxed().toList();
            var proofs = new Prover(store, 3).inclusionProofs(size, indexes);
            assertThat(proofs)
                    .isEqualTo(indexes.stream().map(log::inclusionProof).toList());
        }
        assertThatThrownBy(() -> new Prover(Logs.store(Logs.leaves(3, 1)), 9).inclusionProofs(3, List.of(3L)))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void entriesComeBackAsTheyWereAndCutOnesDoNot() {
        var entries = List.of(new byte[0], new byte[32], new byte[65_535]);
        var bytes = TileBytes.ofEntries(entries);
        assertThat(bytes).hasSize(6 + 32 + 65_535).startsWith(0, 0, 0, 32);
        var read = TileBytes.entries(bytes, 3).orElseThrow();
        assertThat(read).hasSize(3);
        assertThat(read.get(2)).isEqualTo(entries.get(2));
        assertThat(TileBytes.entries(bytes, 2)).isEmpty();
        assertThat(TileBytes.entries(bytes, 4)).isEmpty();
        for (int length : new int[] {0, 1, 2, 3, 20, bytes.length - 1}) {
            assertThat(TileBytes.entries(java.util.Arrays.copyOf(bytes, length), 3))
                    .isEmpty();
        }
        assertThatThrownBy(() -> TileBytes.ofEntries(List.of(new byte[65_536]))).hasMessageContaining("65,535");
        assertThat(TileBytes.hashes(new byte[63], 2)).isEmpty();
    }

    static Map<String, byte[]> tiles(List<Hash> leaves) {
        var store = Logs.store(leaves);
        var tiles = new HashMap<String, byte[]>();
        for (int level = 0; Tile.in(leaves.size(), level, 0).isPresent(); level++) {
            for (long index = 0; Tile.in(leaves.size(), level, index).isPresent(); index++) {
                var tile = Tile.in(leaves.size(), level, index).orElseThrow();
                tiles.put(
                        tile.path(),
                        TileBytes.ofHashes(store.range(level * 8, tile.from(), tile.from() + tile.width())));
            }
        }
        return tiles;
    }
}
