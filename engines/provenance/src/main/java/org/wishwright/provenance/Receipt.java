package org.wishwright.provenance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.CanonicalJson;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.StrictJson;

/**
 * What the person a fact concerns downloads and keeps: with the log's public key alone it proves, offline and for ever,
 * that the log held this fact when the checkpoint was signed.
 *
 * <p>As a file it is one JSON object with just these members: {@code format} ({@value #FORMAT}), {@code fact} (an
 * object), {@code salt} (base64), {@code index} (an integer), {@code proof} (base64 hashes, lowest first) and
 * {@code checkpoint} (the signed note). Layout and order of keys are free, so it may be pretty-printed.
 *
 * @param index of the fact's commitment in the log
 * @param proof the inclusion path at the checkpoint's size
 * @param checkpoint the signed note, as published
 */
public record Receipt(Fact fact, Salt salt, long index, List<Hash> proof, String checkpoint) {

    /** Names this file format and its version. */
    public static final String FORMAT = "wishwright-receipt-v1";

    /** The longest receipt read, in UTF-16 code units. */
    public static final int MAX_CHARS = 262_144;

    public Receipt {
        if (index < 0 || index >= Frontier.MAX_SIZE) {
            throw new IllegalArgumentException("No log has a leaf " + index);
        }
        proof = List.copyOf(proof);
    }

    /** @param checkpoint of the size that the proof is for */
    public static Receipt of(Fact fact, Salt salt, InclusionProof proof, SignedNote checkpoint) {
        return new Receipt(fact, salt, proof.index(), proof.path(), checkpoint.toString());
    }

    /**
     * The checkpoint that this fact is proven under. Refused as {@link Checkpoint#open} refuses, and as
     * {@code receipt.not-in-log} where fact, salt, index, proof and root do not fit together.
     */
    public Outcome<Checkpoint> verify(NoteVerifier key) {
        return Checkpoint.open(checkpoint, key).flatMap(this::prove);
    }

    /** As {@link #verify(NoteVerifier)}, by the key that signed in its time. */
    public Outcome<Checkpoint> verify(LogKeys keys) {
        return keys.open(checkpoint).flatMap(this::prove);
    }

    private Outcome<Checkpoint> prove(Checkpoint signed) {
        var leaf = Commitment.to(fact, salt).leafHash();
        return new InclusionProof(index, signed.size(), proof).verify(leaf, signed.root())
                ? Outcome.accepted(signed)
                : Outcome.refused(Refusal.of(
                        "receipt.not-in-log",
                        "The log {origin} does not hold this fact as the receipt says: it was altered. Download it again.",
                        "origin",
                        signed.origin()));
    }

    /** The file, in canonical JSON. */
    public String toJson() {
        return CanonicalJson.write(Map.of(
                "format",
                FORMAT,
                "fact",
                fact.members(),
                "salt",
                salt.base64(),
                "index",
                index,
                "proof",
                proof.stream().map(Hash::base64).toList(),
                "checkpoint",
                checkpoint));
    }

    /** Reads a file; refused as {@link StrictJson} refuses and as {@code receipt.malformed}. Not verified yet. */
    public static Outcome<Receipt> fromJson(String text) {
        return StrictJson.readObject(text, MAX_CHARS)
                .flatMap(members -> fromMembers(members).map(Outcome::accepted).orElseGet(Receipt::malformed));
    }

    private static Optional<Receipt> fromMembers(Map<String, @Nullable Object> members) {
        if (members.size() == 6
                && FORMAT.equals(members.get("format"))
                && members.get("fact") instanceof Map<?, ?> fact
                && members.get("salt") instanceof String salt
                && members.get("index") instanceof Long index
                && index >= 0
                && index < Frontier.MAX_SIZE
                && members.get("proof") instanceof List<?> proof
                && members.get("checkpoint") instanceof String checkpoint) {
            return Salt.fromBase64(salt)
                    .flatMap(bytes -> fact(fact)
                            .flatMap(read ->
                                    path(proof).map(path -> new Receipt(read, bytes, index, path, checkpoint))));
        }
        return Optional.empty();
    }

    static Optional<Fact> fact(Map<?, ?> object) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        object.forEach((name, value) -> members.put((String) name, value));
        return Fact.fitting(members);
    }

    static Optional<List<Hash>> path(List<?> proof) {
        var path = new ArrayList<Hash>();
        for (var text : proof) {
            var hash = text instanceof String base64 ? Hash.fromBase64(base64) : Optional.<Hash>empty();
            if (hash.isEmpty()) {
                return Optional.empty();
            }
            path.add(hash.get());
        }
        return Optional.of(path);
    }

    private static Outcome<Receipt> malformed() {
        return Outcome.refused(Refusal.of(
                "receipt.malformed", "This is not a receipt of the kind " + FORMAT + "; download it again unaltered."));
    }
}
