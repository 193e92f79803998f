package org.wishwright.provenance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * The keys of one log, each for its time: a key signs from one size of the log to the size at which the next took over.
 * Old checkpoints keep verifying; nobody who finds an old key makes a new checkpoint with it.
 *
 * <p>A succession is a note signed by both keys: {@code wishwright-log-key-v1}, the log's origin, its size, the key before
 * and the key after, each on a line. Whoever trusts one key of a log can therefore trust all.
 */
public final class LogKeys {

    private static final String FORMAT = "wishwright-log-key-v1";
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,15}");

    private final List<Reign> reigns;
    private final List<SignedNote> successions;

    /** A key and the size of the log from which on it signs. */
    private record Reign(NoteVerifier key, long from) {}

    private LogKeys(List<Reign> reigns, List<SignedNote> successions) {
        this.reigns = List.copyOf(reigns);
        this.successions = List.copyOf(successions);
    }

    /** The keys of a log that has had but one. */
    public static LogKeys of(NoteVerifier first) {
        if (first.isWitness()) {
            throw new IllegalArgumentException("A witness's key signs for no log");
        }
        return new LogKeys(List.of(new Reign(first, 0)), List.of());
    }

    /** The note by which one key of a log hands over to the next. */
    public static SignedNote succession(NoteSigner before, NoteSigner after, long size) {
        var text = FORMAT + "\n" + before.verifier().name() + "\n" + size + "\n" + before.verifier() + "\n"
                + after.verifier() + "\n";
        return SignedNote.sign(text, before).cosign(after);
    }

    /** The keys with one more; refused as {@code keys.no-succession} where the note does not make it the next. */
    public Outcome<LogKeys> follow(SignedNote succession) {
        var lines = succession.text().split("\n", -1);
        var last = reigns.getLast();
        if (lines.length != 6
                || !lines[0].equals(FORMAT)
                || !lines[1].equals(origin())
                || !SIZE.matcher(lines[2]).matches()
                || Long.parseLong(lines[2]) < last.from
                || !lines[3].equals(current().toString())) {
            return noSuccession();
        }
        return NoteVerifier.parse(lines[4])
                .flatMap(next -> next.name().equals(origin()) && !next.isWitness() && !all().contains(next)
                        ? succession
                                .verify(current())
                                .flatMap(text -> succession.verify(next))
                                .map(text -> with(next, Long.parseLong(lines[2]), succession))
                        : noSuccession());
    }

    private LogKeys with(NoteVerifier next, long from, SignedNote succession) {
        var more = new ArrayList<>(reigns);
        more.add(new Reign(next, from));
        var notes = new ArrayList<>(successions);
        notes.add(succession);
        return new LogKeys(more, notes);
    }

    public String origin() {
        return reigns.getFirst().key.name();
    }

    /** The key that signs now. */
    public NoteVerifier current() {
        return reigns.getLast().key;
    }

    /** All keys, the first one first. */
    public List<NoteVerifier> all() {
        return reigns.stream().map(Reign::key).toList();
    }

    public List<SignedNote> successions() {
        return successions;
    }

    /**
     * The checkpoint in a note that one of these keys signed in its time. Refused as {@link Checkpoint#open} refuses, and as
     * {@code checkpoint.key-retired} where the key signs for logs of that size no more or not yet.
     */
    public Outcome<Checkpoint> open(String note) {
        Outcome<Checkpoint> unsigned = Checkpoint.open(note, current());
        for (int i = reigns.size() - 1; i >= 0; i--) {
            var opened = Checkpoint.open(note, reigns.get(i).key);
            long from = reigns.get(i).from;
            long to = i + 1 < reigns.size() ? reigns.get(i + 1).from : Frontier.MAX_SIZE;
            switch (opened) {
                case Outcome.Accepted<Checkpoint>(var checkpoint) -> {
                    return checkpoint.size() < from || checkpoint.size() > to ? retired(checkpoint, from, to) : opened;
                }
                case Outcome.Refused<Checkpoint>(var refusal) -> {
                    if (!refusal.code().equals("note.unsigned")) {
                        return opened;
                    }
                }
            }
        }
        return unsigned;
    }

    /** The text that one of these keys signed, whenever; refused as {@link SignedNote#verify}. */
    public Outcome<String> verify(SignedNote note) {
        Outcome<String> unsigned = note.verify(current());
        for (var key : all()) {
            var verified = note.verify(key);
            if (!(verified instanceof Outcome.Refused<String>(var refusal)
                    && refusal.code().equals("note.unsigned"))) {
                return verified;
            }
        }
        return unsigned;
    }

    /** As members of a JSON object: {@code first}, and {@code successions}, the notes in order. */
    public Map<String, Object> members() {
        return Map.of(
                "first",
                reigns.getFirst().key.toString(),
                "successions",
                successions.stream().map(SignedNote::toString).toList());
    }

    /** The keys that {@link #members()} wrote; refused as {@code keys.malformed}, or as {@link #follow} refuses. */
    public static Outcome<LogKeys> fromMembers(@Nullable Object members) {
        if (!(members instanceof Map<?, ?> map)
                || map.size() != 2
                || !(map.get("first") instanceof String first)
                || !(map.get("successions") instanceof List<?> notes)) {
            return malformed();
        }
        var keys = NoteVerifier.parse(first)
                .flatMap(key -> key.isWitness() ? malformed() : Outcome.accepted(LogKeys.of(key)));
        for (var note : notes) {
            var succession = note instanceof String text ? SignedNote.parse(text) : LogKeys.<SignedNote>malformed();
            keys = keys.flatMap(known -> succession.flatMap(known::follow));
        }
        return keys;
    }

    /** Since when a key signs; nothing for a key that is none of these. */
    public Optional<Long> since(NoteVerifier key) {
        return reigns.stream()
                .filter(reign -> reign.key.equals(key))
                .map(Reign::from)
                .findFirst();
    }

    private static Outcome<Checkpoint> retired(Checkpoint checkpoint, long from, long to) {
        return Outcome.refused(Refusal.of(
                "checkpoint.key-retired",
                "This key signed for the log from {from} to {to} leaves, not for {size}: fetch the checkpoint again.",
                "from",
                from,
                "to",
                to,
                "size",
                checkpoint.size()));
    }

    private static Outcome<LogKeys> noSuccession() {
        return Outcome.refused(Refusal.of(
                "keys.no-succession",
                "This note does not hand the log over from its key to another; fetch the log's keys again."));
    }

    private static <T> Outcome<T> malformed() {
        return Outcome.refused(Refusal.of(
                "keys.malformed", "These are not a log's keys: the first one and the notes by which others followed."));
    }
}
