package org.wishwright.platform.production.store;

import static org.wishwright.platform.production.store.Arrays.ints;
import static org.wishwright.platform.production.store.Arrays.uuids;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.production.Production.PieceCount;
import org.wishwright.platform.production.WorkOrderId;

/** The orders' counters; rows are locked in the order of their ids. */
@Repository
public class ProgressStore {

    private final JdbcClient jdbc;

    ProgressStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The orders with pieces in these work orders of which nothing was begun before. */
    public List<OrderId> begin(Collection<WorkOrderId> workOrders) {
        return jdbc.sql("""
                with todo as (
                    select order_id from production.order_progress
                    where not cutting and order_id in (
                        select order_id from production.piece where work_order = any(?) and state <> 'CANCELLED')
                    order by order_id for update)
                update production.order_progress p set cutting = true from todo
                where p.order_id = todo.order_id and not p.cutting returning p.order_id""").param(uuids(workOrders, WorkOrderId::value)).query(UUID.class).list().stream()
                .sorted()
                .map(OrderId::new)
                .toList();
    }

    /** Adds passed pieces; answers the orders of which every piece has now passed, each once ever. */
    public List<OrderId> pass(Map<OrderId, Integer> passed, Instant now) {
        var rows = passed.entrySet().stream()
                .sorted(java.util.Comparator.comparing(entry -> entry.getKey().value()))
                .toList();
        jdbc.sql("select 1 from production.order_progress where order_id = any(?) order by order_id for update")
                .param(uuids(rows, row -> row.getKey().value()))
                .query((row, n) -> 1)
                .list();
        return jdbc
                .sql("""
                update production.order_progress p
                set pieces_passed = pieces_passed + r.passed,
                    ready = case when pieces_passed + r.passed >= pieces_total then coalesce(ready, ?) else ready end
                from unnest(?, ?) as r (order_id, passed)
                where p.order_id = r.order_id
                returning case when old.ready is null and new.ready is not null then p.order_id end""")
                .param(now.atOffset(ZoneOffset.UTC))
                .param(uuids(rows, row -> row.getKey().value()))
                .param(ints(rows, Map.Entry::getValue))
                .query(UUID.class)
                .list()
                .stream()
                .filter(java.util.Objects::nonNull)
                .sorted()
                .map(OrderId::new)
                .toList();
    }

    public Map<OrderId, PieceCount> counts(Collection<OrderId> orders) {
        var counts = new HashMap<OrderId, PieceCount>();
        jdbc.sql("select order_id, pieces_total, pieces_passed from production.order_progress where order_id = any(?)")
                .param(uuids(orders, OrderId::value))
                .query(row -> {
                    counts.put(new OrderId(row.getObject(1, UUID.class)), new PieceCount(row.getInt(2), row.getInt(3)));
                });
        return counts;
    }
}
