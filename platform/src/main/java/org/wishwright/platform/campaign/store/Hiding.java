package org.wishwright.platform.campaign.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.identity.DerivedKeys;

/**
 * Hides inputs that the program must read while nobody else may: AES-256 in GCM under a key derived from the server's secret, bound to the
 * place in the log. The nonce of the commitment is sealed with the input.
 */
@Component
public class Hiding {

    private static final int IV = 12;
    private static final int TAG_BITS = 128;
    private static final int NONCE = 32;
    private static final int NONCE_DIGITS = 2 * NONCE;

    private final SecureRandom random;
    private final SecretKeySpec key;
    private final SecretKeySpec fingerprints;

    Hiding(SecureRandom random, DerivedKeys keys) {
        this.random = random;
        key = new SecretKeySpec(keys.key("campaign.hidden.1"), "AES");
        fingerprints = new SecretKeySpec(keys.key("campaign.steps.1"), "HmacSHA256");
    }

    /** A fresh nonce: 64 hexadecimal digits. */
    public String nonce() {
        return HexFormat.of().formatHex(bytes(NONCE));
    }

    /** Tells the same step from another, and nothing about either without the server's secret. */
    public String fingerprint(String step) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(fingerprints);
            return HexFormat.of().formatHex(mac.doFinal(step.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA-256", e);
        }
    }

    byte[] seal(CampaignId campaign, long seq, LogStore.Secret secret) {
        var iv = bytes(IV);
        var sealed = cipher(
                Cipher.ENCRYPT_MODE,
                campaign,
                seq,
                iv,
                (secret.nonce() + secret.what()).getBytes(StandardCharsets.UTF_8),
                0);
        return ByteBuffer.allocate(IV + sealed.length).put(iv).put(sealed).array();
    }

    LogStore.Secret open(CampaignId campaign, long seq, byte[] sealed) {
        var text = new String(cipher(Cipher.DECRYPT_MODE, campaign, seq, sealed, sealed, IV), StandardCharsets.UTF_8);
        return new LogStore.Secret(text.substring(0, NONCE_DIGITS), text.substring(NONCE_DIGITS));
    }

    private byte[] cipher(int mode, CampaignId campaign, long seq, byte[] iv, byte[] input, int from) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv, 0, IV));
            cipher.updateAAD((campaign + " " + seq).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input, from, input.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "Input " + seq + " of campaign " + campaign
                            + " cannot be opened. Maybe wishwright.secret is not the one it was hidden with.",
                    e);
        }
    }

    private byte[] bytes(int count) {
        var made = new byte[count];
        random.nextBytes(made);
        return made;
    }
}
