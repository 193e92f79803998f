package org.wishwright.platform.order.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.wishwright.platform.order.DeliveryAddress;
import org.wishwright.platform.order.OrderId;
import tools.jackson.databind.ObjectMapper;

/**
 * Seals addresses with AES-256-GCM, each under a key of its own that is kept apart, so that deleting one small row makes the
 * address unreadable wherever the sealed bytes have been copied. Bound to the order: a sealed address moved to another order
 * does not open.
 */
@Component
public class AddressVault {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random;
    private final ObjectMapper json;

    AddressVault(SecureRandom random, ObjectMapper json) {
        this.random = random;
        this.json = json;
    }

    /** A sealed address and its key. */
    public record Sealed(byte[] bytes, byte[] key) {}

    public Sealed seal(OrderId order, DeliveryAddress address) {
        var key = bytes(32);
        var nonce = bytes(NONCE);
        var plain = json.writeValueAsString(address).getBytes(StandardCharsets.UTF_8);
        var sealed = cipher(Cipher.ENCRYPT_MODE, order, key, nonce, plain, 0);
        return new Sealed(
                ByteBuffer.allocate(NONCE + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array(),
                key);
    }

    public DeliveryAddress open(OrderId order, byte[] sealed, byte[] key) {
        var plain = cipher(Cipher.DECRYPT_MODE, order, key, sealed, sealed, NONCE);
        return json.readValue(new String(plain, StandardCharsets.UTF_8), DeliveryAddress.class);
    }

    private static byte[] cipher(int mode, OrderId order, byte[] key, byte[] nonce, byte[] input, int from) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE));
            cipher.updateAAD(("orders.address " + order).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input, from, input.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The address of order " + order + " could not be sealed or opened", e);
        }
    }

    private byte[] bytes(int count) {
        var made = new byte[count];
        random.nextBytes(made);
        return made;
    }
}
