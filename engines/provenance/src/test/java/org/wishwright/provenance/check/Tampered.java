package org.wishwright.provenance.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.wishwright.provenance.Checkpoint;
import org.wishwright.provenance.Commitment;
import org.wishwright.provenance.Fact;
import org.wishwright.provenance.Frontier;
import org.wishwright.provenance.Hash;
import org.wishwright.provenance.HashSink;
import org.wishwright.provenance.LogKeys;
import org.wishwright.provenance.MerkleLog;
import org.wishwright.provenance.NoteSigner;
import org.wishwright.provenance.ReceiptFile;
import org.wishwright.provenance.Salt;
import org.wishwright.provenance.StoredHashes;
import org.wishwright.provenance.Tile;
import org.wishwright.provenance.TileBytes;

/** A log as files in memory, to be tampered with. */
final class Tampered {

    static final String ORIGIN = "wishwright.example/log";
    static final NoteSigner SIGNER = NoteSigner.generate(ORIGIN, new Random(1));
    static final LogKeys KEYS = LogKeys.of(SIGNER.verifier());

    final List<Fact> facts = new ArrayList<>();
    final List<Salt> salts = new ArrayList<>();
    final List<byte[]> entries = new ArrayList<>();
    final Map<String, byte[]> files = new HashMap<>();

    Tampered(int size, long seed) {
        var random = new Random(seed);
        for (int i = 0; i < size; i++) {
            facts.add(Fact.builder("piece.inspected")
                    .with("subject", "order-1")
                    .with("time", "2026-01-01T00:00:00Z")
                    .with("piece", "件-" + i)
                    .with("passed", true)
                    .build());
            salts.add(Salt.draw(random));
            entries.add(Commitment.to(facts.get(i), salts.get(i)).hash().bytes());
        }
        write();
    }

    /** Writes the files anew from the entries, so that they fit each other. */
    void write() {
        files.clear();
        var store = store();
        for (int level = Tile.ENTRIES; Tile.in(entries.size(), level, 0).isPresent(); level++) {
            for (long index = 0; Tile.in(entries.size(), level, index).isPresent(); index++) {
                var tile = Tile.in(entries.size(), level, index).orElseThrow();
                int from = (int) tile.from();
                files.put(
                        tile.path(),
                        level == Tile.ENTRIES
                                ? TileBytes.ofEntries(entries.subList(from, from + tile.width()))
                                : TileBytes.ofHashes(store.range(level * 8, from, from + tile.width())));
            }
        }
    }

    Checkpoint checkpoint() {
        return Checkpoint.of(ORIGIN, Frontier.EMPTY.append(leaves()));
    }

    String note() {
        return checkpoint().sign(SIGNER).toString();
    }

    Verdict check(String note, Trust trust) {
        return LogCheck.of(note, KEYS, path -> Optional.ofNullable(files.get(path)), trust, size -> {});
    }

    List<Hash> leaves() {
        return entries.stream().map(Hash::ofLeaf).toList();
    }

    ReceiptFile receipt(int from, int to) {
        var log = new MerkleLog(store(), entries.size());
        var proven = new ArrayList<ReceiptFile.Proven>();
        for (int i = from; i < to; i++) {
            proven.add(ReceiptFile.Proven.of(facts.get(i), salts.get(i), log.inclusionProof(i)));
        }
        return ReceiptFile.seal("order-1", KEYS, checkpoint().sign(SIGNER), proven, SIGNER);
    }

    private StoredHashes store() {
        var levels = new HashMap<Integer, List<Hash>>();
        HashSink sink = (level, index, hash) ->
                levels.computeIfAbsent(level, none -> new ArrayList<>()).add(hash);
        Frontier.EMPTY.append(leaves(), sink);
        return (level, from, to) -> levels.getOrDefault(level, List.of()).subList((int) from, (int) to);
    }
}
