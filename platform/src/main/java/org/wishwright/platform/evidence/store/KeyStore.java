package org.wishwright.platform.evidence.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The log's keys as rows. */
@Component
public class KeyStore {

    private final JdbcClient jdbc;

    KeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param secret null for a key that another followed */
    public record Key(
            int no,
            @Nullable String secret,
            String verifier,
            @Nullable String succession) {}

    /** All keys, the first one first. */
    public List<Key> all() {
        return jdbc.sql("select no, secret, verifier, succession from evidence.log_key order by no")
                .query((row, number) -> new Key(
                        row.getInt("no"),
                        row.getString("secret"),
                        row.getString("verifier"),
                        row.getString("succession")))
                .list();
    }

    /** The number of the key that signs; 0 where there is none yet. */
    public int current() {
        return jdbc.sql("select coalesce(max(no), 0) from evidence.log_key")
                .query(Integer.class)
                .single();
    }

    /** Keeps the log's first key, if there is none yet; waits for another node that is just doing so. */
    public void keepFirst(String secret, String verifier) {
        jdbc.sql("insert into evidence.log_key (no, secret, verifier) values (1, ?, ?) on conflict do nothing")
                .params(secret, verifier)
                .update();
    }

    /** Destroys the secret of the key that signs, and keeps the next. */
    public void follow(int no, String secret, String verifier, String succession) {
        jdbc.sql("update evidence.log_key set secret = null where secret is not null")
                .update();
        jdbc.sql("insert into evidence.log_key (no, secret, verifier, succession) values (?, ?, ?, ?)")
                .params(no, secret, verifier, succession)
                .update();
    }
}
