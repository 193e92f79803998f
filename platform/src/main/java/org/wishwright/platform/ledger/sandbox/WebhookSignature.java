package org.wishwright.platform.ledger.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.wishwright.platform.ledger.SignedNotification;
import org.wishwright.platform.ledger.sandbox.program.Signature;

/** Signs and checks messages as Standard Webhooks 1.0 has it: HMAC-SHA256 over {@code id.timestamp.body}. */
public final class WebhookSignature {

    /** How far a message's time may be from ours, either way; older ones may be replays. */
    public static final Duration WINDOW = Duration.ofMinutes(5);

    private final Signature signature;

    public WebhookSignature(byte[] secret) {
        signature = Signature.with(secret);
    }

    public SignedNotification sign(String id, Instant at, byte[] body) {
        var timestamp = String.valueOf(at.getEpochSecond());
        return new SignedNotification(id, timestamp, signature.of(id, timestamp, body), body);
    }

    /** Whether one of its signatures was made with our secret; compared in constant time. */
    public boolean genuine(SignedNotification message) {
        var ours =
                signature.of(message.id(), message.timestamp(), message.body()).getBytes(StandardCharsets.UTF_8);
        return Arrays.stream(message.signature().split(" ", 10))
                .map(theirs -> theirs.getBytes(StandardCharsets.UTF_8))
                .anyMatch(theirs -> MessageDigest.isEqual(ours, theirs));
    }

    /** Whether it was sent within {@link #WINDOW} of now. */
    public static boolean fresh(SignedNotification message, Instant now) {
        return fresh(message.timestamp(), now);
    }

    /** @param timestamp seconds since 1970 */
    public static boolean fresh(String timestamp, Instant now) {
        try {
            var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(sent, now).abs().compareTo(WINDOW) <= 0;
        } catch (NumberFormatException | java.time.DateTimeException | ArithmeticException e) {
            return false;
        }
    }
}
