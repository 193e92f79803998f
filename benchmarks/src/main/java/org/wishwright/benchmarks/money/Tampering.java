package org.wishwright.benchmarks.money;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.wishwright.provenance.Checkpoint;
import org.wishwright.provenance.Frontier;
import org.wishwright.provenance.Hash;
import org.wishwright.provenance.HashSink;
import org.wishwright.provenance.LogKeys;
import org.wishwright.provenance.NoteSigner;
import org.wishwright.provenance.Tile;
import org.wishwright.provenance.TileBytes;
import org.wishwright.provenance.check.LogCheck;
import org.wishwright.provenance.check.Trust;

/**
 * One log tampered with in one way, shown to whoever kept an earlier checkpoint of it. The tamperer has every file; for a
 * fork, a rollback and a past written anew she has the log's key too.
 */
final class Tampering {

    /** The ways. */
    enum Way {
        FLIP,
        DROP,
        REORDER,
        FORK,
        ROLLBACK,
        REWRITE
    }

    private static final String ORIGIN = "wishwright.example/log";

    private final Random random;
    private final NoteSigner signer;
    private final List<byte[]> entries = new ArrayList<>();
    private final Map<String, byte[]> files = new HashMap<>();
    private String note = "";

    private Tampering(long seed) {
        random = new Random(seed);
        signer = NoteSigner.generate(ORIGIN, random);
    }

    /** Whether a check believes the log of this seed after it was tampered with; it must not. */
    static boolean accepted(long seed, Way way) {
        return new Tampering(seed).check(way);
    }

    /** Whether a check believes the log of this seed as it is; it must. */
    static boolean acceptedUntouched(long seed) {
        return new Tampering(seed).check(null);
    }

    private boolean check(@org.jspecify.annotations.Nullable Way way) {
        int size = 2 + random.nextInt(random.nextInt(10) == 0 ? 600 : 40);
        int keptSize = 1 + random.nextInt(size);
        for (int i = 0; i < size; i++) {
            entries.add(entry());
        }
        var kept = Checkpoint.of(ORIGIN, Frontier.EMPTY.append(leaves(keptSize)));
        publish();
        if (way != null) {
            tamper(way, keptSize);
        }
        return LogCheck.of(
                        note,
                        LogKeys.of(signer.verifier()),
                        path -> Optional.ofNullable(files.get(path)),
                        Trust.NONE.withKey(signer.verifier()).withSince(kept),
                        leaves -> {})
                .isPassed();
    }

    private void tamper(Way way, int keptSize) {
        int at = random.nextInt(keptSize);
        switch (way) {
            case FLIP -> flip();
            case DROP -> {
                entries.remove(random.nextInt(entries.size()));
                rewriteFiles(random.nextBoolean());
            }
            case REORDER -> {
                int other = (at + 1 + random.nextInt(entries.size() - 1)) % entries.size();
                Collections.swap(entries, at, other);
                rewriteFiles(true);
            }
            case FORK -> {
                entries.set(at, entry());
                entries.subList(keptSize, entries.size()).clear();
                publish();
            }
            case ROLLBACK -> {
                entries.subList(random.nextInt(keptSize), entries.size()).clear();
                publish();
            }
            case REWRITE -> {
                entries.set(at, entry());
                publish();
            }
        }
    }

    /** One bit of one file or of the checkpoint. */
    private void flip() {
        var paths = files.keySet().stream().sorted().toList();
        int which = random.nextInt(paths.size() + 1);
        if (which == paths.size()) {
            var changed = new StringBuilder(note);
            int at = random.nextInt(note.length());
            changed.setCharAt(at, (char) (note.charAt(at) ^ 1 << random.nextInt(7)));
            note = changed.toString();
        } else {
            byte[] bytes = Objects.requireNonNull(files.get(paths.get(which)));
            int bit = random.nextInt(bytes.length * 8);
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }

    /** @param asBefore so that the old checkpoint stays, with as many entries as it says where possible */
    private void rewriteFiles(boolean asBefore) {
        var old = note;
        if (asBefore && entries.size() > 1) {
            while (entries.size()
                    < Checkpoint.parse(old.substring(0, old.indexOf("\n\n") + 1))
                            .orThrow()
                            .size()) {
                entries.add(entry());
            }
        }
        publish();
        note = old;
    }

    private void publish() {
        files.clear();
        var levels = new HashMap<Integer, List<Hash>>();
        HashSink sink = (level, index, hash) ->
                levels.computeIfAbsent(level / 8, none -> new ArrayList<>()).add(hash);
        var frontier = Frontier.EMPTY.append(leaves(entries.size()), sink);
        for (int level = Tile.ENTRIES; Tile.in(entries.size(), level, 0).isPresent(); level++) {
            for (long index = 0; Tile.in(entries.size(), level, index).isPresent(); index++) {
                var tile = Tile.in(entries.size(), level, index).orElseThrow();
                int from = (int) tile.from();
                int to = from + tile.width();
                files.put(
                        tile.path(),
                        level == Tile.ENTRIES
                                ? TileBytes.ofEntries(entries.subList(from, to))
                                : TileBytes.ofHashes(Objects.requireNonNull(levels.get(level))
                                        .subList(from, to)));
            }
        }
        note = Checkpoint.of(ORIGIN, frontier).sign(signer).toString();
    }

    private List<Hash> leaves(int size) {
        return entries.subList(0, size).stream().map(Hash::ofLeaf).toList();
    }

    private byte[] entry() {
        var bytes = new byte[Hash.LENGTH];
        random.nextBytes(bytes);
        return bytes;
    }
}
