package org.wishwright.provenance.check;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.wishwright.provenance.Commitment;
import org.wishwright.provenance.ReceiptFile.Proven;
import org.wishwright.provenance.Salt;

/**
 * Finds the one byte that was changed in a fact or its salt, by trying every other in its place until the commitment fits:
 * some hundred thousand hashes for an ordinary fact.
 */
final class Repair {

    private static final int LONGEST = 4_096;

    private Repair() {}

    static Optional<String> of(Proven fact, ReceiptCheck.Places places, int i) {
        return inFact(fact, places, i).or(() -> inSalt(fact));
    }

    private static Optional<String> inFact(Proven altered, ReceiptCheck.Places places, int i) {
        byte[] bytes = altered.fact().bytes();
        if (bytes.length > LONGEST) {
            return Optional.empty();
        }
        for (int at = 0; at < bytes.length; at++) {
            byte found = bytes[at];
            for (int other = 0; other < 256; other++) {
                bytes[at] = (byte) other;
                if (Commitment.to(bytes, altered.salt()).equals(altered.commitment())) {
                    return Optional.of(said(bytes, at, found, places.from(i) + start(altered)));
                }
            }
            bytes[at] = found;
        }
        return Optional.empty();
    }

    private static String said(byte[] original, int at, byte found, int start) {
        return "Byte " + (start + at) + " of the file was changed: the log committed to '" + letter(original[at])
                + "' where the file says '" + letter(found) + "', in " + around(original, at);
    }

    /** Where the fact's text begins within its entry; all before it is ASCII. */
    private static int start(Proven altered) {
        return ReceiptCheck.Places.json(altered).indexOf("\"fact\":") + "\"fact\":".length();
    }

    private static Optional<String> inSalt(Proven altered) {
        byte[] salt = altered.salt().bytes();
        for (int at = 0; at < salt.length; at++) {
            byte kept = salt[at];
            for (int other = 0; other < 256; other++) {
                salt[at] = (byte) other;
                if (Commitment.to(altered.fact(), Salt.of(salt)).equals(altered.commitment())) {
                    return Optional.of("Byte " + at + " of the salt was changed; the fact itself is as it was.");
                }
            }
            salt[at] = kept;
        }
        return Optional.empty();
    }

    private static String letter(byte unit) {
        return unit >= 0x20 && unit < 0x7F
                ? String.valueOf((char) unit)
                : "\\x" + HexFormat.of().toHexDigits(unit);
    }

    private static String around(byte[] bytes, int at) {
        int from = Math.max(0, at - 20);
        int to = Math.min(bytes.length, at + 20);
        return "“…" + new String(bytes, from, to - from, StandardCharsets.UTF_8) + "…”";
    }
}
