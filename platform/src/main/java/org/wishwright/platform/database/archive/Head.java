package org.wishwright.platform.database.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The first two lines of the file.
 *
 * @param salt and {@code check} hexadecimal, empty where no passphrase seals the file
 * @param iterations of PBKDF2-HMAC-SHA256, 0 where none
 */
record Head(String cipher, int iterations, String salt, String check) {

    static final String SEALED = "AES-256-GCM";
    static final String PLAIN = "none";

    private static final String MAGIC = "wishwright-backup ";
    private static final String FORMAT = "1";
    private static final int LONGEST_LINE = 2_000;
    private static final int MOST_ITERATIONS = 10_000_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    byte[] bytes() {
        var json = JSON.writeValueAsString(Map.of(
                "cipher", cipher, "kdf", "PBKDF2-HMAC-SHA256", "iterations", iterations, "salt", salt, "check", check));
        return (MAGIC + FORMAT + "\n" + json + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** @param bytes exactly as they stand in the file: what the frames are bound to */
    record Found(Head head, byte[] bytes) {}

    static Found read(InputStream in) throws IOException {
        var magic = line(in);
        var first = new String(magic, StandardCharsets.UTF_8);
        if (!first.startsWith(MAGIC)) {
            throw damaged("This is no backup of Wishwright. Nothing was touched; name the file that backup wrote.");
        }
        if (!first.equals(MAGIC + FORMAT + "\n")) {
            throw new RefusedException(
                    Refusal.of(
                            "backup.newer",
                            "This backup has a newer format than this program reads. Restore it with the version that made it."));
        }
        var second = line(in);
        var whole = new byte[magic.length + second.length];
        System.arraycopy(magic, 0, whole, 0, magic.length);
        System.arraycopy(second, 0, whole, magic.length, second.length);
        return new Found(parse(second), whole);
    }

    private static Head parse(byte[] line) {
        try {
            var json = JSON.readTree(line);
            var head = new Head(
                    json.path("cipher").asString(""),
                    json.path("iterations").asInt(-1),
                    json.path("salt").asString(""),
                    json.path("check").asString(""));
            boolean known = head.cipher.equals(PLAIN)
                    || head.cipher.equals(SEALED)
                            && head.iterations > 0
                            && head.iterations <= MOST_ITERATIONS
                            && head.salt.matches("([0-9a-f]{2}){16}")
                            && head.check.matches("([0-9a-f]{2}){16}");
            if (known) {
                return head;
            }
        } catch (JacksonException e) {
            throw damaged("The head of this backup cannot be read; the file is damaged. Nothing was touched.");
        }
        throw damaged("The head of this backup cannot be read; the file is damaged. Nothing was touched.");
    }

    private static byte[] line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int read = in.read(); read >= 0 && line.size() < LONGEST_LINE; read = in.read()) {
            line.write(read);
            if (read == '\n') {
                return line.toByteArray();
            }
        }
        throw damaged("This is no backup of Wishwright, or only its beginning. Nothing was touched.");
    }

    static RefusedException damaged(String sentence) {
        return new RefusedException(Refusal.of("backup.damaged", sentence));
    }
}
