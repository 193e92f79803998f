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
 * One log and copies of it, each tampered with in one way and shown to whoever kept an earlier checkpoint. The tamperer has every
 * file; for a fork, a rollback and a past written anew she has the log's key too. Each copy is checked as a stranger checks a log.
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

    /** Keys take longer to make than logs to check, and which of them signs a log matters to nobody who tampers. */
    private static final List<NoteSigner> SIGNERS = new Random(6962)
            .longs(64)
            .mapToObj(seed -> NoteSigner.generate(ORIGIN, new Random(seed)))
            .toList();

    private final Random random;
    private final NoteSigner signer;
    private final int keptSize;
    private final Checkpoint kept;
    private final List<byte[]> entries;
    private final Map<String, byte[]> files;
    private String note;

    private Tampering(long seed) {
        random = new Random(seed);
        signer = SIGNERS.get(random.nextInt(SIGNERS.size()));
        entries = new ArrayList<>();
        files = new HashMap<>();
        note = "";
        int size = 2 + random.nextInt(random.nextInt(10) == 0 ? 600 : 40);
        keptSize = 1 + random.nextInt(size);
        for (int i = 0; i < size; i++) {
            entries.add(entry());
        }
        kept = Checkpoint.of(ORIGIN, Frontier.EMPTY.append(leaves(keptSize)));
        publish();
    }

    /** A copy to be tampered with. */
    private Tampering(Tampering whole, long seed) {
        random = new Random(seed);
        signer = whole.signer;
        keptSize = whole.keptSize;
        kept = whole.kept;
        entries = new ArrayList<>(whole.entries);
        files = new HashMap<>(whole.files);
        note = whole.note;
    }

    /** The log of a seed, whole. */
    static Tampering of(long seed) {
        return new Tampering(seed);
    }

    /** Whether a check believes a copy that was tampered with; it must not. @param seed what exactly is done */
    boolean believed(Way way, long seed) {
        var copy = new Tampering(this, seed);
        copy.tamper(way);
        return copy.believed();
    }

    /** Whether a check believes it as it stands; as long as nobody has tampered with it, it must. */
    boolean believed() {
        return LogCheck.of(
                        note,
                        LogKeys.of(signer.verifier()),
                        path -> Optional.ofNullable(files.get(path)),
                        Trust.NONE.withKey(signer.verifier()).withSince(kept),
                        leaves -> {})
                .isPassed();
    }

    private void tamper(Way way) {
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
            byte[] bytes = Objects.requireNonNull(files.get(paths.get(which))).clone();
            files.put(paths.get(which), bytes);
            int bit = random.nextInt(bytes.length * 8);
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }

    /** @param asBefore so that the old checkpoint stays, with as many entries as it says where possible */
    private void rewriteFiles(boolean asBefore) {
        if (asBefore && entries.size() > 1) {
            while (entries.size()
                    < Checkpoint.parse(note.substring(0, note.indexOf("\n\n") + 1))
                            .orThrow()
                            .size()) {
                entries.add(entry());
            }
        }
        write();
    }

    private void publish() {
        note = Checkpoint.of(ORIGIN, write()).sign(signer).toString();
    }

    /** All tiles, as the entries are. */
    private Frontier write() {
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
        return frontier;
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
