package org.wishwright.platform.identity.work;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.bcrypt.BCrypt;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;
import org.wishwright.platform.identity.Contact;
import org.wishwright.platform.identity.DerivedKeys;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.store.PartyStore;

/**
 * Seals what identifies a person with AES-256-GCM under her own key, which is itself wrapped under the server's secret,
 * and hashes what must be found or compared. From the one secret a key for each purpose is derived (HKDF, RFC 5869).
 * Who loses the secret loses all names, contacts and passwords; who steals only the database reads none.
 */
@Component
public class Vault implements DerivedKeys {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int SHORTEST_SECRET = 32;
    /** What stands after the salt where nobody has the password; a real one would take a start its tenth of a second. */
    private static final String NOBODYS_DIGEST = "/".repeat(31);

    private final SecureRandom random;
    private final SecretKey wrapping;
    private final SecretKey finding;
    private final SecretKey codes;
    private final SecretKey pepper;
    private final SecretKey others;
    private final BCryptPasswordEncoder passwords;
    private final String nobodysPassword;

    /**
     * @param secret at least 32 characters, or {@code file:<path>} of a file that holds them; empty: one is made once
     *     and kept in the database
     */
    Vault(
            PartyStore parties,
            SecureRandom random,
            @Value("${wishwright.secret:}") String secret,
            @Value("${wishwright.identity.bcrypt-strength:10}") int strength) {
        this.random = random;
        var master = secret.isBlank() ? parties.serverSecret(bytes(32)) : configured(secret.strip());
        wrapping = derive(master, "wrap personal keys", "AES");
        finding = derive(master, "find contacts", "HmacSHA256");
        codes = derive(master, "hash one-time codes", "HmacSHA256");
        pepper = derive(master, "pepper passwords", "HmacSHA256");
        others = derive(master, "derive keys of other modules", "HmacSHA256");
        passwords = new BCryptPasswordEncoder(strength, random);
        nobodysPassword = BCrypt.gensalt("$2a", strength, random) + NOBODYS_DIGEST;
    }

    /** The digest's place in a hash that nothing hashes to, so that a start need not wait for one to be computed. */
    @Override
    public byte[] key(String purpose) {
        return mac(others, purpose);
    }

    /** A new personal key, wrapped. */
    public byte[] newKey(PartyId person) {
        return encrypt(wrapping, bytes(32), "key " + person);
    }

    public byte[] seal(byte[] wrappedKey, PartyId person, String kind, String text) {
        return encrypt(unwrap(wrappedKey, person), text.getBytes(StandardCharsets.UTF_8), kind + " " + person);
    }

    public String open(byte[] wrappedKey, PartyId person, String kind, byte[] sealed) {
        return new String(decrypt(unwrap(wrappedKey, person), sealed, kind + " " + person), StandardCharsets.UTF_8);
    }

    /** The same for the same contact, and telling nothing about it without the secret. */
    public byte[] lookup(Contact contact) {
        return mac(finding, contact.kind() + " " + contact.value());
    }

    /** What a throttle counts by, for words that may be personal. */
    public byte[] subject(String words) {
        return mac(finding, "throttle " + words);
    }

    public byte[] hashCode(Contact contact, String code) {
        return mac(codes, contact.kind() + " " + contact.value() + " " + code);
    }

    /** Bcrypt over a keyed hash: every character counts, however long, and a stolen hash alone cannot be guessed at. */
    public String hashPassword(String password) {
        var hash = passwords.encode(peppered(password));
        if (hash == null) {
            throw new IllegalStateException("A password has a hash");
        }
        return hash;
    }

    public boolean matchesPassword(String password, String hash) {
        return passwords.matches(peppered(password), hash);
    }

    /** Takes as long as {@link #matchesPassword} and answers nothing: for accounts that do not exist. */
    public void matchNobody(String password) {
        boolean unused = passwords.matches(peppered(password), nobodysPassword);
    }

    /** 256 random bits, fit for a header and a cookie. */
    public String newToken() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    }

    /** Six digits, each code as likely as any other. */
    public String newCode() {
        return String.format(java.util.Locale.ROOT, "%06d", random.nextInt(1_000_000));
    }

    public static byte[] hashToken(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static byte[] configured(String secret) {
        var value = secret;
        if (secret.startsWith("file:")) {
            try {
                value = Files.readString(Path.of(secret.substring("file:".length())))
                        .strip();
            } catch (IOException e) {
                throw new IllegalStateException("The file named by wishwright.secret cannot be read: " + e, e);
            }
        }
        if (value.length() < SHORTEST_SECRET) {
            throw new IllegalStateException("wishwright.secret has fewer than 32 characters. Maybe make one with"
                    + " 'openssl rand -base64 48'.");
        }
        return value.getBytes(StandardCharsets.UTF_8);
    }

    private static SecretKey derive(byte[] master, String purpose, String algorithm) {
        try {
            var parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(master)
                    .thenExpand(("wishwright.identity.v1 " + purpose).getBytes(StandardCharsets.UTF_8), 32);
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK 25 has HKDF", e);
        }
    }

    private SecretKey unwrap(byte[] wrappedKey, PartyId person) {
        return new SecretKeySpec(decrypt(wrapping, wrappedKey, "key " + person), "AES");
    }

    private byte[] encrypt(SecretKey key, byte[] plain, String boundTo) {
        try {
            var nonce = bytes(NONCE);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(boundTo.getBytes(StandardCharsets.UTF_8));
            var sealed = cipher.doFinal(plain);
            return ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealing failed", e);
        }
    }

    private static byte[] decrypt(SecretKey key, byte[] sealed, String boundTo) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE));
            cipher.updateAAD(boundTo.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "What was sealed cannot be opened. Maybe wishwright.secret is not the one it was sealed with.", e);
        }
    }

    private static byte[] mac(SecretKey key, String words) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(words.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA-256", e);
        }
    }

    private String peppered(String password) {
        return Base64.getEncoder().encodeToString(mac(pepper, password));
    }

    private byte[] bytes(int count) {
        var made = new byte[count];
        random.nextBytes(made);
        return made;
    }
}
