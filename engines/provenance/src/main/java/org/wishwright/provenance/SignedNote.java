package org.wishwright.provenance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * A text and the signatures under it (C2SP signed-note). Nothing the text says counts before {@link #verify} accepted it.
 *
 * @param text lines, each ended by a line feed
 * @param signatures at least one
 */
public record SignedNote(String text, List<Line> signatures) {

    /** The longest note read, in UTF-16 code units. */
    public static final int MAX_CHARS = 65_536;

    private static final String LINE_START = "\u2014 ";

    /**
     * One signature.
     *
     * @param name of the key
     * @param id of the key
     * @param signature base64 of the signature proper
     */
    public record Line(String name, int id, String signature) {

        @Override
        public String toString() {
            byte[] proper = Base64Text.decode(signature).orElseThrow();
            var tagged = ByteBuffer.allocate(Integer.BYTES + proper.length)
                    .putInt(id)
                    .put(proper);
            return LINE_START + name + " " + Base64Text.encode(tagged.array()) + "\n";
        }

        /** The line that {@link #toString()} wrote, without its line feed; nothing where it cannot have. */
        public static Optional<Line> parse(String line) {
            if (!line.startsWith(LINE_START)) {
                return Optional.empty();
            }
            var parts = line.substring(LINE_START.length()).split(" ", -1);
            if (parts.length != 2 || !NoteVerifier.isName(parts[0])) {
                return Optional.empty();
            }
            return Base64Text.decode(parts[1])
                    .filter(bytes -> bytes.length > Integer.BYTES)
                    .map(bytes -> new Line(
                            parts[0],
                            ByteBuffer.wrap(bytes).getInt(),
                            Base64Text.encode(Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length))));
        }
    }

    public SignedNote {
        if (!isText(text) || signatures.isEmpty()) {
            throw new IllegalArgumentException("A note is lines of text, each ended, and at least one signature");
        }
        signatures = List.copyOf(signatures);
    }

    /** @throws IllegalArgumentException for a text that does not end in a line feed or holds other control characters */
    public static SignedNote sign(String text, NoteSigner signer) {
        return new SignedNote(text, List.of(signer.sign(text)));
    }

    /** The note with one more signature, for instance that of the key that follows this one. */
    public SignedNote cosign(NoteSigner signer) {
        return with(signer.sign(text));
    }

    /** The note with a witness's word that it was so at a time (C2SP tlog-cosignature, {@code cosignature/v1}). */
    public SignedNote cosign(NoteSigner witness, Instant at) {
        return with(witness.cosign(text, at));
    }

    /** The note with a line that somebody else signed; nothing is verified. */
    public SignedNote with(Line line) {
        return new SignedNote(
                text, Stream.concat(signatures.stream(), Stream.of(line)).toList());
    }

    /** When a witness saw this text; refused as {@link #verify} refuses, and as {@code note.undated} for other keys. */
    public Outcome<Instant> cosigned(NoteVerifier witness) {
        if (!witness.isWitness()) {
            return Outcome.refused(
                    Refusal.of("note.undated", "The key {key} signs no times; give a witness's key.", "key", witness));
        }
        return verify(witness)
                .map(same -> signatures.stream()
                        .filter(line -> line.name().equals(witness.name()) && line.id() == witness.id())
                        .flatMap(line -> Base64Text.decode(line.signature()).stream())
                        .flatMap(bytes -> Cosignature.read(bytes).stream())
                        .map(cosigned -> Instant.ofEpochSecond(cosigned.seconds()))
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }

    /** Reads a note; refused as {@code note.malformed}. The signatures are not verified yet. */
    public static Outcome<SignedNote> parse(String note) {
        int blank = note.lastIndexOf("\n\n");
        if (note.length() > MAX_CHARS || blank < 0 || !note.endsWith("\n") || note.length() == blank + 2) {
            return malformed();
        }
        var text = note.substring(0, blank + 1);
        var lines = new ArrayList<Line>();
        for (var line : note.substring(blank + 2, note.length() - 1).split("\n", -1)) {
            var parsed = Line.parse(line);
            if (parsed.isEmpty()) {
                return malformed();
            }
            lines.add(parsed.get());
        }
        return isText(text) ? Outcome.accepted(new SignedNote(text, lines)) : malformed();
    }

    /**
     * The text, where this key signed it. Signatures by other keys are ignored. Refused as {@code note.unsigned} where
     * this key did not sign, {@code note.forged} where a signature in its name is wrong.
     */
    public Outcome<String> verify(NoteVerifier key) {
        var message = text.getBytes(StandardCharsets.UTF_8);
        boolean signed = false;
        for (var line : signatures) {
            if (line.name().equals(key.name()) && line.id() == key.id()) {
                if (!Base64Text.decode(line.signature())
                        .filter(s -> key.verify(message, s))
                        .isPresent()) {
                    return Outcome.refused(Refusal.of(
                            "note.forged",
                            "The signature by {key} does not fit the text: one of them was altered. Fetch the original.",
                            "key",
                            key.name()));
                }
                signed = true;
            }
        }
        return signed
                ? Outcome.accepted(text)
                : Outcome.refused(Refusal.of(
                        "note.unsigned",
                        "The note is not signed by {key}; verify it with its signer's key.",
                        "key",
                        key));
    }

    /** The whole note, as it is published. */
    @Override
    public String toString() {
        return text + "\n" + signatures.stream().map(Line::toString).collect(Collectors.joining());
    }

    private static boolean isText(String text) {
        return text.endsWith("\n")
                && text.codePoints().noneMatch(c -> (c < 0x20 && c != '\n') || (c >= 0xD800 && c <= 0xDFFF));
    }

    private static Outcome<SignedNote> malformed() {
        return Outcome.refused(Refusal.of(
                "note.malformed",
                "This is not a signed note: text, an empty line, signature lines. Give the note unaltered and whole."));
    }
}
