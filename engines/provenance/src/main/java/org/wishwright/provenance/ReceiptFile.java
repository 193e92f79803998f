package org.wishwright.provenance;

import java.nio.charset.StandardCharsets;
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
 * All that somebody may know of one subject, such as her order, in a file that proves itself: every fact with its salt and
 * the way to the root, under one checkpoint, and the log's seal over the whole file, so that no byte of it can change and
 * no fact be left out.
 *
 * <p>The file is one JSON object in canonical form (RFC 8785) with just these members: {@code format} ({@value #FORMAT}),
 * {@code subject}, {@code keys} (see {@link LogKeys#members}), {@code checkpoint} (the signed note with the witnesses'
 * lines), {@code facts}, and {@code seal}. Each fact has {@code commitment}, {@code fact}, {@code index}, {@code proof}
 * and {@code salt}, as in a {@link Receipt}. The seal is a signed note over {@code wishwright-seal-v1}, the log's origin
 * and, in base64, the SHA-256 of the canonical file without its seal.
 *
 * @param seal a note of the log's key; see {@link #sealText()}
 */
public record ReceiptFile(String subject, LogKeys keys, String checkpoint, List<Proven> facts, String seal) {

    /** Names this file format and its version. */
    public static final String FORMAT = "wishwright-receipts-v1";

    /** The longest file read, in bytes. */
    public static final int MAX_BYTES = 8 << 20;

    private static final String SEAL = "wishwright-seal-v1";

    /** One fact and what ties it to the log. */
    public record Proven(Commitment commitment, Fact fact, Salt salt, long index, List<Hash> proof) {

        public Proven {
            proof = List.copyOf(proof);
        }

        public static Proven of(Fact fact, Salt salt, InclusionProof proof) {
            return new Proven(Commitment.to(fact, salt), fact, salt, proof.index(), proof.path());
        }

        /** As the file has it. */
        public Map<String, Object> members() {
            return Map.of(
                    "commitment",
                    commitment.hash().base64(),
                    "fact",
                    fact.members(),
                    "index",
                    index,
                    "proof",
                    proof.stream().map(Hash::base64).toList(),
                    "salt",
                    salt.base64());
        }
    }

    public ReceiptFile {
        facts = List.copyOf(facts);
    }

    /** The file, sealed by the log. */
    public static ReceiptFile seal(
            String subject, LogKeys keys, SignedNote checkpoint, List<Proven> facts, NoteSigner signer) {
        var open = new ReceiptFile(subject, keys, checkpoint.toString(), facts, "");
        var seal = SignedNote.sign(open.sealText(), signer).toString();
        return new ReceiptFile(subject, keys, checkpoint.toString(), facts, seal);
    }

    /** What the seal signs. */
    public String sealText() {
        var hash = Hash.ofParts(CanonicalJson.bytes(unsealed()));
        return SEAL + "\n" + keys.origin() + "\n" + hash.base64() + "\n";
    }

    /** The file, in canonical JSON. */
    public byte[] toBytes() {
        var members = unsealed();
        members.put("seal", seal);
        return CanonicalJson.bytes(members);
    }

    private Map<String, Object> unsealed() {
        var members = new LinkedHashMap<String, Object>();
        members.put("format", FORMAT);
        members.put("subject", subject);
        members.put("keys", keys.members());
        members.put("checkpoint", checkpoint);
        members.put("facts", facts.stream().map(Proven::members).toList());
        return members;
    }

    /** Reads a file's text; refused as {@link StrictJson} refuses, as {@link LogKeys#fromMembers}, and as {@code receipt.malformed}. */
    public static Outcome<ReceiptFile> fromJson(String text) {
        return StrictJson.readObject(text, MAX_BYTES).flatMap(ReceiptFile::fromMembers);
    }

    private static Outcome<ReceiptFile> fromMembers(Map<String, @Nullable Object> members) {
        if (members.size() != 6
                || !FORMAT.equals(members.get("format"))
                || !(members.get("subject") instanceof String subject)
                || !(members.get("checkpoint") instanceof String checkpoint)
                || !(members.get("facts") instanceof List<?> facts)
                || !(members.get("seal") instanceof String seal)) {
            return malformed("it is not a receipt of the kind " + FORMAT);
        }
        var read = new ArrayList<Proven>();
        for (int i = 0; i < facts.size(); i++) {
            var fact = facts.get(i) instanceof Map<?, ?> map ? fact(map) : Optional.<Proven>empty();
            if (fact.isEmpty()) {
                return malformed("facts[" + i + "] has not the members that a proven fact has");
            }
            read.add(fact.get());
        }
        return LogKeys.fromMembers(members.get("keys"))
                .map(keys -> new ReceiptFile(subject, keys, checkpoint, read, seal));
    }

    private static Optional<Proven> fact(Map<?, ?> members) {
        if (members.size() != 5
                || !(members.get("commitment") instanceof String commitment)
                || !(members.get("salt") instanceof String salt)
                || !(members.get("index") instanceof Long index)
                || index < 0
                || index >= Frontier.MAX_SIZE
                || !(members.get("fact") instanceof Map<?, ?> fact)
                || !(members.get("proof") instanceof List<?> proof)) {
            return Optional.empty();
        }
        var hash = Hash.fromBase64(commitment);
        var bytes = Salt.fromBase64(salt);
        var path = Receipt.path(proof);
        var content = Receipt.fact(fact);
        return hash.isEmpty() || bytes.isEmpty() || path.isEmpty() || content.isEmpty()
                ? Optional.empty()
                : Optional.of(new Proven(new Commitment(hash.get()), content.get(), bytes.get(), index, path.get()));
    }

    static <T> Outcome<T> malformed(String what) {
        return Outcome.refused(Refusal.of(
                "receipt.malformed",
                "The file was altered or is no receipt: {what}. Download it again.",
                "what",
                what));
    }

    /** The text of bytes that are well-formed UTF-8; refused with the first byte that is not. */
    public static Outcome<String> text(byte[] file) {
        if (file.length > MAX_BYTES) {
            return Outcome.refused(Refusal.of(
                    "receipt.too-long",
                    "The file has {bytes} bytes; no receipt has more than {most}.",
                    "bytes",
                    file.length,
                    "most",
                    MAX_BYTES));
        }
        var text = new String(file, StandardCharsets.UTF_8);
        var again = text.getBytes(StandardCharsets.UTF_8);
        int differs = java.util.Arrays.mismatch(file, again);
        return differs < 0
                ? Outcome.accepted(text)
                : Outcome.refused(Refusal.of(
                        "receipt.not-text",
                        "Byte {at} of the file is not UTF-8: it was altered there.",
                        "at",
                        differs));
    }
}
