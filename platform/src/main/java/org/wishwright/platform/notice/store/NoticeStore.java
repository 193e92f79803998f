package org.wishwright.platform.notice.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.notice.Channel;
import org.wishwright.platform.notice.Notice;
import org.wishwright.platform.notice.Topic;

/** Rows of notices. */
@Repository
public class NoticeStore {

    /** How many unread ones are counted. */
    private static final int COUNTED = 100;

    /** Notices are kept so long, whether they were read or not. */
    private static final Duration KEPT = Duration.ofDays(180);

    private static final UUID LAST = new UUID(-1L, -1L);

    /** A notice as it is kept. @param args as JSON */
    public record Kept(
            UUID id,
            PartyId person,
            String kind,
            Topic topic,
            String link,
            String args,
            Instant told,
            @Nullable Instant read) {}

    private final JdbcClient jdbc;

    NoticeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Each person once; those who were told before are left out.
     *
     * @param ids a fresh one a person
     * @return the notices that are new
     */
    public List<UUID> insert(
            List<UUID> ids,
            List<PartyId> persons,
            Notice notice,
            String args,
            Collection<Channel> carried,
            Instant now) {
        var told = jdbc.sql("""
                        insert into notice.notice (id, person, kind, topic, link, args, once, told)
                        select id, person, :kind, :topic, :link, :args::json, :once, :told
                        from unnest(:ids::uuid[], :persons::uuid[]) as one (id, person)
                        on conflict (person, once) do nothing returning id""")
                .param("kind", notice.kind())
                .param("topic", notice.topic().name())
                .param("link", notice.link())
                .param("args", args)
                .param("once", notice.once())
                .param("told", now.atOffset(ZoneOffset.UTC))
                .param("ids", new SqlArrayValue("uuid", ids.toArray()))
                .param(
                        "persons",
                        new SqlArrayValue(
                                "uuid", persons.stream().map(PartyId::value).toArray()))
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
        jdbc.sql("""
                        insert into notice.delivery (notice, channel, due)
                        select n.id, channel, n.told from notice.notice n
                        cross join unnest(:channels::text[]) as one (channel)
                        left join notice.choice c using (person, topic, channel)
                        where n.id = any(:ids::uuid[]) and coalesce(c.wanted, channel = 'MAIL')""")
                .param(
                        "channels",
                        new SqlArrayValue(
                                "text", carried.stream().map(Channel::name).toArray()))
                .param("ids", new SqlArrayValue("uuid", told.toArray()))
                .update();
        return told;
    }

    /** Newest first. */
    public List<Kept> list(PartyId person, @Nullable UUID before, int limit) {
        return jdbc.sql("select * from notice.notice where person = ? and id < ? order by id desc limit ?")
                .params(person.value(), before == null ? LAST : before, limit)
                .query((row, n) -> read(row))
                .list();
    }

    public Optional<Kept> find(UUID id) {
        return jdbc.sql("select * from notice.notice where id = ?")
                .param(id)
                .query((row, n) -> read(row))
                .optional();
    }

    public int unread(PartyId person) {
        return jdbc.sql("""
                        select count(*) from (
                            select from notice.notice where person = ? and read is null limit ?) counted""")
                .params(person.value(), COUNTED)
                .query(Integer.class)
                .single();
    }

    /** All of a person's up to this one. */
    public void markRead(PartyId person, UUID newest, Instant now) {
        jdbc.sql("update notice.notice set read = ? where person = ? and id <= ? and read is null")
                .params(now.atOffset(ZoneOffset.UTC), person.value(), newest)
                .update();
    }

    /** Forgets the old ones, some at a time. */
    public void sweep() {
        jdbc.sql("""
                        delete from notice.notice where id in (
                            select id from notice.notice
                            where told < (select foundation.business_now()) - make_interval(days => ?) limit 10000)""").param(Math.toIntExact(KEPT.toDays())).update();
    }

    private static Kept read(ResultSet row) throws SQLException {
        var read = row.getObject("read", OffsetDateTime.class);
        return new Kept(
                row.getObject("id", UUID.class),
                new PartyId(row.getObject("person", UUID.class)),
                row.getString("kind"),
                Topic.valueOf(row.getString("topic")),
                row.getString("link"),
                row.getString("args"),
                row.getObject("told", OffsetDateTime.class).toInstant(),
                read == null ? null : read.toInstant());
    }
}
