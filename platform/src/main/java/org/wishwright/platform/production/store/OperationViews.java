package org.wishwright.platform.production.store;

import static org.wishwright.platform.production.store.Arrays.uuids;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.production.OperationId;
import org.wishwright.platform.production.OperationState;

/** Steps as the floor sees them. */
@Repository
public class OperationViews {

    private static final String SELECT = """
            select o.id, o.work_order, w.number, w.token, o.work_centre, o.unit, o.no, o.state, o.last, o.factory, w.factory as owner,
                   o.planned_start, o.planned_end, o.started, o.finished, o.finisher,
                   w.module, w.option, w.name, w.kind, w.quantity,
                   (select count(*) from production.operation s where s.work_order = o.work_order) as steps
            from production.operation o join production.work_order w on w.id = o.work_order
            """;

    private final JdbcClient jdbc;
    private final Names names;

    OperationViews(JdbcClient jdbc, Names names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    /**
     * A step on a list.
     *
     * @param number the work order's number, and {@code token} its link
     * @param factory who performs it, and {@code owner} whose work order it is
     * @param finisher who finished it; null before
     * @param kind BATCH, REWORK or REPLACEMENT
     */
    public record Item(
            UUID operation,
            UUID workOrder,
            long number,
            UUID token,
            String workCentre,
            int unit,
            int step,
            int steps,
            OperationState state,
            boolean last,
            FactoryId factory,
            FactoryId owner,
            Instant plannedStart,
            Instant plannedEnd,
            @Nullable Instant started,
            @Nullable Instant finished,
            @Nullable UUID finisher,
            String module,
            String option,
            LocalText name,
            String kind,
            int quantity) {

        /** Rework and replacements go first. */
        public boolean urgent() {
            return !kind.equals("BATCH");
        }
    }

    /**
     * What a list is to show.
     *
     * @param state FINISHED lists last steps that wait for their inspection
     * @param workCentre all where it is null
     * @param after the last item of the page before
     */
    public record Query(
            OperationState state,
            @Nullable String workCentre,
            @Nullable Instant until,
            @Nullable Position after,
            int limit) {}

    /** Where a page ended. */
    public record Position(Instant plannedStart, UUID operation) {}

    /** How much is open at a work centre. */
    public record Centre(String code, int ready, int started, int toInspect) {}

    public List<Item> list(Collection<FactoryId> factories, Query query) {
        var after = query.after() == null ? new Position(Instant.EPOCH, new UUID(0, 0)) : query.after();
        var until = query.until() == null ? Instant.parse("9999-01-01T00:00:00Z") : query.until();
        return jdbc.sql(SELECT + " where o.factory = any(?) and o.state = '"
                        + query.state().name() + "'"
                        + (query.state() == OperationState.FINISHED ? " and o.last" : "")
                        + """
                         and (o.planned_start, o.id) > (?, ?) and o.planned_start <= ?
                        and (?::text is null or o.work_centre = ?)
                        order by o.planned_start, o.id limit ?""")
                .param(uuids(factories, FactoryId::value))
                .param(after.plannedStart().atOffset(ZoneOffset.UTC))
                .param(after.operation())
                .param(until.atOffset(ZoneOffset.UTC))
                .param(query.workCentre())
                .param(query.workCentre())
                .param(query.limit())
                .query(this::item)
                .list();
    }

    /**
     * What a station sees: rework and replacements first, then by planned start.
     *
     * @param state FINISHED lists last steps that wait for their inspection
     * @param workCentre all where it is null
     */
    public List<Item> board(
            Collection<FactoryId> factories, OperationState state, @Nullable String workCentre, int limit) {
        return jdbc.sql(SELECT + """
                 where o.factory = any(?) and o.state = ? and (o.state <> 'FINISHED' or o.last)
                  and o.state in ('READY', 'STARTED', 'FINISHED') and (?::text is null or o.work_centre = ?)
                order by w.kind = 'BATCH', o.planned_start, o.id limit ?""")
                .param(uuids(factories, FactoryId::value))
                .param(state.name())
                .param(workCentre)
                .param(workCentre)
                .param(limit)
                .query(this::item)
                .list();
    }

    /** What waits for a step before it, by planned start. */
    public List<Item> planned(Collection<FactoryId> factories, @Nullable String workCentre, int limit) {
        return jdbc.sql(SELECT + """
                 where o.factory = any(?) and o.state = 'PLANNED' and (?::text is null or o.work_centre = ?)
                order by o.planned_start, o.id limit ?""")
                .param(uuids(factories, FactoryId::value))
                .param(workCentre)
                .param(workCentre)
                .param(limit)
                .query(this::item)
                .list();
    }

    public Optional<Item> find(OperationId id) {
        return jdbc.sql(SELECT + " where o.id = ?")
                .param(id.value())
                .query(this::item)
                .optional();
    }

    /** The steps of a work order in order. */
    public List<Item> ofWorkOrder(UUID workOrder) {
        return jdbc.sql(SELECT + " where o.work_order = ? order by o.no")
                .param(workOrder)
                .query(this::item)
                .list();
    }

    /** The steps of some work orders, each in order. */
    public List<Item> ofWorkOrders(Collection<UUID> workOrders) {
        return jdbc.sql(SELECT + " where o.work_order = any(?) order by o.work_order, o.no")
                .param(uuids(workOrders, id -> id))
                .query(this::item)
                .list();
    }

    public List<Centre> centres(Collection<FactoryId> factories) {
        return jdbc.sql("""
                select work_centre as code, count(*) filter (where state = 'READY') as ready,
                       count(*) filter (where state = 'STARTED') as started,
                       count(*) filter (where state = 'FINISHED') as to_inspect
                from production.operation
                where factory = any(?)
                  and (state in ('PLANNED', 'READY', 'STARTED') or (state = 'FINISHED' and last))
                group by work_centre order by work_centre limit 500""")
                .param(uuids(factories, FactoryId::value))
                .query(Centre.class)
                .list();
    }

    private Item item(ResultSet row, int n) throws SQLException {
        return new Item(
                row.getObject("id", UUID.class),
                row.getObject("work_order", UUID.class),
                row.getLong("number"),
                row.getObject("token", UUID.class),
                row.getString("work_centre"),
                row.getInt("unit"),
                row.getInt("no"),
                row.getInt("steps"),
                OperationState.valueOf(row.getString("state")),
                row.getBoolean("last"),
                new FactoryId(row.getObject("factory", UUID.class)),
                new FactoryId(row.getObject("owner", UUID.class)),
                SheetStore.instant(row, "planned_start"),
                SheetStore.instant(row, "planned_end"),
                SheetStore.instantOrNull(row, "started"),
                SheetStore.instantOrNull(row, "finished"),
                row.getObject("finisher", UUID.class),
                row.getString("module"),
                row.getString("option"),
                names.name(row.getString("name")).whole(),
                row.getString("kind"),
                row.getInt("quantity"));
    }
}
