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
import org.wishwright.provenance.Hash;
import org.wishwright.provenance.Salt;

/** Reads everything that a check of the log compares, trusting none of it. */
@Component
public class AuditStore {

    private final JdbcClient jdbc;

    AuditStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A leaf beside the fact it stands for, if that is still there. */
    public record AuditedLeaf(
            long index, UUID fact, Hash hash, @Nullable AuditedFact kept) {}

    /** A fact as found. */
    public record AuditedFact(
            UUID subject,
            String type,
            @Nullable String content,
            @Nullable Salt salt,
            Hash commitment,
            Instant recorded) {}

    /** What the log says of its end. */
    public record AuditedHead(long size, byte[] frontier, String checkpoint) {}

    public Optional<AuditedHead> head() {
        return jdbc.sql("select size, frontier, checkpoint from evidence.head")
                .query((row, number) ->
                        new AuditedHead(row.getLong("size"), row.getBytes("frontier"), row.getString("checkpoint")))
                .optional();
    }

    /** The next leaves from an index on, in order. */
    public List<AuditedLeaf> leaves(long from, int most) {
        return jdbc.sql("""
                        select l.idx, l.fact, l.hash, f.subject, f.type, f.content, f.salt, f.commitment, f.recorded
                        from (select idx, fact, hash from evidence.leaf where idx >= ? order by idx limit ?) l
                        left join evidence.fact f on f.id = l.fact
                        order by l.idx""")
                .params(from, most)
                .query((row, number) -> new AuditedLeaf(
                        row.getLong("idx"),
                        row.getObject("fact", UUID.class),
                        Hash.of(row.getBytes("hash")),
                        fact(row)))
                .list();
    }

    public long waiting() {
        return jdbc.sql("select count(*) from evidence.outbox")
                .query(Long.class)
                .single();
    }

    /** Facts that have waited longer than the writer needs, by the machine's clock. */
    public List<UUID> overdue(Duration longest, int most) {
        return jdbc.sql("""
                        select fact from evidence.outbox
                        where since < clock_timestamp() - make_interval(secs => ?) order by fact limit ?""").params(longest.toSeconds(), most).query(UUID.class).list();
    }

    /** Facts that neither are in the log nor wait for it. */
    public List<UUID> strays(int most) {
        return jdbc.sql("""
                        select f.id from evidence.fact f
                        where not exists (select from evidence.leaf l where l.fact = f.id)
                          and not exists (select from evidence.outbox o where o.fact = f.id)
                        limit ?""").param(most).query(UUID.class).list();
    }

    private static @Nullable AuditedFact fact(ResultSet row) throws SQLException {
        byte[] commitment = row.getBytes("commitment");
        if (commitment == null) {
            return null;
        }
        byte[] salt = row.getBytes("salt");
        return new AuditedFact(
                row.getObject("subject", UUID.class),
                row.getString("type"),
                row.getString("content"),
                salt == null ? null : Salt.of(salt),
                Hash.of(commitment),
                row.getObject("recorded", OffsetDateTime.class).toInstant());
    }
}
