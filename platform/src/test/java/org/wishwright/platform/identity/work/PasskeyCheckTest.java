package org.wishwright.platform.identity.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.wishwright.kernel.Outcome;
import org.wishwright.platform.identity.work.PasskeyCheck.Asked;

/** A device made of the JDK's own signatures, which tells the truth, or one lie at a time. */
class PasskeyCheckTest {

    private static final byte[] CHALLENGE = "just these thirty-two bytes here".getBytes(StandardCharsets.US_ASCII);
    private static final Asked ASKED = new Asked(CHALLENGE, "https://shop.example", "shop.example");
    private static final byte[] CREDENTIAL = new byte[32];

    private final KeyPair pair = elliptic("secp256r1");

    @Test
    void aKeyMadeAsAskedIsTaken() {
        var made = make(
                clientData("webauthn.create", "https://shop.example"), data("shop.example", 0x45, 7, true), pair, -7);
        assertThat(made.isAccepted()).isTrue();
        assertThat(made.orThrow().credential()).isEqualTo(CREDENTIAL);
        assertThat(made.orThrow().counter()).isEqualTo(7);
    }

    @Test
    void aKeyMadeOtherwiseIsNot() throws Exception {
        var good = clientData("webauthn.create", "https://shop.example");
        var whole = data("shop.example", 0x45, 7, true);
        refused(make(clientData("webauthn.get", "https://shop.example"), whole, pair, -7), "another question");
        refused(make(clientData("webauthn.create", "https://shop.example.evil"), whole, pair, -7), "another site");
        refused(make(clientData("webauthn.create", "http://shop.example"), whole, pair, -7), "another site");
        refused(make("{".getBytes(StandardCharsets.UTF_8), whole, pair, -7), "cannot be read");
        refused(make(new byte[0], whole, pair, -7), "");
        refused(make(good, data("evil.example", 0x45, 7, true), pair, -7), "another site");
        refused(make(good, data("shop.example", 0x41, 7, true), pair, -7), "not recognised");
        refused(make(good, data("shop.example", 0x44, 7, true), pair, -7), "not recognised");
        refused(make(good, data("shop.example", 0x05, 7, false), pair, -7), "no key");
        refused(make(good, new byte[36], pair, -7), "another site");
        refused(make(good, whole, elliptic("secp384r1"), -7), "kind");
        refused(make(good, whole, pair, -257), "kind");
        refused(make(good, whole, rsa(1024), -257), "kind");
        assertThat(make(good, whole, rsa(2048), -257).isAccepted()).isTrue();
        var other = new Asked(new byte[32], ASKED.origin(), ASKED.site());
        refused(PasskeyCheck.made(other, good, whole, pair.getPublic().getEncoded(), -7), "earlier question");
    }

    @Test
    void whoSignsWithTheKeyComesIn() throws Exception {
        var client = clientData("webauthn.get", "https://shop.example");
        var data = data("shop.example", 0x05, 8, false);
        assertThat(enter(client, data, sign(client, data), 7).orThrow()).isEqualTo(8);
        var silent = data("shop.example", 0x05, 0, false);
        assertThat(enter(client, silent, sign(client, silent), 0).orThrow()).isZero();
    }

    @Test
    void whoDoesNotStaysOutside() throws Exception {
        var client = clientData("webauthn.get", "https://shop.example");
        var data = data("shop.example", 0x05, 8, false);
        var signature = sign(client, data);
        refused(enter(client, data, signature, 8), "copied");
        refused(enter(client, data, signature, 9), "copied");
        var bent = signature.clone();
        bent[bent.length - 1] ^= 1;
        refused(enter(client, data, bent, 7), "signature");
        refused(enter(client, data, new byte[0], 7), "signature");
        var counted = data.clone();
        counted[36] = 99;
        refused(enter(client, counted, signature, 7), "signature");
        var elsewhere = clientData("webauthn.get", "https://evil.example");
        refused(enter(elsewhere, data, sign(elsewhere, data), 7), "another site");
        var unseen = data("shop.example", 0x01, 8, false);
        refused(enter(client, unseen, sign(client, unseen), 7), "not recognised");
        var framed = ("{\"type\":\"webauthn.get\",\"challenge\":\"" + challenge()
                        + "\",\"origin\":\"https://shop.example\",\"crossOrigin\":true}")
                .getBytes(StandardCharsets.UTF_8);
        refused(enter(framed, data, sign(framed, data), 7), "another site");
    }

    private Outcome<Long> enter(byte[] client, byte[] data, byte[] signature, long last) {
        return PasskeyCheck.entered(
                ASKED, client, data, signature, pair.getPublic().getEncoded(), -7, last);
    }

    private static Outcome<PasskeyCheck.Made> make(byte[] client, byte[] data, KeyPair pair, int algorithm) {
        return PasskeyCheck.made(ASKED, client, data, pair.getPublic().getEncoded(), algorithm);
    }

    private static void refused(Outcome<?> outcome, String why) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            var refusal = refused.refusal();
            assertThat(refusal.code()).isEqualTo("identity.passkey-refused");
            assertThat(refusal.sentence()).contains(why);
        });
    }

    private byte[] sign(byte[] client, byte[] data) throws GeneralSecurityException {
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(data);
        signature.update(sha256(client));
        return signature.sign();
    }

    private static String challenge() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(CHALLENGE);
    }

    private static byte[] clientData(String type, String origin) {
        return ("{\"type\":\"" + type + "\",\"challenge\":\"" + challenge() + "\",\"origin\":\"" + origin
                        + "\",\"crossOrigin\":false}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] data(String site, int flags, int counter, boolean credential) {
        var data = new ByteArrayOutputStream();
        data.writeBytes(sha256(site.getBytes(StandardCharsets.UTF_8)));
        data.write(flags);
        data.writeBytes(ByteBuffer.allocate(4).putInt(counter).array());
        if (credential) {
            data.writeBytes(new byte[16]);
            data.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) CREDENTIAL.length).array());
            data.writeBytes(CREDENTIAL);
            data.writeBytes(new byte[77]); // the same key in CBOR, which nobody reads
        }
        return data.toByteArray();
    }

    private static KeyPair elliptic(String curve) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair rsa(int bits) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
