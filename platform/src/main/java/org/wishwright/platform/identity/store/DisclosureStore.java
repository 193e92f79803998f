package org.wishwright.platform.identity.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.identity.PartyId;

/** Lines of who looked at whom, and of what operators did. */
@Repository
public class DisclosureStore {

    private static final UUID LAST = new UUID(-1L, -1L);
    private static final int KEPT_DAYS = 366;

    private final JdbcClient jdbc;

    DisclosureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One look. */
    public record Row(UUID id, PartyId person, PartyId reader, String role, String field, String place, Instant seen) {}

    /** One act. */
    public record Act(UUID id, PartyId operator, String act, String subject, String address, Instant done) {}

    /** Several at once; the ids come with them. A work order with measures that fetches itself anew within a minute is one look. */
    public void add(List<UUID> ids, List<UUID> persons, PartyId reader, String role, String field, String place) {
        jdbc.sql("""
                        insert into identity.disclosure (id, person, reader, reader_role, field_group, place)
                        select i, p, :reader, :role, :field, :place from unnest(cast(:ids as uuid[]), cast(:persons as uuid[])) as t (i, p)
                        where :field <> 'MEASURES' or not exists (select from identity.disclosure d
                            where d.person = p and d.reader = :reader and d.reader_role = :role and d.field_group = :field
                                and d.place = :place and d.seen > clock_timestamp() - interval '1 minute')""")
                .param("ids", array(ids))
                .param("persons", array(persons))
                .param("reader", reader.value())
                .param("role", role)
                .param("field", field)
                .param("place", place)
                .update();
    }

    /** Newest first. @param person null: of everybody */
    public List<Row> list(@Nullable PartyId person, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                        select id, person, reader, reader_role, field_group, place, seen from identity.disclosure
                        where (cast(:person as uuid) is null or person = cast(:person as uuid)) and id < :before
                        order by id desc limit :limit""")
                .param("person", person == null ? null : person.value())
                .param("before", before == null ? LAST : before)
                .param("limit", limit)
                .query((row, n) -> new Row(
                        row.getObject(1, UUID.class),
                        new PartyId(row.getObject(2, UUID.class)),
                        new PartyId(row.getObject(3, UUID.class)),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getObject(7, OffsetDateTime.class).toInstant()))
                .list();
    }

    public void addAct(UUID id, PartyId operator, String act, String subject, String address) {
        jdbc.sql("insert into identity.admin_act (id, operator, act, subject, address) values (?, ?, ?, ?, ?)")
                .params(id, operator.value(), act, subject, address)
                .update();
    }

    /** Newest first. */
    public List<Act> acts(@Nullable UUID before, int limit) {
        return jdbc.sql("""
                        select id, operator, act, subject, address, done from identity.admin_act
                        where id < ? order by id desc limit ?""")
                .params(before == null ? LAST : before, limit)
                .query((row, n) -> new Act(
                        row.getObject(1, UUID.class),
                        new PartyId(row.getObject(2, UUID.class)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, OffsetDateTime.class).toInstant()))
                .list();
    }

    public void sweep() {
        jdbc.sql("delete from identity.disclosure where seen < clock_timestamp() - make_interval(days => ?)")
                .param(KEPT_DAYS)
                .update();
    }

    private static String array(List<UUID> ids) {
        return "{" + String.join(",", ids.stream().map(UUID::toString).toList()) + "}";
    }
}
