package org.wishwright.provenance;

import java.util.Base64;
import java.util.Optional;

/** Standard base64 (RFC 4648 section 4) with one spelling for each value, so that no text can be altered unnoticed. */
final class Base64Text {

    private Base64Text() {}

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The bytes, or nothing where the text is not the one canonical spelling of some bytes. */
    static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** As {@link #decode(String)}, and exactly so many bytes. */
    static Optional<byte[]> decode(String text, int length) {
        return decode(text).filter(bytes -> bytes.length == length);
    }
}
