package org.wishwright.platform.production.store;

import static org.wishwright.platform.production.store.Arrays.texts;
import static org.wishwright.platform.production.store.Arrays.uuids;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.production.OperationId;
import org.wishwright.platform.production.OperationState;
import org.wishwright.platform.production.PieceId;
import org.wishwright.platform.production.WorkOrderId;
import org.wishwright.platform.production.floor.FloorEvent;
import org.wishwright.platform.production.floor.Operation;
import org.wishwright.platform.production.floor.Piece;
import org.wishwright.platform.production.floor.Step;
import org.wishwright.platform.production.floor.WorkSheet;

/** Locks work orders, always in the order of their ids, and reads what a decision about them needs. */
@Repository
public class SheetStore {

    private final JdbcClient jdbc;

    SheetStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was reported under a key. */
    public record Known(UUID operation, String kind) {}

    /** A key in its factory. */
    public record Key(UUID factory, String key) {}

    /** The locked work order of each operation; operations that do not exist are absent. */
    public Map<OperationId, WorkSheet> lock(Collection<OperationId> operations) {
        var headers = new LinkedHashMap<UUID, WorkSheet.Header>();
        jdbc.sql("""
                select id, factory, module, option, state from production.work_order
                where id in (select work_order from production.operation where id = any(?))
                order by id for update""").param(uuids(operations, OperationId::value)).query(row -> {
            headers.put(row.getObject("id", UUID.class), header(row));
        });
        var byOperation = new HashMap<OperationId, WorkSheet>();
        operations(headers.keySet()).forEach((workOrder, steps) -> {
            var sheet = new WorkSheet(java.util.Objects.requireNonNull(headers.get(workOrder)), steps);
            steps.forEach(operation -> byOperation.put(operation.step().id(), sheet));
        });
        return byOperation;
    }

    private static WorkSheet.Header header(ResultSet row) throws SQLException {
        return new WorkSheet.Header(
                new WorkOrderId(row.getObject("id", UUID.class)),
                new FactoryId(row.getObject("factory", UUID.class)),
                row.getString("module"),
                row.getString("option"),
                WorkSheet.WorkOrderState.valueOf(row.getString("state")));
    }

    private Map<UUID, List<Operation>> operations(Collection<UUID> workOrders) {
        var steps = new LinkedHashMap<UUID, List<Operation>>();
        jdbc.sql("""
                select id, work_order, factory, no, last, away, state, started, starter, finished, finisher
                from production.operation where work_order = any(?) order by work_order, no""").param(uuids(workOrders, id -> id)).query(row -> {
            steps.computeIfAbsent(row.getObject("work_order", UUID.class), id -> new ArrayList<>())
                    .add(operation(row));
        });
        return steps;
    }

    private static Operation operation(ResultSet row) throws SQLException {
        var step = new Step(
                new OperationId(row.getObject("id", UUID.class)),
                row.getInt("no"),
                row.getBoolean("last"),
                new FactoryId(row.getObject("factory", UUID.class)),
                row.getBoolean("away"));
        return switch (OperationState.valueOf(row.getString("state"))) {
            case PLANNED -> new Operation.Planned(step);
            case READY -> new Operation.Ready(step);
            case SENT_OUT -> new Operation.SentOut(step);
            case STARTED ->
                new Operation.Started(step, instant(row, "started"), new PartyId(row.getObject("starter", UUID.class)));
            case AWAY -> new Operation.Away(step, work(row));
            case FINISHED -> new Operation.Finished(step, work(row));
            case INSPECTED -> new Operation.Inspected(step, work(row));
            case CANCELLED -> new Operation.Cancelled(step);
        };
    }

    private static Operation.Work work(ResultSet row) throws SQLException {
        return new Operation.Work(
                instant(row, "started"),
                new PartyId(row.getObject("starter", UUID.class)),
                instant(row, "finished"),
                new PartyId(row.getObject("finisher", UUID.class)));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** Adds the pieces that wait for a verdict to their sheets. */
    public void awaitPieces(Map<WorkOrderId, WorkSheet> sheets) {
        jdbc.sql("""
                select id, serial, work_order, order_id from production.piece
                where work_order = any(?) and state in ('MAKING', 'FAILED') order by work_order, no""").param(uuids(sheets.keySet(), WorkOrderId::value)).query(row -> {
            var sheet = sheets.get(new WorkOrderId(row.getObject("work_order", UUID.class)));
            java.util.Objects.requireNonNull(sheet)
                    .await(new Piece(
                            new PieceId(row.getObject("id", UUID.class)),
                            row.getString("serial"),
                            new OrderId(row.getObject("order_id", UUID.class))));
        });
    }

    /** What was reported before under these keys; ask after locking. */
    public Map<Key, Known> known(Collection<FactoryId> factories, Collection<FloorEvent> events) {
        var known = new HashMap<Key, Known>();
        jdbc.sql(
                        "select factory, key, operation, kind from production.floor_event where factory = any(?) and key = any(?)")
                .param(uuids(factories, FactoryId::value))
                .param(texts(events, FloorEvent::key))
                .query(row -> {
                    known.put(
                            new Key(row.getObject("factory", UUID.class), row.getString("key")),
                            new Known(row.getObject("operation", UUID.class), row.getString("kind")));
                });
        return known;
    }
}
