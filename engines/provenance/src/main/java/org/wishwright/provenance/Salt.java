package org.wishwright.provenance;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Thirty-two secret random bytes, one draw for each fact, that keep a commitment from being guessed. Destroying salt and
 * fact erases what the log knows. Printing it shows nothing, so that it does not end in a log file.
 */
public final class Salt {

    /** Bytes in a salt. */
    public static final int LENGTH = 32;

    private final byte[] bytes;

    private Salt(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @param random cryptographically strong ({@code SecureRandom}) wherever facts are real */
    public static Salt draw(RandomGenerator random) {
        var bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new Salt(bytes);
    }

    /** @param bytes 32 bytes, copied */
    public static Salt of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A salt has 32 bytes, not " + bytes.length);
        }
        return new Salt(bytes.clone());
    }

    /** The salt written as canonical base64, or nothing where the text is anything else. */
    public static Optional<Salt> fromBase64(String text) {
        return Base64Text.decode(text, LENGTH).map(Salt::new);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String base64() {
        return Base64Text.encode(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Salt that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Salt[hidden]";
    }
}
