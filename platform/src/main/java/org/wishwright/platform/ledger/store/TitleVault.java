package org.wishwright.platform.ledger.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.wishwright.platform.ledger.invoice.InvoiceTitle;
import tools.jackson.databind.ObjectMapper;

/**
 * Seals to whom an invoice is made out, with AES-256-GCM and under a key of its own: an issued invoice has to outlive the erasure of its
 * buyer, a mere request does not. Bound to the invoice: moved to another, the words do not open.
 */
@Component
class TitleVault {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random;
    private final ObjectMapper json;

    TitleVault(SecureRandom random, ObjectMapper json) {
        this.random = random;
        this.json = json;
    }

    byte[] newKey() {
        return bytes(32);
    }

    byte[] seal(UUID invoice, byte[] key, InvoiceTitle title) {
        var nonce = bytes(NONCE);
        var plain = json.writeValueAsString(title).getBytes(StandardCharsets.UTF_8);
        var sealed = cipher(Cipher.ENCRYPT_MODE, invoice, key, nonce, plain, 0);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    InvoiceTitle open(UUID invoice, byte[] key, byte[] sealed) {
        var plain = cipher(Cipher.DECRYPT_MODE, invoice, key, sealed, sealed, NONCE);
        return json.readValue(new String(plain, StandardCharsets.UTF_8), InvoiceTitle.class);
    }

    private static byte[] cipher(int mode, UUID invoice, byte[] key, byte[] nonce, byte[] input, int from) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE));
            cipher.updateAAD(("ledger.invoice " + invoice).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input, from, input.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The title of invoice " + invoice + " could not be sealed or opened", e);
        }
    }

    private byte[] bytes(int count) {
        var made = new byte[count];
        random.nextBytes(made);
        return made;
    }
}
