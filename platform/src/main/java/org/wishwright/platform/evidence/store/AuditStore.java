package org.wishwright.platform.evidence.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wishwright.provenance.Salt;

/** Reads everything that a check of the log compares, trusting none of it. */
@Component
public class AuditStore {

    private final JdbcClient jdbc;

    AuditStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A place that an entry says it has, beside the fact it stands for, if that is still there. */
    public record AuditedPlace(
            long index, UUID fact, @Nullable AuditedFact kept) {}

    /** A fact as found. */
    public record AuditedFact(
            UUID subject,
            String type,
            @Nullable String content,
            @Nullable Salt salt,
            Instant recorded) {}

    /** What the log says of its end. */
    public record AuditedHead(long size, byte[] frontier, String checkpoint) {}

    public Optional<AuditedHead> head() {
        return jdbc.sql("select size, frontier, checkpoint from evidence.head")
                .query((row, number) ->
                        new AuditedHead(row.getLong("size"), row.getBytes("frontier"), row.getString("checkpoint")))
                .optional();
    }

    /** The places that entries beginning at an index and after it say they have, in order: about so many. */
    public List<AuditedPlace> places(long from, int most) {
        return jdbc.sql("""
                        select l.first + l.number - 1 as idx, l.fact, f.id, f.subject, f.type, f.content, f.salt, f.recorded
                        from (select e.first, fact, number
                              from (select first, facts, sum(cardinality(facts)) over (order by first)
                                        - cardinality(facts) as before
                                    from (select first, facts from evidence.entry where first >= :from
                                          order by first limit :most) several) e,
                                   unnest(e.facts) with ordinality as each (fact, number)
                              where e.before < :most) l
                        left join evidence.fact f on f.id = l.fact
                        order by idx""")
                .param("from", from)
                .param("most", most)
                .query((row, number) ->
                        new AuditedPlace(row.getLong("idx"), row.getObject("fact", UUID.class), fact(row)))
                .list();
    }

    public long waiting() {
        return jdbc.sql("select coalesce(sum(cardinality(facts)), 0) from evidence.entry where first is null")
                .query(Long.class)
                .single();
    }

    /** Facts that have waited longer than the writer needs, by the machine's clock. */
    public List<UUID> overdue(Duration longest, int most) {
        return jdbc.sql("""
                        select unnest(facts) from evidence.entry
                        where first is null and since < clock_timestamp() - make_interval(secs => ?)
                        order by 1 limit ?""").params(longest.toSeconds(), most).query(UUID.class).list();
    }

    /** Facts that neither are in the log nor wait for it. */
    public List<UUID> strays(int most) {
        return jdbc.sql("""
                        select f.id from evidence.fact f left join evidence.entry e on e.id = f.entry
                        where e.id is null or f.id is distinct from e.facts[f.pos + 1]
                        limit ?""").param(most).query(UUID.class).list();
    }

    private static @Nullable AuditedFact fact(ResultSet row) throws SQLException {
        if (row.getObject("id") == null) {
            return null;
        }
        byte[] salt = row.getBytes("salt");
        return new AuditedFact(
                row.getObject("subject", UUID.class),
                row.getString("type"),
                row.getString("content"),
                salt == null ? null : Salt.of(salt),
                row.getObject("recorded", OffsetDateTime.class).toInstant());
    }
}
