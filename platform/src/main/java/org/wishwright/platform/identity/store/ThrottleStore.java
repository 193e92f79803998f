package org.wishwright.platform.identity.store;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts in windows of the database's own clock; one statement decides, so that all nodes agree. */
@Repository
public class ThrottleStore {

    /** @param seconds how long the window still lasts, at least one */
    public record Count(int used, long seconds) {}

    private final JdbcClient jdbc;

    ThrottleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts one more; a window that has ended begins anew with it. */
    public Count take(String kind, byte[] subject, Duration window) {
        return jdbc.sql("""
                        insert into identity.throttle as t (kind, subject, ends, used)
                        values (:kind, :subject, clock_timestamp() + make_interval(secs => :window), 1)
                        on conflict (kind, subject) do update set
                            ends = case when t.ends <= clock_timestamp() then excluded.ends else t.ends end,
                            used = case when t.ends <= clock_timestamp() then 1 else least(t.used, 1000000) + 1 end
                        returning used, greatest(1, ceil(extract(epoch from ends - clock_timestamp())))::bigint as seconds""")
                .param("kind", kind)
                .param("subject", subject)
                .param("window", window.toSeconds())
                .query(Count.class)
                .single();
    }

    public void giveBack(String kind, byte[] subject) {
        jdbc.sql("update identity.throttle set used = used - 1 where kind = ? and subject = ? and used > 0")
                .params(kind, subject)
                .update();
    }

    public void forget(String kind, byte[] subject) {
        jdbc.sql("delete from identity.throttle where kind = ? and subject = ?")
                .params(kind, subject)
                .update();
    }

    public void sweep() {
        jdbc.sql("delete from identity.throttle where ends < clock_timestamp()").update();
    }
}
