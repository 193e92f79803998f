package org.wishwright.platform.ledger.sandbox.program;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs messages as Standard Webhooks 1.0 has it: HMAC-SHA256 over {@code id.timestamp.body}. */
public record Signature(SecretKeySpec key) {

    public static Signature with(byte[] secret) {
        return new Signature(new SecretKeySpec(secret, "HmacSHA256"));
    }

    /** @return {@code v1,} and the code in Base64 */
    public String of(String id, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }
}
