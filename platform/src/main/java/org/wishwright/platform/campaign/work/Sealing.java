package org.wishwright.platform.campaign.work;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Keeps a sealed bid so that only its bidder can open it: AES-256 in GCM under a key that is the SHA-256 of the opening code, which is
 * shown to her once and kept nowhere. The code is the nonce of her commitment too, so that what she opens is what she committed to.
 */
@Component
class Sealing {

    private static final String KEY = "wishwright-sealed-key-1\n";
    private static final int IV = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();

    /** A fresh opening code: 64 hexadecimal digits. */
    String code() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    byte[] seal(String code, String text) {
        var iv = new byte[IV];
        random.nextBytes(iv);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, code, iv).doFinal(text.getBytes(StandardCharsets.UTF_8));
            var all = Arrays.copyOf(iv, IV + sealed.length);
            System.arraycopy(sealed, 0, all, IV, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES in GCM", e);
        }
    }

    /** Empty where the code is not the one it was sealed with. */
    Optional<String> open(String code, byte[] sealed) {
        try {
            var iv = Arrays.copyOf(sealed, IV);
            var text = cipher(Cipher.DECRYPT_MODE, code, iv).doFinal(sealed, IV, sealed.length - IV);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES in GCM", e);
        }
    }

    private static Cipher cipher(int mode, String code, byte[] iv) throws GeneralSecurityException {
        var key = MessageDigest.getInstance("SHA-256").digest((KEY + code).getBytes(StandardCharsets.UTF_8));
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
        return cipher;
    }
}
