package org.wishwright.provenance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A witness's signature with its time (C2SP tlog-cosignature, the Ed25519 kind): eight bytes of seconds since 1970, then
 * the signature over {@code cosignature/v1}, the time and the checkpoint's text.
 */
record Cosignature(long seconds, byte[] signature) {

    static byte[] message(byte[] text, long seconds) {
        var head = ("cosignature/v1\ntime " + seconds + "\n").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(head.length + text.length)
                .put(head)
                .put(text)
                .array();
    }

    static Optional<Cosignature> read(byte[] bytes) {
        long seconds = bytes.length <= Long.BYTES ? -1 : ByteBuffer.wrap(bytes).getLong();
        return seconds < 0
                ? Optional.empty()
                : Optional.of(new Cosignature(seconds, Arrays.copyOfRange(bytes, Long.BYTES, bytes.length)));
    }

    byte[] bytes() {
        return ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(seconds)
                .put(signature)
                .array();
    }
}
