package org.wishwright.provenance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * A key that signs notes (Ed25519, deterministic: RFC 8032). Its {@link #secretText()} is a secret to be kept by the
 * caller; printing the signer shows only the public half.
 */
public final class NoteSigner {

    private static final String SECRET_PREFIX = "PRIVATE+KEY+";

    private final byte[] seed;
    private final PrivateKey key;
    private final NoteVerifier verifier;

    private NoteSigner(byte[] seed, PrivateKey key, NoteVerifier verifier) {
        this.seed = seed;
        this.key = key;
        this.verifier = verifier;
    }

    /**
     * A new key.
     *
     * @param name the log's origin: not empty, without spaces or plus signs
     * @param random cryptographically strong ({@code SecureRandom}) wherever signatures matter
     */
    public static NoteSigner generate(String name, RandomGenerator random) {
        var seed = new byte[NoteVerifier.KEY_LENGTH];
        random.nextBytes(seed);
        return fromSeed(name, seed)
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' cannot name a key: no spaces, no '+'"));
    }

    /** The signer that {@link #secretText()} wrote; refused as {@code note.bad-secret}, without repeating the text. */
    public static Outcome<NoteSigner> parse(String secretText) {
        var parts = secretText.split("\\+", 5);
        if (!secretText.startsWith(SECRET_PREFIX) || parts.length < 5) {
            return badSecret();
        }
        return Base64Text.decode(parts[4], 1 + NoteVerifier.KEY_LENGTH)
                .filter(typed -> typed[0] == NoteVerifier.ED25519)
                .flatMap(typed -> fromSeed(parts[2], Arrays.copyOfRange(typed, 1, typed.length)))
                .filter(signer -> signer.verifier.idText().equals(parts[3]))
                .map(Outcome::accepted)
                .orElseGet(NoteSigner::badSecret);
    }

    /** {@code PRIVATE+KEY+name+id+seed}, the form Go's note package reads and writes. */
    public String secretText() {
        var typed = ByteBuffer.allocate(1 + seed.length)
                .put(NoteVerifier.ED25519)
                .put(seed)
                .array();
        return SECRET_PREFIX + verifier.name() + "+" + verifier.idText() + "+" + Base64Text.encode(typed);
    }

    /** The public half, to be published. */
    public NoteVerifier verifier() {
        return verifier;
    }

    SignedNote.Line sign(String text) {
        var signature = signature(text.getBytes(StandardCharsets.UTF_8));
        return new SignedNote.Line(verifier.name(), verifier.id(), Base64Text.encode(signature));
    }

    /** This key's word that at a time the log of a checkpoint was as the text says (C2SP tlog-cosignature, v1). */
    SignedNote.Line cosign(String text, Instant at) {
        var witness = verifier.asWitness();
        long seconds = at.getEpochSecond();
        var signature = signature(Cosignature.message(text.getBytes(StandardCharsets.UTF_8), seconds));
        return new SignedNote.Line(
                witness.name(), witness.id(), Base64Text.encode(new Cosignature(seconds, signature).bytes()));
    }

    private byte[] signature(byte[] message) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform since 15 signs with Ed25519", e);
        }
    }

    @Override
    public String toString() {
        return "NoteSigner[" + verifier + "]";
    }

    private static Optional<NoteSigner> fromSeed(String name, byte[] seed) {
        var pair = keyPair(seed);
        var encoded = pair.getPublic().getEncoded();
        var publicKey = Arrays.copyOfRange(encoded, encoded.length - NoteVerifier.KEY_LENGTH, encoded.length);
        return NoteVerifier.of(NoteVerifier.ED25519, name, publicKey)
                .map(verifier -> new NoteSigner(seed, pair.getPrivate(), verifier));
    }

    /** The platform derives a public key only while generating a pair, from 32 bytes it asks its random source for. */
    private static KeyPair keyPair(byte[] seed) {
        try {
            var generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, new Fixed(seed));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform since 15 has Ed25519 keys", e);
        }
    }

    private static Outcome<NoteSigner> badSecret() {
        return Outcome.refused(
                Refusal.of(
                        "note.bad-secret",
                        "This is not an Ed25519 signing key; give the text written when the key was made, PRIVATE+KEY+name+id+seed."));
    }

    /** A random source that gives just the seed. */
    private static final class Fixed extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Fixed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("The platform asked for " + bytes.length + " bytes of seed, not 32");
            }
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }
}
