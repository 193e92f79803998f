package org.wishwright.platform.evidence.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.wishwright.platform.evidence.RecordedFact;
import org.wishwright.provenance.Commitment;
import org.wishwright.provenance.Salt;
import org.wishwright.provenance.TileBytes;

/** Facts as rows. */
@Component
public class FactStore {

    private static final String SELECT = """
            select f.id, f.subject, f.type, f.content, f.recorded, e.first + f.pos as idx
            from evidence.fact f left join evidence.entry e on e.id = f.entry
            """;

    private final JdbcClient jdbc;

    FactStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A fact with all that commits to it. */
    public record SaltedFact(UUID id, UUID subject, String type, String content, Salt salt, Commitment commitment) {}

    /** A fact in the log with what opens it. */
    public record OpenFact(UUID id, String content, Salt salt, long index) {}

    /** Keeps facts and lets their commitments wait for their place together, in one statement. */
    public void insert(UUID entry, List<SaltedFact> facts, Instant recorded) {
        var ids = uuids(facts, SaltedFact::id);
        jdbc.sql("""
                        with kept as (
                            insert into evidence.fact (id, subject, type, content, salt, recorded, entry, pos)
                            select id, subject, type, content, salt, ?, ?, number - 1
                            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::bytea[])
                                with ordinality as draft (id, subject, type, content, salt, number))
                        insert into evidence.entry (id, facts, commitments) values (?, ?::uuid[], ?)""")
                .params(
                        recorded.atOffset(ZoneOffset.UTC),
                        entry,
                        ids,
                        uuids(facts, SaltedFact::subject),
                        texts(facts, SaltedFact::type),
                        texts(facts, SaltedFact::content),
                        LogStore.byteas(facts, fact -> fact.salt().bytes()),
                        entry,
                        ids,
                        commitments(facts))
                .update();
    }

    public Optional<RecordedFact> find(UUID id) {
        return jdbc.sql(SELECT + "where f.id = ?")
                .param(id)
                .query((row, number) -> fact(row))
                .optional();
    }

    /** The facts about a subject that follow another fact about it, or the first ones. */
    public List<RecordedFact> about(UUID subject, @Nullable UUID after, int limit) {
        var first = jdbc.sql(SELECT + """
                        where f.subject = :subject and (:after::uuid is null or (f.recorded, f.id) >
                            (select recorded, id from evidence.fact where id = :after and subject = :subject))
                        order by f.recorded, f.id limit :limit""");
        return first.param("subject", subject)
                .param("after", after, java.sql.Types.OTHER)
                .param("limit", limit)
                .query((row, number) -> fact(row))
                .list();
    }

    /** The facts about a subject that are in the log and not erased, in their order, at most so many. */
    public List<OpenFact> open(UUID subject, int most) {
        return jdbc.sql("""
                        select f.id, f.content, f.salt, e.first + f.pos as idx
                        from evidence.fact f join evidence.entry e on e.id = f.entry
                        where f.subject = ? and f.salt is not null and e.first is not null
                        order by f.recorded, f.id limit ?""")
                .params(subject, most)
                .query((row, number) -> new OpenFact(
                        row.getObject("id", UUID.class),
                        row.getString("content"),
                        Salt.of(row.getBytes("salt")),
                        row.getLong("idx")))
                .list();
    }

    /** The salt, unless the fact is unknown or erased. */
    public Optional<Salt> salt(UUID id) {
        return jdbc.sql("select salt from evidence.fact where id = ? and salt is not null")
                .param(id)
                .query((row, number) -> Salt.of(row.getBytes("salt")))
                .optional();
    }

    /** Destroys what facts about these subjects say, and their salts. */
    public int forget(Collection<UUID> subjects) {
        return jdbc.sql("""
                        update evidence.fact set content = null, salt = null
                        where subject = any (?::uuid[]) and salt is not null""")
                .param(new SqlArrayValue("uuid", subjects.toArray()))
                .update();
    }

    private static RecordedFact fact(ResultSet row) throws SQLException {
        return new RecordedFact(
                row.getObject("id", UUID.class),
                row.getObject("subject", UUID.class),
                row.getString("type"),
                row.getString("content"),
                row.getObject("recorded", OffsetDateTime.class).toInstant(),
                row.getObject("idx", Long.class));
    }

    private static byte[] commitments(List<SaltedFact> facts) {
        return TileBytes.ofHashes(
                facts.stream().map(fact -> fact.commitment().hash()).toList());
    }

    private static SqlArrayValue uuids(List<SaltedFact> facts, Function<SaltedFact, UUID> part) {
        return new SqlArrayValue("uuid", (Object[]) facts.stream().map(part).toArray(UUID[]::new));
    }

    private static SqlArrayValue texts(List<SaltedFact> facts, Function<SaltedFact, String> part) {
        return new SqlArrayValue("text", (Object[]) facts.stream().map(part).toArray(String[]::new));
    }
}
