package org.wishwright.platform.ledger.store;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.CanonicalJson;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.StrictJson;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.Reconciliations.Run;
import org.wishwright.platform.ledger.Reconciliations.Wanted;
import org.wishwright.platform.ledger.reconciliation.Difference;
import org.wishwright.platform.ledger.reconciliation.Difference.Cause;
import org.wishwright.platform.ledger.reconciliation.Movement;
import org.wishwright.platform.ledger.reconciliation.Movement.Kind;

/** What the ledger has to set against a settlement file, and what was found. */
@Repository
public class ReconciliationStore {

    private static final int MOST_JSON = 10_000;

    private final JdbcClient jdbc;

    ReconciliationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Payments captured and refunds confirmed at a provider in a time. A payment begun long before may be captured in it.
     *
     * @param limit at most so many, newest first
     */
    public List<Movement> movements(String method, Instant from, Instant until, int limit) {
        return jdbc.sql("""
                        select 'PAYMENT' as kind, p.id, p.id as payment, t.amount, t.currency, t.recorded as booked
                        from ledger.payment p join ledger.transfer t on t.pending_id = p.pending and t.kind = 'POST'
                        where p.method = :method and p.state = 'CAPTURED' and p.begun < :until
                            and p.begun >= :from::timestamptz - interval '31 days'
                            and t.recorded >= :from and t.recorded < :until
                        union all
                        select 'REFUND', r.id, r.payment, r.amount, r.currency, r.done
                        from ledger.refund r join ledger.payment p on p.id = r.payment
                        where p.method = :method and r.done >= :from and r.done < :until
                        limit :limit""")
                .param("method", method)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, n) -> new Movement(
                        Kind.valueOf(row.getString("kind")),
                        row.getString("id"),
                        row.getString("payment"),
                        Money.of(row.getLong("amount"), row.getString("currency")),
                        null,
                        instant(row, "booked"),
                        0))
                .list();
    }

    /** Keeps a run; empty if the same file was compared for the same time before. */
    public Optional<Run> keep(Run run, byte[] sha256, PartyId by) {
        return jdbc.sql("""
                        insert into ledger.reconciliation (id, method, file_name, sha256, since, until, imported_by, ours,
                            theirs, agreed, outside, counts)
                        values (:id, :method, :name, :sha256, :from, :until, :by, :ours, :theirs, :agreed, :outside,
                            :counts::jsonb)
                        on conflict do nothing returning *""")
                .param("id", run.id())
                .param("method", run.method())
                .param("name", run.fileName())
                .param("sha256", sha256)
                .param("from", run.from().atOffset(ZoneOffset.UTC))
                .param("until", run.until().atOffset(ZoneOffset.UTC))
                .param("by", by.value())
                .param("ours", run.ours())
                .param("theirs", run.theirs())
                .param("agreed", run.agreed())
                .param("outside", run.outside())
                .param("counts", CanonicalJson.write(names(run.counts())))
                .query(ReconciliationStore::run)
                .optional();
    }

    public Optional<Run> earlier(String method, byte[] sha256, Instant from, Instant until) {
        return jdbc.sql("""
                        select * from ledger.reconciliation
                        where method = :method and sha256 = :sha256 and since = :from and until = :until""")
                .param("method", method)
                .param("sha256", sha256)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(ReconciliationStore::run)
                .optional();
    }

    /** One statement, however many. */
    public void keep(UUID run, List<Difference> differences) {
        jdbc.sql("""
                        insert into ledger.difference (reconciliation, position, cause, kind, movement, payment, file_line,
                            ours_minor, ours_currency, ours_booked, theirs_minor, theirs_currency, theirs_fee,
                            theirs_booked, expected_fee)
                        select :run, row_number() over (), d.*
                        from unnest(:cause::text[], :kind::text[], :movement::text[], :payment::text[], :line::int[],
                            :oursMinor::bigint[], :oursCurrency::text[], :oursBooked::timestamptz[],
                            :theirsMinor::bigint[], :theirsCurrency::text[], :theirsFee::bigint[],
                            :theirsBooked::timestamptz[], :expectedFee::bigint[]) as d""")
                .param("run", run)
                .param("cause", column(differences, Difference::cause))
                .param(
                        "kind",
                        column(differences, difference -> told(difference).kind()))
                .param(
                        "movement",
                        column(differences, difference -> told(difference).id()))
                .param(
                        "payment",
                        column(differences, difference -> told(difference).payment()))
                .param(
                        "line",
                        column(differences, difference -> told(difference).line()))
                .param(
                        "oursMinor",
                        column(
                                differences,
                                of(Difference::ours, ours -> ours.amount().minor())))
                .param(
                        "oursCurrency",
                        column(
                                differences,
                                of(Difference::ours, ours -> ours.amount().currency())))
                .param("oursBooked", column(differences, of(Difference::ours, Movement::booked)))
                .param(
                        "theirsMinor",
                        column(
                                differences,
                                of(Difference::theirs, line -> line.amount().minor())))
                .param(
                        "theirsCurrency",
                        column(
                                differences,
                                of(Difference::theirs, line -> line.amount().currency())))
                .param("theirsFee", column(differences, of(Difference::theirs, ReconciliationStore::fee)))
                .param("theirsBooked", column(differences, of(Difference::theirs, Movement::booked)))
                .param("expectedFee", column(differences, ReconciliationStore::expected))
                .update();
    }

    public List<Run> latest(int limit) {
        return jdbc.sql("select * from ledger.reconciliation order by id desc limit ?")
                .param(limit)
                .query(ReconciliationStore::run)
                .list();
    }

    public Optional<Run> find(UUID run) {
        return jdbc.sql("select * from ledger.reconciliation where id = ?")
                .param(run)
                .query(ReconciliationStore::run)
                .optional();
    }

    /** A difference and where it stands in its run. */
    public record Placed(int position, Difference difference) {}

    public List<Placed> differences(Wanted wanted, int limit) {
        return jdbc.sql("""
                        select * from ledger.difference
                        where reconciliation = :run and position > :after and (:cause::text is null or cause = :cause)
                            and (:search = '' or position(:search in payment) > 0 or position(:search in movement) > 0)
                        order by position limit :limit""")
                .param("run", wanted.run())
                .param("after", wanted.after())
                .param("cause", wanted.cause() == null ? null : wanted.cause().name(), java.sql.Types.VARCHAR)
                .param("search", wanted.search())
                .param("limit", limit)
                .query((row, n) -> new Placed(row.getInt("position"), difference(row)))
                .list();
    }

    private static Difference difference(ResultSet row) throws SQLException {
        var theirs = side(row, "theirs", row.getInt("file_line"));
        return new Difference(
                Cause.valueOf(row.getString("cause")),
                side(row, "ours", 0),
                theirs,
                theirs == null
                        ? null
                        : money(row, "expected_fee", theirs.amount().currency().getCurrencyCode()));
    }

    private static @Nullable Movement side(ResultSet row, String side, int line) throws SQLException {
        var currency = row.getString(side + "_currency");
        var amount = currency == null ? null : money(row, side + "_minor", currency);
        if (currency == null || amount == null) {
            return null;
        }
        return new Movement(
                Kind.valueOf(row.getString("kind")),
                row.getString("movement"),
                row.getString("payment"),
                amount,
                side.equals("theirs") ? money(row, "theirs_fee", currency) : null,
                instant(row, side + "_booked"),
                line);
    }

    private static @Nullable Money money(ResultSet row, String column, String currency) throws SQLException {
        long minor = row.getLong(column);
        return row.wasNull() ? null : Money.of(minor, currency);
    }

    private static Run run(ResultSet row, int n) throws SQLException {
        return new Run(
                row.getObject("id", UUID.class),
                row.getString("method"),
                row.getString("file_name"),
                instant(row, "since"),
                instant(row, "until"),
                instant(row, "imported"),
                row.getInt("ours"),
                row.getInt("theirs"),
                row.getInt("agreed"),
                row.getInt("outside"),
                causes(StrictJson.readObject(row.getString("counts"), MOST_JSON).orThrow()));
    }

    private static Map<String, Object> names(Map<Cause, Integer> counts) {
        var names = new java.util.TreeMap<String, Object>();
        counts.forEach((cause, count) -> names.put(cause.name(), count));
        return names;
    }

    private static Map<Cause, Integer> causes(Map<String, ?> names) {
        var counts = new EnumMap<Cause, Integer>(Cause.class);
        names.forEach((name, count) -> counts.put(Cause.valueOf(name), Math.toIntExact((Long) count)));
        return counts;
    }

    /** The side that tells more: the line of the file where there is one. */
    private static Movement told(Difference difference) {
        return Objects.requireNonNull(difference.theirs() == null ? difference.ours() : difference.theirs());
    }

    private static @Nullable Object fee(Movement line) {
        return line.fee() == null ? null : line.fee().minor();
    }

    private static @Nullable Object expected(Difference difference) {
        return difference.expectedFee() == null
                ? null
                : difference.expectedFee().minor();
    }

    private static Function<Difference, @Nullable Object> of(
            Function<Difference, @Nullable Movement> side, Function<Movement, @Nullable Object> value) {
        return difference -> {
            var movement = side.apply(difference);
            return movement == null ? null : value.apply(movement);
        };
    }

    private static @Nullable String[] column(
            List<Difference> differences, Function<Difference, @Nullable Object> value) {
        return differences.stream()
                .map(difference -> {
                    var cell = value.apply(difference);
                    return cell == null ? null : bounded(cell.toString());
                })
                .toArray(String[]::new);
    }

    /** What a provider calls things may be long; never as long as this. */
    private static String bounded(String text) {
        var plain = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("\0", "");
        return plain.length() > 200 ? plain.substring(0, 200) : plain;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
