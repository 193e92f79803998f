package org.wishwright.platform.production.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.production.OperationState;
import org.wishwright.platform.production.PieceHistory;
import org.wishwright.platform.production.PieceId;
import org.wishwright.platform.production.PieceProgress;
import org.wishwright.platform.production.PieceState;
import org.wishwright.platform.production.WorkOrderId;

/** Pieces: where they stand and what happened to them. */
@Repository
public class PieceViews {

    private final JdbcClient jdbc;
    private final Names names;

    PieceViews(JdbcClient jdbc, Names names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    /**
     * Every piece of an order with its first step that is not done, else its last. Names are asked for once the rows are read: a
     * query within a query would hold a connection while it waits for another, and many readers at once would wait for ever.
     *
     * @param stations what people call a factory's work centre
     */
    public List<PieceProgress> progress(OrderId order, BiFunction<FactoryId, String, LocalText> stations) {
        return jdbc
                .sql("""
                select p.id, p.serial, p.state, w.module, w.option, w.name, w.factory, o.work_centre, o.no, o.steps, o.state as step_state
                from production.piece p
                join production.work_order w on w.id = p.work_order
                cross join lateral (
                    select work_centre, no, state, count(*) over () as steps from production.operation
                    where work_order = w.id
                    order by state in ('FINISHED', 'INSPECTED'),
                             case when state in ('FINISHED', 'INSPECTED') then -no else no end
                    limit 1) o
                where p.order_id = ? order by p.serial limit 5000""")
                .param(order.value())
                .query((row, n) -> new Placed(new FactoryId(row.getObject("factory", UUID.class)), piece(row)))
                .list()
                .stream()
                .map(placed -> placed.named(stations))
                .toList();
    }

    /** A piece whose station has no name yet. */
    private record Placed(FactoryId factory, PieceProgress piece) {

        PieceProgress named(BiFunction<FactoryId, String, LocalText> stations) {
            var centre = piece.workCentre();
            return centre == null ? piece : piece.at(stations.apply(factory, centre));
        }
    }

    private PieceProgress piece(ResultSet row) throws SQLException {
        var state = PieceState.valueOf(row.getString("state"));
        return new PieceProgress(
                new PieceId(row.getObject("id", UUID.class)),
                row.getString("serial"),
                row.getString("module"),
                row.getString("option"),
                names.name(row.getString("name")).whole(),
                state,
                state.open() ? row.getString("work_centre") : null,
                null,
                row.getInt("no"),
                row.getInt("steps"),
                state.open() ? OperationState.valueOf(row.getString("step_state")) : null);
    }

    /** What a label stands on. */
    public record Labelled(PieceId piece, UUID workOrder) {}

    public Optional<Labelled> byToken(UUID token) {
        return jdbc.sql("select id, work_order from production.piece where token = ?")
                .param(token)
                .query((row, n) ->
                        new Labelled(new PieceId(row.getObject(1, UUID.class)), row.getObject(2, UUID.class)))
                .optional();
    }

    /** What stands on its label. */
    public Optional<UUID> token(PieceId piece) {
        return jdbc.sql("select token from production.piece where id = ?")
                .param(piece.value())
                .query(UUID.class)
                .optional();
    }

    /** The steps of the work orders it went through and its own verdicts. */
    public Optional<PieceHistory> history(PieceId piece) {
        var entries = entries(piece); // before the query that they belong to, not within it
        return jdbc.sql("""
                select p.id, p.serial, p.state, p.order_id, w.factory, w.module, w.option, w.name,
                       (select serial from production.piece r where r.id = p.replaces) as replaces
                from production.piece p join production.work_order w on w.id = p.work_order where p.id = ?""")
                .param(piece.value())
                .query((row, n) -> new PieceHistory(
                        piece,
                        row.getString("serial"),
                        new OrderId(row.getObject("order_id", UUID.class)),
                        new FactoryId(row.getObject("factory", UUID.class)),
                        row.getString("module"),
                        row.getString("option"),
                        names.name(row.getString("name")).whole(),
                        PieceState.valueOf(row.getString("state")),
                        row.getString("replaces"),
                        entries))
                .optional();
    }

    private List<PieceHistory.Entry> entries(PieceId piece) {
        return jdbc.sql("""
                with recursive chain (id, parent, kind, depth) as (
                    select w.id, w.parent, w.kind, 0 from production.work_order w
                    join production.piece p on p.work_order = w.id where p.id = ?
                    union all
                    select w.id, w.parent, w.kind, depth + 1 from production.work_order w
                    join chain c on w.id = c.parent and c.kind = 'REWORK')
                select depth, case e.kind when 'START' then 'STARTED' else 'FINISHED' end as what, o.work_centre, o.no,
                       e.occurred, e.recorded, e.worker, '' as reason, 0 as place
                from chain c
                join production.floor_event e on e.work_order = c.id and e.kind <> 'INSPECT'
                join production.operation o on o.id = e.operation
                union all
                select depth, case disposition when 'REWORK' then 'FAILED' when 'REPLACE' then 'SCRAPPED' else 'PASSED' end,
                       o.work_centre, o.no, i.occurred, i.recorded, i.worker, i.reason, 1
                from chain c
                join production.inspection i on i.work_order = c.id and i.piece = ?
                join production.operation o on o.work_order = c.id and o.last
                order by depth desc, place, no, occurred, what desc""")
                .params(piece.value(), piece.value())
                .query((row, n) -> new PieceHistory.Entry(
                        PieceHistory.What.valueOf(row.getString("what")),
                        row.getString("work_centre"),
                        row.getInt("no"),
                        SheetStore.instant(row, "occurred"),
                        SheetStore.instant(row, "recorded"),
                        new PartyId(row.getObject("worker", UUID.class)),
                        row.getString("reason")))
                .list();
    }

    public List<WorkOrderId> workOrders(OrderId order) {
        return jdbc
                .sql("select distinct work_order from production.piece where order_id = ?")
                .param(order.value())
                .query(UUID.class)
                .list()
                .stream()
                .map(WorkOrderId::new)
                .toList();
    }
}
