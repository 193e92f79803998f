package org.wishwright.platform.database.archive;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.spec.KeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;

/** How frames are closed and opened again, one after the other: hashed in a chain, or sealed under a passphrase. */
final class FrameCheck {

    /** OWASP's advice of 2023 for PBKDF2-HMAC-SHA256; each file says how many it took. */
    private static final int ITERATIONS = Integer.getInteger("wishwright.backup.iterations", 600_000);

    private static final int GCM_TAG_BYTES = 16;
    private static final int SHA_BYTES = 32;

    private final Head head;
    private final byte @Nullable [] key;
    private byte[] chain = new byte[0];
    private byte[] bound = new byte[0];
    private long number;

    private FrameCheck(Head head, byte @Nullable [] key) {
        this.head = head;
        this.key = key;
    }

    /** For a new file; without a passphrase frames are hashed only. */
    static FrameCheck create(@Nullable String passphrase, SecureRandom random) {
        if (passphrase == null) {
            return new FrameCheck(new Head(Head.PLAIN, 0, "", ""), null);
        }
        var salt = new byte[16];
        random.nextBytes(salt);
        var derived = derive(passphrase, salt, ITERATIONS);
        var hex = HexFormat.of();
        var check = hex.formatHex(derived, 32, 48);
        var head = new Head(Head.SEALED, ITERATIONS, hex.formatHex(salt), check);
        return new FrameCheck(head, Arrays.copyOf(derived, 32));
    }

    /** For a file that was found. */
    static FrameCheck open(Head head, @Nullable String passphrase) {
        if (head.cipher().equals(Head.PLAIN)) {
            return new FrameCheck(head, null);
        }
        if (passphrase == null) {
            throw new RefusedException(Refusal.of(
                    "backup.passphrase-missing",
                    "This backup is sealed with a passphrase. Set WISHWRIGHT_BACKUP_PASSPHRASE, or name a file that holds it"
                            + " with --passphrase-file."));
        }
        var hex = HexFormat.of();
        var derived = derive(passphrase, hex.parseHex(head.salt()), head.iterations());
        if (!MessageDigest.isEqual(Arrays.copyOfRange(derived, 32, 48), hex.parseHex(head.check()))) {
            throw new RefusedException(Refusal.of(
                    "backup.passphrase-refused", "This is not the passphrase that the backup was sealed with."));
        }
        return new FrameCheck(head, Arrays.copyOf(derived, 32));
    }

    Head head() {
        return head;
    }

    void begin(byte[] headBytes) {
        bound = headBytes;
        chain = sha(headBytes);
    }

    /** How many bytes a frame has besides its length and its content. */
    int overhead() {
        return key == null ? SHA_BYTES : GCM_TAG_BYTES;
    }

    /** The content as it stands in the file, with its check behind it. */
    byte[] close(int length, byte[] content, int count) {
        if (key != null) {
            return gcm(Cipher.ENCRYPT_MODE, length, content, count);
        }
        chain = sha(chain, intBytes(length), Arrays.copyOf(content, count));
        var closed = Arrays.copyOf(content, count + SHA_BYTES);
        System.arraycopy(chain, 0, closed, count, SHA_BYTES);
        return closed;
    }

    byte[] open(int length, byte[] closed) {
        if (key != null) {
            return gcm(Cipher.DECRYPT_MODE, length, closed, closed.length);
        }
        var content = Arrays.copyOf(closed, closed.length - SHA_BYTES);
        chain = sha(chain, intBytes(length), content);
        if (!MessageDigest.isEqual(chain, Arrays.copyOfRange(closed, content.length, closed.length))) {
            throw wrong();
        }
        number++;
        return content;
    }

    private byte[] gcm(int mode, int length, byte[] bytes, int count) {
        try {
            var nonce = ByteBuffer.allocate(12).putInt(0).putLong(number++).array();
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode,
                    new SecretKeySpec(java.util.Objects.requireNonNull(key), "AES"),
                    new GCMParameterSpec(128, nonce));
            cipher.updateAAD(bound);
            cipher.updateAAD(intBytes(length));
            return cipher.doFinal(bytes, 0, count);
        } catch (GeneralSecurityException e) {
            throw wrong();
        }
    }

    private RefusedException wrong() {
        return Head.damaged("The backup is damaged: frame " + number
                + " is not what was written. Nothing was touched; use another copy of the file.");
    }

    private static byte[] derive(String passphrase, byte[] salt, int iterations) {
        try {
            KeySpec spec = new PBEKeySpec(passphrase.toCharArray(), salt, iterations, 48 * 8);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has PBKDF2", e);
        }
    }

    private static byte[] sha(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static byte[] intBytes(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }
}
