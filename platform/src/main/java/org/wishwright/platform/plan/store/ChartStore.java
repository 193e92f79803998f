package org.wishwright.platform.plan.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.plan.PieceName;
import tools.jackson.databind.ObjectMapper;

/** Reads a window of a plan for the maker's chart; every question is bounded. */
@Repository
public class ChartStore {

    private static final String FROM = """
             from plan.step t join plan.batch b on b.id = t.batch and b.quantity > 0
            left join lateral (select r.ready_at, r.limited_by from plan.share s
                join plan.reservation r on r.order_id = s.order_id
                where s.batch = b.id order by r.ready_at limit 1) p on true
            """;
    // no shift is longer than a day, so that the index on its start bounds the window on both sides
    private static final String WINDOW = """
            where t.factory = :factory and t.shift_start < :to::timestamptz and t.shift_end > :from::timestamptz
                and t.shift_start > :from::timestamptz - interval '1 day 1 hour'
                and (:centre = '' or t.work_centre = :centre)
                and (:text = '' or position(lower(:text) in lower(
                    (b.name -> 'module' -> 'texts')::text || (b.name -> 'option' -> 'texts')::text)) > 0 or exists (
                    select from plan.share s where s.batch = b.id and s.order_id = any(:orders::uuid[])))
            """;
    private static final String STEP = """
            select b.id, b.name, b.quantity, t.no + 1 as no, t.work_centre, t.unit, t.planned_start, t.planned_end,
                coalesce(t.planned_setup, t.setup_seconds) as setup, t.run_seconds * b.quantity as run,
                t.shift_start, t.shift_end, b.released, p.ready_at, p.limited_by
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ChartStore(JdbcClient jdbc, ObjectMapper json) {
        this.json = json;
        this.jdbc = jdbc;
    }

    /**
     * Which steps are wanted.
     *
     * @param centre a work centre's code; empty: all
     * @param text in the batch's name, or one of {@code orders} has pieces in it; empty: all
     */
    public record Wanted(
            FactoryId factory, Instant from, Instant to, String centre, String text, Collection<UUID> orders) {}

    /** @param no from 1 */
    public record Step(
            UUID batch,
            LocalText name,
            int quantity,
            int no,
            String workCentre,
            int unit,
            @Nullable Instant start,
            @Nullable Instant end,
            long setupSeconds,
            long runSeconds,
            Instant shiftStart,
            Instant shiftEnd,
            boolean released,
            @Nullable Instant readyAt,
            String limitedBy) {}

    /** All steps of one unit in one shift. */
    public record Cell(
            String workCentre,
            int unit,
            Instant shiftStart,
            Instant shiftEnd,
            int steps,
            int pieces,
            boolean released,
            boolean fixed,
            @Nullable Instant readyAt) {}

    /** In the order in which they are done on each unit. */
    public List<Step> steps(Wanted wanted, int limit) {
        return bound(STEP + FROM + WINDOW + """
                order by t.work_centre, t.unit, t.shift_start, t.planned_start nulls last, p.ready_at, b.id limit :limit""", wanted)
                .param("limit", limit)
                .query((row, n) -> step(row))
                .list();
    }

    public List<Cell> cells(Wanted wanted) {
        return bound("""
                select t.work_centre, t.unit, t.shift_start, t.shift_end, count(*) as steps, sum(b.quantity) as pieces,
                    bool_and(b.released is not null) as released, bool_and(t.planned_start is not null) as fixed,
                    min(p.ready_at) as ready_at
                """ + FROM + WINDOW + """
                group by t.work_centre, t.unit, t.shift_start, t.shift_end order by 1, 2, 3""", wanted)
                .query((row, n) -> new Cell(
                        row.getString("work_centre"),
                        row.getInt("unit"),
                        CapacityStore.instant(row, 3),
                        CapacityStore.instant(row, 4),
                        row.getInt("steps"),
                        row.getInt("pieces"),
                        row.getBoolean("released"),
                        row.getBoolean("fixed"),
                        instant(row, "ready_at")))
                .list();
    }

    private JdbcClient.StatementSpec bound(String sql, Wanted wanted) {
        return jdbc.sql(sql)
                .param("factory", wanted.factory().value())
                .param("from", wanted.from().toString())
                .param("to", wanted.to().toString())
                .param("centre", wanted.centre())
                .param("text", wanted.text())
                .param("orders", Columns.texts(wanted.orders(), id -> id));
    }

    /** The first and last moment of work that is not over. */
    public record Extent(@Nullable Instant first, @Nullable Instant last) {}

    public Extent extent(FactoryId factory, Instant now) {
        return jdbc.sql("""
                        select min(shift_start), max(shift_end) from plan.step
                        where factory = ? and shift_start > ?::timestamptz - interval '1 day'""")
                .params(factory.value(), now.toString())
                .query((row, n) -> new Extent(instant(row, "min"), instant(row, "max")))
                .single();
    }

    /** Start of the first shift with work that ends after an instant. */
    public Optional<Instant> nextWork(FactoryId factory, Instant from) {
        return jdbc.sql("""
                        select shift_start from plan.step where factory = ? and shift_end > ?::timestamptz
                        order by shift_start limit 1""")
                .params(factory.value(), from.toString())
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    /** The steps of one batch of this factory; none where it is not hers. */
    public List<Step> batch(FactoryId factory, UUID batch) {
        return jdbc.sql(STEP + FROM + "where t.factory = ? and t.batch = ? order by t.no")
                .params(factory.value(), batch)
                .query((row, n) -> step(row))
                .list();
    }

    /** An order's share in a batch. */
    public record Member(UUID batch, UUID order, int quantity, Instant readyAt, Instant shipBy, String limitedBy) {}

    public List<Member> members(UUID batch, int limit) {
        return jdbc.sql("""
                        select s.batch, s.order_id, sum(s.quantity), r.ready_at, r.ship_by, r.limited_by from plan.share s
                        join plan.reservation r on r.order_id = s.order_id where s.batch = ?
                        group by s.batch, s.order_id, r.ready_at, r.ship_by, r.limited_by order by r.ready_at limit ?""")
                .params(batch, limit)
                .query((row, n) -> new Member(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getInt(3),
                        CapacityStore.instant(row, 4),
                        CapacityStore.instant(row, 5),
                        row.getString(6)))
                .list();
    }

    /** Which of these orders have pieces in which of these batches. */
    public record Sharing(UUID batch, UUID order) {}

    public List<Sharing> sharing(Collection<UUID> batches, Collection<UUID> orders) {
        return jdbc.sql("""
                        select distinct batch, order_id from plan.share
                        where batch = any(?::uuid[]) and order_id = any(?::uuid[])""")
                .params(Columns.texts(batches, id -> id), Columns.texts(orders, id -> id))
                .query((row, n) -> new Sharing(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
    }

    public record Named(UUID id, LocalText name, int quantity) {}

    public List<Named> names(Collection<UUID> batches) {
        return jdbc.sql("select id, name, quantity from plan.batch where id = any(?::uuid[])")
                .param(Columns.texts(batches, id -> id))
                .query((row, n) -> new Named(row.getObject(1, UUID.class), name(row.getString(2)), row.getInt(3)))
                .list();
    }

    /** The batches with work in the shifts that begin at one moment and are not fixed. */
    public int startingAt(FactoryId factory, Instant shiftStart) {
        return jdbc.sql("""
                        select count(distinct batch) from plan.step
                        where factory = ? and shift_start = ?::timestamptz and planned_start is null""")
                .params(factory.value(), shiftStart.toString())
                .query(Integer.class)
                .single();
    }

    private LocalText name(String column) {
        return json.readValue(column, PieceName.class).whole();
    }

    private Step step(ResultSet row) throws SQLException {
        var limitedBy = row.getString("limited_by");
        return new Step(
                row.getObject("id", UUID.class),
                name(row.getString("name")),
                row.getInt("quantity"),
                row.getInt("no"),
                row.getString("work_centre"),
                row.getInt("unit"),
                instant(row, "planned_start"),
                instant(row, "planned_end"),
                row.getLong("setup"),
                row.getLong("run"),
                CapacityStore.instant(row, 11),
                CapacityStore.instant(row, 12),
                row.getObject("released") != null,
                instant(row, "ready_at"),
                limitedBy == null ? "" : limitedBy);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var found = row.getObject(column, OffsetDateTime.class);
        return found == null ? null : found.toInstant();
    }
}
