package org.wishwright.platform.ledger.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.wishwright.platform.ledger.SignedNotification;

/** Signs and checks messages as Standard Webhooks 1.0 has it: HMAC-SHA256 over {@code id.timestamp.body}. */
public final class WebhookSignature {

    /** How far a message's time may be from ours, either way; older ones may be replays. */
    public static final Duration WINDOW = Duration.ofMinutes(5);

    private final SecretKeySpec key;

    public WebhookSignature(byte[] secret) {
        key = new SecretKeySpec(secret, "HmacSHA256");
    }

    public SignedNotification sign(String id, Instant at, byte[] body) {
        var timestamp = String.valueOf(at.getEpochSecond());
        return new SignedNotification(id, timestamp, "v1," + mac(id, timestamp, body), body);
    }

    /** Whether one of its signatures was made with our secret; compared in constant time. */
    public boolean genuine(SignedNotification message) {
        var ours = ("v1," + mac(message.id(), message.timestamp(), message.body())).getBytes(StandardCharsets.UTF_8);
        return Arrays.stream(message.signature().split(" ", 10))
                .map(theirs -> theirs.getBytes(StandardCharsets.UTF_8))
                .anyMatch(theirs -> MessageDigest.isEqual(ours, theirs));
    }

    /** Whether it was sent within {@link #WINDOW} of now. */
    public static boolean fresh(SignedNotification message, Instant now) {
        try {
            var sent = Instant.ofEpochSecond(Long.parseLong(message.timestamp()));
            return Duration.between(sent, now).abs().compareTo(WINDOW) <= 0;
        } catch (NumberFormatException | java.time.DateTimeException | ArithmeticException e) {
            return false;
        }
    }

    private String mac(String id, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }
}
