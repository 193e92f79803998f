package org.wishwright.platform.evidence.store;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.wishwright.platform.evidence.LogState;
import org.wishwright.provenance.Commitment;
import org.wishwright.provenance.Frontier;
import org.wishwright.provenance.Hash;
import org.wishwright.provenance.SignedNote;
import org.wishwright.provenance.StoredHashes;

/** Outbox and log as rows. */
@Component
public class LogStore implements StoredHashes {

    private final JdbcClient jdbc;

    LogStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A commitment that waits for its place. */
    public record Waiting(UUID fact, Commitment commitment) {}

    /** A leaf to add; its index is its position after those that are there. */
    public record Leaf(UUID fact, Hash hash) {}

    /** A kept hash above the leaves. */
    public record Node(int level, long index, Hash hash) {}

    /** Where the log ends. */
    public record Head(Frontier frontier, SignedNote checkpoint) {}

    /** Whether this transaction is now the only one, of all nodes, that appends. Held until it ends. */
    public boolean lock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('evidence.log', 0))")
                .query(Boolean.class)
                .single();
    }

    public boolean hasWaiting() {
        return jdbc.sql("select exists (select from evidence.outbox)")
                .query(Boolean.class)
                .single();
    }

    /** Takes the oldest commitments out of the outbox, in order. */
    public List<Waiting> takeOldest(int most) {
        return jdbc.sql("""
                        with taken as (
                            delete from evidence.outbox o
                            using (select fact from evidence.outbox order by fact limit ?) oldest
                            where o.fact = oldest.fact
                            returning o.fact, o.commitment)
                        select fact, commitment from taken order by fact""")
                .param(most)
                .query((row, number) -> new Waiting(
                        row.getObject("fact", UUID.class), new Commitment(Hash.of(row.getBytes("commitment")))))
                .list();
    }

    /** Founds the empty log, if it is not there yet. */
    public void found(SignedNote checkpoint) {
        jdbc.sql("""
                        insert into evidence.head (size, frontier, checkpoint, signed) values (0, ?, ?, now())
                        on conflict do nothing""").params(Frontier.EMPTY.toBytes(), checkpoint.toString()).update();
    }

    public Head head() {
        return jdbc.sql("select frontier, checkpoint from evidence.head")
                .query((row, number) -> new Head(
                        Frontier.fromBytes(row.getBytes("frontier")).orThrow(),
                        SignedNote.parse(row.getString("checkpoint")).orThrow()))
                .single();
    }

    /** How the log stands, for everybody. */
    public LogState state() {
        var days = jdbc.sql("""
                        select date_trunc('day', f.recorded, 'UTC') as day, count(*) as facts
                        from evidence.leaf l join evidence.fact f on f.id = l.fact
                        where l.idx >= (select size from evidence.head) - 10000
                        group by 1 order by 1 desc limit 14""")
                .query((row, number) -> new LogState.Day(
                        row.getObject("day", OffsetDateTime.class).toInstant(), row.getLong("facts")))
                .list();
        return jdbc.sql("""
                        select size, checkpoint, signed, (select count(*) from evidence.outbox) as waiting
                        from evidence.head""")
                .query((row, number) -> new LogState(
                        row.getLong("size"),
                        row.getLong("waiting"),
                        row.getObject("signed", OffsetDateTime.class).toInstant(),
                        SignedNote.parse(row.getString("checkpoint")).orThrow(),
                        days))
                .single();
    }

    /**
     * Adds leaves behind the log's end and moves the end.
     *
     * @throws IllegalStateException if the log is not at that size any more
     */
    public void append(long size, List<Leaf> leaves, List<Node> nodes, Head next) {
        int moved = jdbc.sql("""
                        update evidence.head set size = ?, frontier = ?, checkpoint = ?, signed = now() where size = ?""")
                .params(
                        next.frontier().size(),
                        next.frontier().toBytes(),
                        next.checkpoint().toString(),
                        size)
                .update();
        if (moved != 1) {
            throw new IllegalStateException("The log grew beyond " + size + " while its writer held the lock");
        }
        jdbc.sql("""
                        insert into evidence.leaf (idx, fact, hash)
                        select ? + number - 1, fact, hash
                        from unnest(?::uuid[], ?::bytea[]) with ordinality as leaf (fact, hash, number)""")
                .params(
                        size,
                        new SqlArrayValue("uuid", (Object[])
                                leaves.stream().map(Leaf::fact).toArray(UUID[]::new)),
                        byteas(leaves, leaf -> leaf.hash().bytes()))
                .update();
        jdbc.sql("""
                        insert into evidence.node (level, idx, hash)
                        select level, idx, hash from unnest(?::int[], ?::bigint[], ?::bytea[]) as node (level, idx, hash)""")
                .params(
                        new SqlArrayValue("int4", (Object[])
                                nodes.stream().map(Node::level).toArray(Integer[]::new)),
                        new SqlArrayValue("int8", (Object[])
                                nodes.stream().map(Node::index).toArray(Long[]::new)),
                        byteas(nodes, node -> node.hash().bytes()))
                .update();
    }

    @Override
    public List<Hash> range(int level, long from, long to) {
        var hashes = level == 0
                ? jdbc.sql("select hash from evidence.leaf where idx >= ? and idx < ? order by idx")
                        .params(from, to)
                : jdbc.sql("select hash from evidence.node where level = ? and idx >= ? and idx < ? order by idx")
                        .params(level, from, to);
        return hashes.query((row, number) -> Hash.of(row.getBytes("hash"))).list();
    }

    /** The signing key's secret text, once there is one. */
    public Optional<String> secret() {
        return jdbc.sql("select secret from evidence.signing_key")
                .query(String.class)
                .optional();
    }

    /** Keeps a signing key, if none is there yet; waits for another node that is just doing so. */
    public void keepSecret(String secret, String verifier) {
        jdbc.sql("insert into evidence.signing_key (secret, verifier) values (?, ?) on conflict do nothing")
                .params(secret, verifier)
                .update();
    }

    static <T> SqlArrayValue byteas(List<T> items, Function<T, byte[]> part) {
        return new SqlArrayValue("bytea", (Object[]) items.stream().map(part).toArray(byte[][]::new));
    }
}
