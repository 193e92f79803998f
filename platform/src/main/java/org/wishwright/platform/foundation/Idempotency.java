package org.wishwright.platform.foundation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.Outcome;
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
        check(key);
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

    /** Refuses what can be no key. */
    public static void check(String key) {
        if (key.length() < 8 || key.length() > 100) {
            throw new RefusedException(Refusal.of(
                    "idempotency.key-invalid",
                    "An Idempotency-Key has 8 to 100 characters.",
                    "field",
                    "Idempotency-Key"));
        }
    }

    /** A request that carries a key; see {@link #once}. */
    public record Keyed(UUID party, String key, Object request) {}

    /**
     * As {@link #once} for requests that take effect together, no two of one key: claims the keys that are new. Before whoever does so
     * locks anything else, or two of them might wait for each other.
     *
     * @return those that were sent before, with their answer, or refused where that was another request
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> Map<Keyed, Outcome<T>> claim(List<Keyed> asked, Class<T> answerType) {
        if (asked.isEmpty()) {
            return Map.of();
        }
        var hashes = new LinkedHashMap<Keyed, byte[]>();
        asked.forEach(one -> hashes.put(one, hash(json.writeValueAsString(one.request()))));
        var fresh = Set.copyOf(keys("""
                        insert into foundation.idempotency (party, key, request_hash, answer)
                        select party, key, decode(hash, 'hex'), ''
                        from unnest(:party::uuid[], :key::text[], :hash::text[]) as t (party, key, hash) order by party, key
                        on conflict do nothing returning party, key""", asked)
                .param("hash", texts(hashes.values(), HexFormat.of()::formatHex))
                .query(Key.class)
                .list());
        var earlier = new HashMap<Keyed, Outcome<T>>();
        hashes.forEach((one, hash) -> {
            if (!fresh.contains(new Key(one.party(), one.key()))) {
                earlier.put(one, before(one, hash, answerType));
            }
        });
        return earlier;
    }

    private <T> Outcome<T> before(Keyed one, byte[] hash, Class<T> answerType) {
        try {
            return Outcome.accepted(earlier(one.party(), one.key(), hash, answerType));
        } catch (RefusedException e) {
            return Outcome.refused(e.refusal());
        }
    }

    /** In the same transaction, of those that {@link #claim} found new: keeps the answers, and sets free the keys that got none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void answer(Collection<Keyed> claimed, Map<Keyed, ?> answers) {
        var answered = claimed.stream().filter(answers::containsKey).toList();
        if (!answered.isEmpty()) {
            keys("""
                            update foundation.idempotency i set answer = t.answer
                            from unnest(:party::uuid[], :key::text[], :answer::text[]) as t (party, key, answer)
                            where i.party = t.party and i.key = t.key""", answered)
                    .param("answer", texts(answered, one -> json.writeValueAsString(answers.get(one))))
                    .update();
        }
        var without = claimed.stream().filter(one -> !answers.containsKey(one)).toList();
        if (!without.isEmpty()) {
            keys("""
                            delete from foundation.idempotency i
                            using unnest(:party::uuid[], :key::text[]) as t (party, key)
                            where i.party = t.party and i.key = t.key""", without).update();
        }
    }

    private record Key(UUID party, String key) {}

    private JdbcClient.StatementSpec keys(String sql, List<Keyed> of) {
        return jdbc.sql(sql)
                .param("party", texts(of, one -> one.party().toString()))
                .param("key", texts(of, Keyed::key));
    }

    private static <T> String[] texts(Collection<T> of, Function<T, String> text) {
        return of.stream().map(text).toArray(String[]::new);
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
