package org.wishwright.platform.evidence.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

/** Facts as rows. */
@Component
public class FactStore {

    private static final String SELECT = """
            select f.id, f.subject, f.type, f.content, f.recorded, l.idx
            from evidence.fact f left join evidence.leaf l on l.fact = f.id
            """;

    private final JdbcClient jdbc;

    FactStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A fact with all that commits to it. */
    public record SaltedFact(UUID id, UUID subject, String type, String content, Salt salt, Commitment commitment) {}

    /** Keeps facts and puts their commitments into the outbox, in one statement. */
    public void insert(List<SaltedFact> facts, Instant recorded) {
        jdbc.sql("""
                        with kept as (
                            insert into evidence.fact (id, subject, type, content, salt, commitment, recorded)
                            select id, subject, type, content, salt, commitment, ?
                            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::bytea[], ?::bytea[])
                                as draft (id, subject, type, content, salt, commitment)
                            returning id, commitment)
                        insert into evidence.outbox (fact, commitment) select id, commitment from kept""")
                .params(
                        recorded.atOffset(ZoneOffset.UTC),
                        uuids(facts, SaltedFact::id),
                        uuids(facts, SaltedFact::subject),
                        texts(facts, SaltedFact::type),
                        texts(facts, SaltedFact::content),
                        LogStore.byteas(facts, fact -> fact.salt().bytes()),
                        LogStore.byteas(facts, fact -> fact.commitment().hash().bytes()))
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

    /** The salt, unless the fact is unknown or erased. */
    public Optional<Salt> salt(UUID id) {
        return jdbc.sql("select salt from evidence.fact where id = ? and salt is not null")
                .param(id)
                .query((row, number) -> Salt.of(row.getBytes("salt")))
                .optional();
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

    private static SqlArrayValue uuids(List<SaltedFact> facts, Function<SaltedFact, UUID> part) {
        return new SqlArrayValue("uuid", (Object[]) facts.stream().map(part).toArray(UUID[]::new));
    }

    private static SqlArrayValue texts(List<SaltedFact> facts, Function<SaltedFact, String> part) {
        return new SqlArrayValue("text", (Object[]) facts.stream().map(part).toArray(String[]::new));
    }
}
