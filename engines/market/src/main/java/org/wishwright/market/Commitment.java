package org.wishwright.market;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.wishwright.kernel.CanonicalJson;

/** Binds somebody to what she does not show yet. */
public final class Commitment {

    private Commitment() {}

    /**
     * SHA-256, in hexadecimal, of a line with the tag, a line with the nonce, and the record as canonical JSON (RFC
     * 8785), all in UTF-8.
     *
     * @param tag says what kind of thing it is, so that no commitment passes for one of another kind
     * @param nonce 64 hexadecimal digits, drawn at random and kept secret as long as the record is
     */
    public static String of(String tag, String nonce, Record record) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((tag + "\n" + nonce + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(CanonicalJson.bytes(Market.json(record))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
