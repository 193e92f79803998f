package org.wishwright.provenance;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * What a log says of itself at one size (C2SP tlog-checkpoint), to be signed.
 *
 * @param origin the log's name, which is also its key's name: not empty, without spaces or plus signs
 * @param size leaves
 * @param root of the tree over them
 */
public record Checkpoint(String origin, long size, Hash root) {

    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,15}");

    public Checkpoint {
        if (!NoteVerifier.isName(origin) || size < 0 || size > Frontier.MAX_SIZE) {
            throw new IllegalArgumentException("No log is called '" + origin + "' or has " + size + " leaves");
        }
        if (size == 0 && !root.equals(Hash.EMPTY_ROOT)) {
            throw new IllegalArgumentException("The log without leaves has one root only");
        }
    }

    public static Checkpoint of(String origin, Frontier frontier) {
        return new Checkpoint(origin, frontier.size(), frontier.root());
    }

    /** The text that is signed: origin, size and root in base64, each on a line. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }

    /** @throws IllegalArgumentException where the signer is not named as this log */
    public SignedNote sign(NoteSigner signer) {
        if (!signer.verifier().name().equals(origin)) {
            throw new IllegalArgumentException("The key " + signer.verifier().name() + " does not sign for " + origin);
        }
        return SignedNote.sign(text(), signer);
    }

    /**
     * Reads a text that {@link #text()} may have written; lines after the third are opaque and skipped, as the standard
     * wants. Refused as {@code checkpoint.malformed}.
     */
    public static Outcome<Checkpoint> parse(String text) {
        var lines = text.split("\n", -1);
        boolean ended = lines.length >= 4 && lines[lines.length - 1].isEmpty();
        if (!ended || List.of(lines).indexOf("") < lines.length - 1) {
            return malformed();
        }
        Optional<Long> size = SIZE.matcher(lines[1]).matches() ? Optional.of(Long.valueOf(lines[1])) : Optional.empty();
        return size.filter(leaves -> leaves <= Frontier.MAX_SIZE && NoteVerifier.isName(lines[0]))
                .flatMap(leaves -> Hash.fromBase64(lines[2])
                        .filter(root -> leaves > 0 || root.equals(Hash.EMPTY_ROOT))
                        .map(root -> new Checkpoint(lines[0], leaves, root)))
                .map(Outcome::accepted)
                .orElseGet(Checkpoint::malformed);
    }

    /**
     * The checkpoint in a published note, once its signature was verified and the signer found to be the log itself.
     * Refused as {@link SignedNote#parse}, {@link SignedNote#verify} and {@link #parse} refuse, and as
     * {@code checkpoint.other-log}.
     */
    public static Outcome<Checkpoint> open(String note, NoteVerifier key) {
        return SignedNote.parse(note)
                .flatMap(signed -> signed.verify(key))
                .flatMap(Checkpoint::parse)
                .flatMap(checkpoint -> checkpoint.origin.equals(key.name()) && !key.isWitness()
                        ? Outcome.accepted(checkpoint)
                        : Outcome.refused(Refusal.of(
                                "checkpoint.other-log",
                                "The checkpoint is of {origin}, the key of {key}; verify it with its own log's key.",
                                "origin",
                                checkpoint.origin,
                                "key",
                                key.name())));
    }

    private static Outcome<Checkpoint> malformed() {
        return Outcome.refused(Refusal.of(
                "checkpoint.malformed",
                "This is not a checkpoint: a log's origin, its size and its root, each on a line. Fetch it again."));
    }
}
