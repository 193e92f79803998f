package org.wishwright.platform.foundation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import tools.jackson.databind.ObjectMapper;

/**
 * A request that carries an {@code Idempotency-Key} takes effect once: its answer is kept in the transaction of the
 * effect for {@link #KEPT}; the same key with the same request answers the same, with another request it is refused.
 */
@Component
public class Idempotency {

    public static final Duration KEPT = Duration.ofDays(3);

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Idempotency(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Runs the effect unless this party has sent this key before. Two at once wait for each other on the key's row.
     *
     * @param party who asks; keys of one party mean nothing to another
     * @param request all that makes two requests the same
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> T once(UUID party, String key, Object request, Class<T> answerType, Supplier<T> effect) {
        if (key.length() < 8 || key.length() > 100) {
            throw new RefusedException(Refusal.of(
                    "idempotency.key-invalid",
                    "An Idempotency-Key has 8 to 100 characters.",
                    "field",
                    "Idempotency-Key"));
        }
        var hash = hash(json.writeValueAsString(request));
        int claimed = jdbc.sql("""
                        insert into foundation.idempotency (party, key, request_hash, answer) values (?, ?, ?, '')
                        on conflict do nothing""").params(party, key, hash).update();
        if (claimed == 0) {
            return earlier(party, key, hash, answerType);
        }
        var answer = effect.get();
        jdbc.sql("update foundation.idempotency set answer = ? where party = ? and key = ?")
                .params(json.writeValueAsString(answer), party, key)
                .update();
        return answer;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void forget() {
        jdbc.sql("delete from foundation.idempotency where recorded < now() - make_interval(secs => ?)")
                .param(KEPT.toSeconds())
                .update();
    }

    private record Kept(byte[] requestHash, String answer) {}

    private <T> T earlier(UUID party, String key, byte[] hash, Class<T> answerType) {
        var kept = jdbc.sql("select request_hash, answer from foundation.idempotency where party = ? and key = ?")
                .params(party, key)
                .query(Kept.class)
                .single();
        if (!MessageDigest.isEqual(kept.requestHash(), hash)) {
            throw new RefusedException(Refusal.of(
                    "idempotency.key-conflict",
                    "This Idempotency-Key was sent before with another request. Use a new key for a new request."));
        }
        return json.readValue(kept.answer(), answerType);
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
