package org.wishwright.provenance;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** A SHA-256 hash: 32 immutable bytes. */
public final class Hash {

    /** Bytes in a hash. */
    public static final int LENGTH = 32;

    /** The root of the tree without leaves: the hash of no bytes. */
    public static final Hash EMPTY_ROOT = new Hash(sha256().digest());

    /** Looking the algorithm up costs about as much as hashing a node. */
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Hash::sha256);

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @param bytes 32 bytes, copied */
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A hash has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /** The hash written as 44 characters of canonical base64, or nothing where the text is anything else. */
    public static Optional<Hash> fromBase64(String text) {
        return Base64Text.decode(text, LENGTH).map(Hash::new);
    }

    /** The hash of a leaf's data (RFC 9162 section 2.1.1): SHA-256 of 0x00 and the data. */
    public static Hash ofLeaf(byte[] data) {
        var digest = DIGEST.get();
        digest.update((byte) 0);
        return new Hash(digest.digest(data));
    }

    /** The hash of an inner node (RFC 9162 section 2.1.1): SHA-256 of 0x01, the left and the right hash. */
    public static Hash ofNode(Hash left, Hash right) {
        var input = new byte[1 + 2 * LENGTH];
        input[0] = 1;
        System.arraycopy(left.bytes, 0, input, 1, LENGTH);
        System.arraycopy(right.bytes, 0, input, 1 + LENGTH, LENGTH);
        return new Hash(DIGEST.get().digest(input));
    }

    /** The hash that stands at an offset among others, as tiles hold them. */
    static Hash at(byte[] bytes, int offset) {
        return new Hash(Arrays.copyOfRange(bytes, offset, offset + LENGTH));
    }

    void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, LENGTH);
    }

    static Hash ofParts(byte[]... parts) {
        var digest = DIGEST.get();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return new Hash(digest.digest());
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public String base64() {
        return Base64Text.encode(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Lower-case hexadecimal. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
