package org.wishwright.platform.evidence.store;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.wishwright.platform.evidence.LogState;
import org.wishwright.provenance.Frontier;
import org.wishwright.provenance.Hash;
import org.wishwright.provenance.SignedNote;
import org.wishwright.provenance.StoredHashes;
import org.wishwright.provenance.Tile;
import org.wishwright.provenance.TileBytes;

/** What waits, and the log, as rows. */
@Component
public class LogStore implements StoredHashes {

    private final JdbcClient jdbc;

    LogStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Facts that were recorded together and wait for their places. */
    public record Waiting(UUID entry, List<Hash> commitments) {}

    /** Where the facts of an entry begin in the log. */
    public record Placed(UUID entry, long first) {}

    /** Hashes that stand one behind the other within a tile, from an offset on. */
    public record Piece(int level, long tile, int offset, byte[] bytes) {}

    /** Where the log ends. */
    public record Head(Frontier frontier, SignedNote checkpoint) {}

    /** Whether this transaction is now the only one, of all nodes, that appends. Held until it ends. */
    public boolean lock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('evidence.log', 0))")
                .query(Boolean.class)
                .single();
    }

    /** As {@link #lock()}, waiting for it. */
    public void awaitLock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('evidence.log', 0))")
                .query((row, number) -> true)
                .single();
    }

    public boolean hasWaiting() {
        return jdbc.sql("select exists (select from evidence.entry where first is null)")
                .query(Boolean.class)
                .single();
    }

    /** The oldest entries that wait, in order: so many that they hold about so many facts. */
    public List<Waiting> oldest(int facts) {
        return jdbc.sql("""
                        select id, commitments from (
                            select id, commitments, sum(cardinality(facts)) over (order by id) - cardinality(facts) as before
                            from (select id, commitments, facts from evidence.entry where first is null
                                  order by id limit :facts) w) waiting
                        where before < :facts order by id""")
                .param("facts", facts)
                .query((row, number) -> {
                    byte[] commitments = row.getBytes("commitments");
                    return new Waiting(
                            row.getObject("id", UUID.class),
                            TileBytes.hashes(commitments, commitments.length / Hash.LENGTH)
                                    .orElseThrow());
                })
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
    public LogState state(ZoneId zone) {
        var days = jdbc.sql("""
                        select (f.recorded at time zone ?)::date as day, count(*) as facts
                        from (select unnest(facts) as id from evidence.entry
                              where first >= (select size from evidence.head) - 10000) l
                        join evidence.fact f on f.id = l.id
                        group by 1 order by 1 desc limit 14""")
                .param(zone.getId())
                .query((row, number) -> new LogState.Day(row.getObject("day", LocalDate.class), row.getLong("facts")))
                .list();
        return jdbc.sql("""
                        select size, checkpoint, signed, (select coalesce(sum(cardinality(facts)), 0)
                            from evidence.entry where first is null) as waiting
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
     * Adds hashes behind the log's end, gives entries their places, and moves the end.
     *
     * @throws IllegalStateException if the log is not at that size any more
     */
    public void append(long size, List<Placed> entries, List<Piece> pieces, Head next) {
        move(size, next);
        jdbc.sql("""
                        update evidence.entry e set first = placed.first, commitments = null
                        from unnest(?::uuid[], ?::bigint[]) as placed (id, first)
                        where e.id = placed.id and e.first is null""")
                .params(
                        new SqlArrayValue("uuid", (Object[])
                                entries.stream().map(Placed::entry).toArray(UUID[]::new)),
                        new SqlArrayValue("int8", (Object[])
                                entries.stream().map(Placed::first).toArray(Long[]::new)))
                .update();
        int written = jdbc.sql("""
                        insert into evidence.tile as t (level, idx, bytes)
                        select level, idx, bytes from unnest(?::int[], ?::bigint[], ?::int[], ?::bytea[])
                            as piece (level, idx, at, bytes)
                        on conflict (level, idx) do update set bytes = t.bytes || excluded.bytes
                        where octet_length(t.bytes) = (select at from unnest(?::int[], ?::bigint[], ?::int[])
                            as piece (level, idx, at) where piece.level = t.level and piece.idx = t.idx)""")
                .params(
                        levels(pieces),
                        indexes(pieces),
                        offsets(pieces),
                        byteas(pieces, Piece::bytes),
                        levels(pieces),
                        indexes(pieces),
                        offsets(pieces))
                .update();
        if (written != pieces.size()) {
            throw new IllegalStateException("The log's last tiles do not end at " + size + "; check the log");
        }
    }

    /** Moves the log's end, or signs it anew. */
    public void move(long size, Head next) {
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
    }

    private static SqlArrayValue levels(List<Piece> pieces) {
        return new SqlArrayValue(
                "int4", (Object[]) pieces.stream().map(Piece::level).toArray(Integer[]::new));
    }

    private static SqlArrayValue indexes(List<Piece> pieces) {
        return new SqlArrayValue(
                "int8", (Object[]) pieces.stream().map(Piece::tile).toArray(Long[]::new));
    }

    private static SqlArrayValue offsets(List<Piece> pieces) {
        return new SqlArrayValue(
                "int4", (Object[]) pieces.stream().map(Piece::offset).toArray(Integer[]::new));
    }

    /** The bytes of a tile as far as it has grown; commitments one behind the other for level {@link Tile#ENTRIES}. */
    public Optional<byte[]> tile(int level, long index) {
        return jdbc.sql("select bytes from evidence.tile where level = ? and idx = ?")
                .params(level, index)
                .query((row, number) -> row.getBytes("bytes"))
                .optional();
    }

    @Override
    public List<Hash> range(int level, long from, long to) {
        return hashes(level / LEVELS_APART, from, to);
    }

    /** The log's own leaves: what was committed to. */
    public List<Hash> commitments(long from, long to) {
        return hashes(Tile.ENTRIES, from, to);
    }

    private List<Hash> hashes(int level, long from, long to) {
        return jdbc
                .sql("""
                        select idx, bytes from evidence.tile
                        where level = ? and idx >= ? and idx <= ? order by idx""")
                .params(level, from / RUN, (to - 1) / RUN)
                .query((row, number) -> {
                    byte[] bytes = row.getBytes("bytes");
                    long start = row.getLong("idx") * RUN;
                    int end = (int) Math.min(to - start, bytes.length / Hash.LENGTH);
                    return TileBytes.hashes(bytes, bytes.length / Hash.LENGTH)
                            .orElseThrow()
                            .subList((int) Math.min(Math.max(from - start, 0), end), end);
                })
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    static <T> SqlArrayValue byteas(List<T> items, Function<T, byte[]> part) {
        return new SqlArrayValue("bytea", (Object[]) items.stream().map(part).toArray(byte[][]::new));
    }
}
