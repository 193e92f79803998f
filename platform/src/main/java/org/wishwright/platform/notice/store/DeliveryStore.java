package org.wishwright.platform.notice.store;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.notice.Channel;
import org.wishwright.platform.notice.Letter;

/** Rows of what is to be carried. */
@Repository
public class DeliveryStore {

    private static final UUID LAST = new UUID(-1L, -1L);

    /** @param attempts with this one */
    public record Taken(UUID notice, Channel channel, int attempts) {}

    /** A delivery that was given up. */
    public record Failed(UUID notice, Channel channel, int attempts, String failure) {}

    /** What a sandbox keeps. */
    public record Kept(UUID id, Channel channel, String subject, String body, Instant sent) {}

    /** @param waiting not yet handed over; {@code failed} given up */
    public record Figures(long waiting, long sent, long failed) {}

    private final JdbcClient jdbc;

    DeliveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes some that are due; who dies meanwhile leaves them to others after the lease. */
    public List<Taken> take(int most, Duration lease) {
        return jdbc.sql("""
                        update notice.delivery d set attempts = d.attempts + 1,
                            due = foundation.business_now() + make_interval(secs => :lease)
                        from (select notice, channel from notice.delivery
                            where state = 'WAITING' and due <= (select foundation.business_now())
                            order by due limit :most for update skip locked) due
                        where d.notice = due.notice and d.channel = due.channel
                        returning d.notice, d.channel, d.attempts""")
                .param("lease", lease.toSeconds())
                .param("most", most)
                .query((row, n) ->
                        new Taken(row.getObject(1, UUID.class), Channel.valueOf(row.getString(2)), row.getInt(3)))
                .list();
    }

    public void sent(Taken one) {
        end(one, "SENT", null);
    }

    /** There is no such address of hers. */
    public void nowhere(Taken one) {
        end(one, "NOWHERE", null);
    }

    public void failed(Taken one, String why) {
        end(one, "FAILED", why);
    }

    private void end(Taken one, String state, @Nullable String why) {
        jdbc.sql("""
                        update notice.delivery set state = :state, failure = :why
                        where notice = :notice and channel = :channel""")
                .param("state", state)
                .param("why", why)
                .param("notice", one.notice())
                .param("channel", one.channel().name())
                .update();
    }

    /** Tried again then. @param why empty where nothing failed: these hours are quiet, and it does not count as an attempt */
    public void postpone(Taken one, Instant until, String why) {
        jdbc.sql("""
                        update notice.delivery set due = :until, failure = nullif(:why, ''),
                            attempts = attempts - case when :why = '' then 1 else 0 end
                        where notice = :notice and channel = :channel""")
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("why", why)
                .param("notice", one.notice())
                .param("channel", one.channel().name())
                .update();
    }

    /** The newest of those that were given up. */
    public List<Failed> failures(int limit) {
        return jdbc.sql("""
                        select notice, channel, attempts, failure from notice.delivery
                        where state = 'FAILED' order by notice desc limit ?""")
                .param(limit)
                .query((row, n) -> new Failed(
                        row.getObject(1, UUID.class),
                        Channel.valueOf(row.getString(2)),
                        row.getInt(3),
                        row.getString(4) == null ? "" : row.getString(4)))
                .list();
    }

    public Figures figures() {
        return jdbc.sql("""
                        select count(*) filter (where state = 'WAITING') as waiting,
                            count(*) filter (where state = 'SENT') as sent,
                            count(*) filter (where state = 'FAILED') as failed from notice.delivery""").query(Figures.class).single();
    }

    /** All that were given up are tried again, at once. */
    public void again(Instant now) {
        jdbc.sql("""
                        update notice.delivery set state = 'WAITING', attempts = 0, due = ?, failure = null
                        where state = 'FAILED'""").param(now.atOffset(ZoneOffset.UTC)).update();
    }

    public void keep(Channel channel, Letter letter, Instant now) {
        jdbc.sql(
                        "insert into notice.sandbox (id, channel, subject, body, sent) values (?, ?, ?, ?, ?) on conflict do nothing")
                .params(letter.id(), channel.name(), letter.subject(), letter.body(), now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Forgets all but the newest that the sandbox keeps. */
    public void sweep() {
        jdbc.sql("delete from notice.sandbox where id in (select id from notice.sandbox order by id desc offset 500)")
                .update();
    }

    /** What the sandbox keeps, newest first. */
    public List<Kept> kept(@Nullable UUID before, int limit) {
        return jdbc.sql("select * from notice.sandbox where id < ? order by id desc limit ?")
                .params(before == null ? LAST : before, limit)
                .query((row, n) -> new Kept(
                        row.getObject("id", UUID.class),
                        Channel.valueOf(row.getString("channel")),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getObject("sent", OffsetDateTime.class).toInstant()))
                .list();
    }
}
