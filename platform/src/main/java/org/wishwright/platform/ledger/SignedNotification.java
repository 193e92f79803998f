package org.wishwright.platform.ledger;

import java.util.Map;

/**
 * A message that claims to come from a provider.
 *
 * @param headers by lower-case name; those that no provider knows, or that are too long, are left out
 */
public record SignedNotification(Map<String, String> headers, byte[] body) {

    /** Signed as Standard Webhooks has it. @param timestamp seconds since 1970, as sent */
    public SignedNotification(String id, String timestamp, String signature, byte[] body) {
        this(Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", signature), body);
    }

    /** Empty where it was not sent. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public String id() {
        return header("webhook-id");
    }

    public String timestamp() {
        return header("webhook-timestamp");
    }

    public String signature() {
        return header("webhook-signature");
    }
}
