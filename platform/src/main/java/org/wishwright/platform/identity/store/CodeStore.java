package org.wishwright.platform.identity.store;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One-time codes, hashed. */
@Repository
public class CodeStore {

    private final JdbcClient jdbc;

    CodeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a new code; the one before it is void. */
    public void put(byte[] lookup, byte[] hash, Duration life) {
        jdbc.sql("""
                        insert into identity.code (lookup, hash, expires)
                        values (:lookup, :hash, clock_timestamp() + make_interval(secs => :life))
                        on conflict (lookup) do update set hash = excluded.hash, expires = excluded.expires, tries = 0""")
                .param("lookup", lookup)
                .param("hash", hash)
                .param("life", life.toSeconds())
                .update();
    }

    /** The hash of the live code; each call is a try and counts, also the ones that will be wrong. */
    public Optional<byte[]> attempt(byte[] lookup, int mostTries) {
        return jdbc.sql("""
                        update identity.code set tries = tries + 1
                        where lookup = ? and tries < ? and expires > clock_timestamp() returning hash""")
                .params(lookup, mostTries)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    /** True for the one who uses the code up. */
    public boolean use(byte[] lookup, byte[] hash) {
        return jdbc.sql("delete from identity.code where lookup = ? and hash = ?")
                        .params(lookup, hash)
                        .update()
                == 1;
    }

    public void sweep() {
        jdbc.sql("delete from identity.code where expires < clock_timestamp()").update();
    }
}
