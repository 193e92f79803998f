package org.wishwright.platform.identity.work;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes by time (TOTP, RFC 6238): HMAC-SHA-1 over the half minute, six digits. One half minute before and after is forgiven. */
final class TimeCode {

    static final int SECRET_BYTES = 20;
    private static final int STEP_SECONDS = 30;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private TimeCode() {}

    /** The half minute in which this code is right, if it is later than the one last used: a code opens once. */
    static OptionalLong step(byte[] secret, String code, Instant now, long lastUsed) {
        long current = now.getEpochSecond() / STEP_SECONDS;
        for (long step = current - 1; step <= current + 1; step++) {
            if (step > lastUsed && equal(at(secret, step, 6), code)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    /** @param digits 6 for us; the RFC's examples have 8 */
    static String at(byte[] secret, long step, int digits) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xF;
            int cut = ByteBuffer.wrap(hash, offset, 4).getInt() & 0x7FFF_FFFF;
            return String.format(Locale.ROOT, "%0" + digits + "d", cut % Math.powExact(10, digits));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA-1", e);
        }
    }

    /** Base32 (RFC 4648) without padding, as apps take it. */
    static String base32(byte[] bytes) {
        var text = new StringBuilder();
        long held = 0;
        int bits = 0;
        for (byte one : bytes) {
            held = held << 8 | one & 0xFF;
            for (bits += 8; bits >= 5; bits -= 5) {
                text.append(ALPHABET.charAt((int) (held >> bits - 5) & 31));
            }
        }
        return bits == 0
                ? text.toString()
                : text.append(ALPHABET.charAt((int) (held << 5 - bits) & 31)).toString();
    }

    private static boolean equal(String right, String typed) {
        return java.security.MessageDigest.isEqual(
                right.getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                typed.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
