package org.wishwright.provenance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * The public half of a key that signs notes (C2SP signed-note, Ed25519), either as their author (signature type 0x01) or
 * as a witness (type 0x04, C2SP tlog-cosignature). Its text, {@code name+id+key}, is what is published and pinned.
 */
public final class NoteVerifier {

    static final byte ED25519 = 1;
    static final byte COSIGNATURE = 4;
    static final int KEY_LENGTH = 32;

    /** What stands before the 32 bytes in the X.509 encoding of every Ed25519 key (RFC 8410 section 4). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final byte type;
    private final String name;
    private final byte[] publicKey;
    private final PublicKey key;

    private NoteVerifier(byte type, String name, byte[] publicKey, PublicKey key) {
        this.type = type;
        this.name = name;
        this.publicKey = publicKey;
        this.key = key;
    }

    /** The verifier that {@link #toString()} wrote; refused as {@code note.bad-key}. */
    public static Outcome<NoteVerifier> parse(String text) {
        var parts = text.split("\\+", 3);
        if (parts.length < 3) {
            return badKey();
        }
        return Base64Text.decode(parts[2], 1 + KEY_LENGTH)
                .filter(typed -> typed[0] == ED25519 || typed[0] == COSIGNATURE)
                .flatMap(typed -> of(typed[0], parts[0], Arrays.copyOfRange(typed, 1, typed.length)))
                .filter(verifier -> verifier.idText().equals(parts[1]))
                .map(Outcome::accepted)
                .orElseGet(NoteVerifier::badKey);
    }

    /** The verifier of a 32-byte Ed25519 key (RFC 8032), or nothing for a bad name or bytes that are no key. */
    static Optional<NoteVerifier> of(byte type, String name, byte[] publicKey) {
        if (!isName(name) || publicKey.length != KEY_LENGTH) {
            return Optional.empty();
        }
        var encoded = ByteBuffer.allocate(X509_PREFIX.length + KEY_LENGTH)
                .put(X509_PREFIX)
                .put(publicKey)
                .array();
        try {
            var key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            Signature.getInstance("Ed25519").initVerify(key);
            return Optional.of(new NoteVerifier(type, name, publicKey.clone(), key));
        } catch (GeneralSecurityException notOnTheCurve) {
            return Optional.empty();
        }
    }

    /** Whether a text may name a key: not empty, without spaces, plus signs or control characters. */
    static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c -> c == '+'
                                || Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || Character.isISOControl(c)
                                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    /** The key's name; for a log, its origin. */
    public String name() {
        return name;
    }

    /** Whether this key says when it saw a checkpoint, and not what a note says. */
    public boolean isWitness() {
        return type == COSIGNATURE;
    }

    /** The same key as a witness. */
    public NoteVerifier asWitness() {
        return new NoteVerifier(COSIGNATURE, name, publicKey, key);
    }

    /** The first four bytes of SHA-256 of name, line feed, type and public key, big-endian. */
    public int id() {
        var hash = Hash.ofParts((name + "\n").getBytes(StandardCharsets.UTF_8), new byte[] {type}, publicKey);
        return ByteBuffer.wrap(hash.bytes()).getInt();
    }

    boolean verify(byte[] message, byte[] signature) {
        if (!isWitness()) {
            return isSigned(message, signature);
        }
        return Cosignature.read(signature)
                .filter(cosigned -> isSigned(Cosignature.message(message, cosigned.seconds()), cosigned.signature()))
                .isPresent();
    }

    private boolean isSigned(byte[] message, byte[] signature) {
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (SignatureException malformedSignature) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key was proven usable when it was made", e);
        }
    }

    String idText() {
        return HexFormat.of().toHexDigits(id());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteVerifier that
                && type == that.type
                && name.equals(that.name)
                && Arrays.equals(publicKey, that.publicKey);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(publicKey);
    }

    /** The name, the id in hexadecimal, and type and public key in base64, joined by plus signs. */
    @Override
    public String toString() {
        var typed = ByteBuffer.allocate(1 + KEY_LENGTH).put(type).put(publicKey).array();
        return name + "+" + idText() + "+" + Base64Text.encode(typed);
    }

    private static Outcome<NoteVerifier> badKey() {
        return Outcome.refused(Refusal.of(
                "note.bad-key",
                "This is not an Ed25519 verifier key; give the log's published key, written as name+id+key."));
    }
}
