package org.wishwright.platform.identity.work;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a browser answers for a passkey, checked as Web Authentication Level 3 asks (sections 7.1 and 7.2), without attestation:
 * we trust nobody's statement about the device, so the key that the browser hands over as SubjectPublicKeyInfo is as good as the
 * same key in CBOR. The person must have been recognised by the device (user verification), which makes it two factors in one.
 */
final class PasskeyCheck {

    static final int ES256 = -7;
    static final int EDDSA = -8;
    static final int RS256 = -257;

    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int HOLDS_CREDENTIAL = 0x40;
    private static final int SHORTEST = 37;
    private static final int SMALLEST_RSA_BITS = 2048;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What was asked, and of which site. @param origin scheme, host and port; @param site the host */
    record Asked(byte[] challenge, String origin, String site) {}

    /** A new key as the device made it. */
    record Made(byte[] credential, long counter) {}

    private PasskeyCheck() {}

    /** A new passkey: refused unless it was made for this challenge, on this site, by a device that recognised its owner. */
    static Outcome<Made> made(
            Asked asked, byte[] clientData, byte[] authenticatorData, byte[] publicKey, int algorithm) {
        var fault = fault(asked, "webauthn.create", clientData, authenticatorData);
        if (!fault.isEmpty()) {
            return refused(fault);
        }
        if ((authenticatorData[32] & HOLDS_CREDENTIAL) == 0 || authenticatorData.length < SHORTEST + 18) {
            return refused("no key was made");
        }
        int length = ByteBuffer.wrap(authenticatorData).getShort(SHORTEST + 16) & 0xFFFF;
        if (length < 16 || length > 1023 || authenticatorData.length < SHORTEST + 18 + length) {
            return refused("the key has no proper name");
        }
        if (!isKey(publicKey, algorithm)) {
            return refused("the key is of a kind that is not taken");
        }
        var credential = Arrays.copyOfRange(authenticatorData, SHORTEST + 18, SHORTEST + 18 + length);
        return Outcome.accepted(new Made(credential, counter(authenticatorData)));
    }

    /**
     * Entering with a passkey.
     *
     * @param lastCounter as the device counted last; 0 where it does not count
     * @return how it counts now
     */
    static Outcome<Long> entered(
            Asked asked,
            byte[] clientData,
            byte[] authenticatorData,
            byte[] signature,
            byte[] publicKey,
            int algorithm,
            long lastCounter) {
        var fault = fault(asked, "webauthn.get", clientData, authenticatorData);
        if (!fault.isEmpty()) {
            return refused(fault);
        }
        if (!isSigned(authenticatorData, clientData, signature, publicKey, algorithm)) {
            return refused("the signature is not this key's");
        }
        long counter = counter(authenticatorData);
        if ((counter != 0 || lastCounter != 0) && counter <= lastCounter) {
            return refused("the key was copied, or this answer was given before");
        }
        return Outcome.accepted(counter);
    }

    private static String fault(Asked asked, String type, byte[] clientData, byte[] authenticatorData) {
        String said;
        String challenge;
        String origin;
        boolean cross;
        try {
            var json = JSON.readTree(clientData);
            said = json.path("type").asString("");
            challenge = json.path("challenge").asString("");
            origin = json.path("origin").asString("");
            cross = json.path("crossOrigin").asBoolean(false);
        } catch (JacksonException e) {
            return "it cannot be read";
        }
        if (!said.equals(type)) {
            return "it answers another question";
        }
        var wanted = Base64.getUrlEncoder().withoutPadding().encodeToString(asked.challenge());
        if (!MessageDigest.isEqual(bytes(wanted), bytes(challenge))) {
            return "it answers an earlier question";
        }
        if (!origin.equals(asked.origin()) || cross) {
            return "it was given on another site";
        }
        if (authenticatorData.length < SHORTEST
                || !MessageDigest.isEqual(sha256(bytes(asked.site())), Arrays.copyOf(authenticatorData, 32))) {
            return "the key belongs to another site";
        }
        int flags = authenticatorData[32];
        return (flags & PRESENT) != 0 && (flags & VERIFIED) != 0 ? "" : "the device has not recognised its owner";
    }

    private static boolean isKey(byte[] publicKey, int algorithm) {
        try {
            var key = KeyFactory.getInstance(family(algorithm)).generatePublic(new X509EncodedKeySpec(publicKey));
            return switch (key) {
                case ECPublicKey elliptic ->
                    elliptic.getParams().getCurve().getField().getFieldSize() == 256;
                case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= SMALLEST_RSA_BITS;
                default -> algorithm == EDDSA;
            };
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean isSigned(
            byte[] authenticatorData, byte[] clientData, byte[] signature, byte[] publicKey, int algorithm) {
        try {
            var check = Signature.getInstance(
                    switch (algorithm) {
                        case ES256 -> "SHA256withECDSA";
                        case RS256 -> "SHA256withRSA";
                        default -> "Ed25519";
                    });
            check.initVerify(
                    KeyFactory.getInstance(family(algorithm)).generatePublic(new X509EncodedKeySpec(publicKey)));
            check.update(authenticatorData);
            check.update(sha256(clientData));
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String family(int algorithm) {
        return switch (algorithm) {
            case ES256 -> "EC";
            case RS256 -> "RSA";
            default -> "Ed25519";
        };
    }

    private static long counter(byte[] authenticatorData) {
        return ByteBuffer.wrap(authenticatorData).getInt(33) & 0xFFFF_FFFFL;
    }

    private static <T> Outcome<T> refused(String why) {
        return Outcome.refused(Refusal.of(
                "identity.passkey-refused",
                "This passkey was not taken: {why}. Try again, or sign in otherwise.",
                "why",
                why));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
