package org.wishwright.provenance.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.wishwright.provenance.Checkpoint;
import org.wishwright.provenance.Frontier;
import org.wishwright.provenance.Hash;
import org.wishwright.provenance.LogKeys;
import org.wishwright.provenance.Tile;
import org.wishwright.provenance.TileBytes;

/**
 * Checks a whole log as it is served (C2SP tlog-tiles): every entry is hashed, every tile compared with what follows from
 * the entries, the root with the signed one, and the log's beginning with a checkpoint that was kept.
 */
public final class LogCheck {

    private final TileSource source;
    private final Trust trust;
    private final LongConsumer examined;
    private final Verdict.Draft draft = new Verdict.Draft();
    private final Map<Integer, List<Hash>> pending = new HashMap<>();

    private LogCheck(TileSource source, Trust trust, LongConsumer examined) {
        this.source = source;
        this.trust = trust;
        this.examined = examined;
    }

    /**
     * Reads the log once from its beginning; any bytes are safe.
     *
     * @param checkpoint the note as it is served
     * @param examined told now and then how many leaves were read
     */
    public static Verdict of(String checkpoint, LogKeys keys, TileSource source, Trust trust, LongConsumer examined) {
        return new LogCheck(source, trust, examined).check(checkpoint, keys);
    }

    private Verdict check(String note, LogKeys keys) {
        Signatures.open(note, keys, trust, "checkpoint", draft).ifPresent(this::against);
        return draft.done();
    }

    private void against(Checkpoint signed) {
        trust.since().ifPresent(kept -> before(kept, signed));
        if (!draft.isClean()) {
            return;
        }
        var frontier = Frontier.EMPTY;
        for (long bundle = 0; bundle * Tile.FULL < signed.size(); bundle++) {
            var leaves = leaves(Tile.in(signed.size(), Tile.ENTRIES, bundle).orElseThrow());
            if (leaves.isEmpty()) {
                return;
            }
            frontier = append(frontier, leaves.get(), signed.size());
            examined.accept(frontier.size());
        }
        pending.forEach((level, rest) -> compare(level / 8, signed.size(), signed.size() >>> level, rest));
        if (!frontier.root().equals(signed.root())) {
            draft.find(
                    "log.root-differs",
                    "checkpoint",
                    "The entries give the root " + frontier.root().base64() + ", the checkpoint signed "
                            + signed.root().base64() + ": an entry was changed, dropped or moved.");
        } else if (draft.isClean()) {
            draft.say(signed.size() + " entries give the signed root "
                    + signed.root().base64());
        }
    }

    private void before(Checkpoint kept, Checkpoint signed) {
        if (!kept.origin().equals(signed.origin())) {
            draft.find("checkpoint.other-log", "checkpoint", "The checkpoint that was kept is of " + kept.origin());
        } else if (signed.size() < kept.size()) {
            draft.find(
                    "log.rolled-back",
                    "checkpoint",
                    "The log had " + kept.size() + " leaves and now shows " + signed.size()
                            + ": facts were taken away.");
        } else if (signed.size() == kept.size() && !signed.root().equals(kept.root())) {
            draft.find("log.forked", "checkpoint", "Two different logs of " + kept.size() + " leaves were signed.");
        }
    }

    private Optional<List<Hash>> leaves(Tile bundle) {
        var entries = source.read(bundle.path()).flatMap(bytes -> TileBytes.entries(bytes, bundle.width()));
        if (entries.isEmpty()) {
            draft.find(
                    "log.bundle-missing",
                    bundle.path(),
                    "Entries " + bundle.from() + " to " + (bundle.from() + bundle.width() - 1)
                            + " are missing, cut or not just so many.");
            return Optional.empty();
        }
        return Optional.of(entries.get().stream().map(Hash::ofLeaf).toList());
    }

    private Frontier append(Frontier frontier, List<Hash> leaves, long size) {
        long kept = trust.since().map(Checkpoint::size).orElse(-1L);
        if (kept >= frontier.size() && kept <= frontier.size() + leaves.size()) {
            int part = (int) (kept - frontier.size());
            if (!frontier.append(leaves.subList(0, part))
                    .root()
                    .equals(trust.since().orElseThrow().root())) {
                draft.find(
                        "log.rewritten",
                        "entries before " + kept,
                        "The first " + kept + " entries are not those of the checkpoint that was kept.");
            } else if (part > 0 || kept == 0) {
                draft.say("begins with the log of " + kept + " leaves that was kept");
            }
        }
        return frontier.append(leaves, (level, index, hash) -> {
            var row = pending.computeIfAbsent(level, none -> new ArrayList<>());
            row.add(hash);
            if (row.size() == Tile.FULL) {
                compare(level / 8, size, index + 1, row);
                row.clear();
            }
        });
    }

    /** Compares hashes that follow from the entries, the last of them at {@code end - 1}, with the tile that holds them. */
    private void compare(int level, long size, long end, List<Hash> computed) {
        if (computed.isEmpty()) {
            return;
        }
        var tile = Tile.in(size, level, (end - 1) / Tile.FULL).orElseThrow();
        var served = source.read(tile.path()).flatMap(bytes -> TileBytes.hashes(bytes, tile.width()));
        if (served.isEmpty()) {
            draft.find("log.tile-missing", tile.path(), "The tile is missing or has not " + tile.width() + " hashes.");
            return;
        }
        for (int i = 0; i < computed.size(); i++) {
            if (!served.get().get(i).equals(computed.get(i))) {
                draft.find(
                        "log.tile-altered",
                        tile.path() + " byte " + i * Hash.LENGTH,
                        (level == 0 ? "Entry " + (tile.from() + i) + " of " : "Hash " + i + " of ")
                                + "this tile does not follow from the entries: entry or tile was changed.");
                return;
            }
        }
    }
}
