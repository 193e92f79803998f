package org.wishwright.platform.catalog.store;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.configuration.compiled.Mode;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.catalog.VersionId;

/**
 * The queue of versions to compile. A lease runs on the database's own clock, not on business time, which a simulation moves.
 * Whatever a holder writes is written only while it still holds the lease.
 */
@Repository
public class CompileStore {

    private final JdbcClient jdbc;

    CompileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param attempts how often it was claimed, this time included */
    public record Job(VersionId version, BlueprintId blueprint, int number, String sourceHash, int attempts) {}

    /**
     * What is kept of a compilation.
     *
     * @param artefactHash null where the version is answered by search, as its size, count and prices are
     * @param answerMicros what one answer with all options took when it was published
     */
    public record Result(
            Mode mode,
            @Nullable String artefactHash,
            int nodes,
            int edges,
            double seconds,
            @Nullable String count,
            @Nullable Long minMinor,
            @Nullable Long maxMinor,
            @Nullable Integer bytes,
            long answerMicros) {}

    /** Takes the oldest version that nobody compiles, or whose compiler has not been heard of for a lease. */
    public Optional<Job> claim(UUID holder, Duration lease) {
        return jdbc.sql("""
                        update catalog.version set lease_holder = ?, lease_until = clock_timestamp() + make_interval(secs => ?),
                            attempts = attempts + 1, steps = 0
                        where id = (
                            select id from catalog.version
                            where state = 'COMPILING' and (lease_until is null or lease_until < clock_timestamp())
                            order by created limit 1 for update skip locked)
                        returning id, blueprint, number, source, attempts""")
                .params(holder, lease.toMillis() / 1000.0)
                .query((row, n) -> new Job(
                        new VersionId(row.getObject("id", UUID.class)),
                        new BlueprintId(row.getObject("blueprint", UUID.class)),
                        row.getInt("number"),
                        row.getString("source"),
                        row.getInt("attempts")))
                .optional();
    }

    /** What was compiled before for a published version that means the same and differs in words at most. */
    public Optional<Result> sameMeaning(VersionId version) {
        return jdbc.sql("""
                        select p.artefact, p.nodes, p.edges, p.product_count, p.min_minor, p.max_minor, p.mode, p.size_bytes,
                            p.answer_micros
                        from catalog.version v join catalog.version p
                            on p.semantic_hash = v.semantic_hash and p.state = 'PUBLISHED' and p.mode <> 'SEARCH'
                        where v.id = ? limit 1""")
                .param(version.value())
                .query((row, n) -> new Result(
                        Mode.valueOf(row.getString("mode")),
                        row.getString("artefact"),
                        row.getInt("nodes"),
                        row.getInt("edges"),
                        0,
                        row.getString("product_count"),
                        row.getLong("min_minor"),
                        row.getLong("max_minor"),
                        row.getInt("size_bytes"),
                        row.getLong("answer_micros")))
                .optional();
    }

    /** @return false where another has taken over */
    public boolean renew(VersionId version, UUID holder, Duration lease, long steps) {
        return jdbc.sql("""
                        update catalog.version set lease_until = clock_timestamp() + make_interval(secs => ?), steps = ?
                        where id = ? and lease_holder = ? and state = 'COMPILING'""")
                        .params(lease.toMillis() / 1000.0, steps, version.value(), holder)
                        .update()
                == 1;
    }

    /** Gives the lease back, so that another may take it up at once. */
    public void giveBack(VersionId version, UUID holder) {
        jdbc.sql("""
                        update catalog.version set lease_until = null, lease_holder = null, attempts = attempts - 1
                        where id = ? and lease_holder = ? and state = 'COMPILING'""").params(version.value(), holder).update();
    }

    public void keepArtefact(String hash, byte[] bytes) {
        jdbc.sql("insert into catalog.artefact (hash, bytes) values (?, ?) on conflict do nothing")
                .params(hash, bytes)
                .update();
    }

    public byte[] artefact(String hash) {
        return jdbc.sql("select bytes from catalog.artefact where hash = ?")
                .param(hash)
                .query(byte[].class)
                .single();
    }

    /** @return false where another has taken over: then nothing was changed */
    public boolean publish(VersionId version, UUID holder, Result result) {
        return jdbc.sql("""
                        update catalog.version set state = 'PUBLISHED', finished = clock_timestamp(), lease_until = null,
                            mode = ?, artefact = ?, nodes = ?, edges = ?, compile_seconds = ?, product_count = ?, min_minor = ?,
                            max_minor = ?, size_bytes = ?, answer_micros = ?
                        where id = ? and lease_holder = ? and state = 'COMPILING'""")
                        .params(Arrays.asList(
                                result.mode().name(),
                                result.artefactHash(),
                                result.nodes(),
                                result.edges(),
                                result.seconds(),
                                result.count(),
                                result.minMinor(),
                                result.maxMinor(),
                                result.bytes(),
                                result.answerMicros(),
                                version.value(),
                                holder))
                        .update()
                == 1;
    }

    public void fail(VersionId version, UUID holder, String failure) {
        jdbc.sql("""
                        update catalog.version set state = 'FAILED', finished = clock_timestamp(), lease_until = null, failure = ?
                        where id = ? and lease_holder = ? and state = 'COMPILING'""").params(failure, version.value(), holder).update();
    }
}
