package org.wishwright.platform.plan.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.planning.Dispatch;
import org.wishwright.platform.order.OrderId;

/** Reads what a release would change; writes nothing. */
@Repository
public class AheadStore {

    private final JdbcClient jdbc;

    AheadStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is left of a batch without some orders.
     *
     * @param left pieces
     * @param due the earliest promise among those who stay; null where nobody does
     */
    public record Left(long left, long quantity, @Nullable Instant due) {}

    /** The batches in which these orders have pieces, without them. */
    public Map<String, Left> without(Collection<OrderId> leaving) {
        var found = new HashMap<String, Left>();
        jdbc.sql("""
                        with leaving as (select unnest(?::uuid[]) order_id)
                        select s.batch::text, coalesce(sum(s.quantity) filter (where l.order_id is null), 0),
                            sum(s.quantity), min(r.ready_at) filter (where l.order_id is null)
                        from plan.share s left join leaving l using (order_id)
                        join plan.reservation r on r.order_id = s.order_id
                        where s.batch in (select batch from plan.share join leaving using (order_id))
                        group by s.batch""").param(Columns.texts(leaving, OrderId::value)).query(row -> {
            var due = row.getObject(4);
            found.put(
                    row.getString(1),
                    new Left(row.getLong(2), row.getLong(3), due == null ? null : CapacityStore.instant(row, 4)));
        });
        return found;
    }

    /** When an order's last piece is finished, as planned and as it would be. */
    public record Finish(OrderId order, Instant shipBy, Instant before, Instant after) {}

    /**
     * Orders with pieces in the batches of these steps, the earliest promise first.
     *
     * @param leaving orders that are not told
     */
    public List<Finish> finishes(Collection<Dispatch.Planned> planned, Collection<OrderId> leaving, int limit) {
        return jdbc.sql("""
                        with fixed as (select * from unnest(?::uuid[], ?::int[], ?::timestamptz[]) f(batch, no, ends))
                        select s.order_id, r.ship_by, max(coalesce(t.planned_end, t.shift_end)),
                            max(coalesce(f.ends, t.planned_end, t.shift_end))
                        from plan.share s join plan.reservation r on r.order_id = s.order_id
                        join plan.step t on t.batch = s.batch and t.done is null
                        left join fixed f on f.batch = t.batch and f.no = t.no
                        where s.order_id in (select order_id from plan.share where batch in (select batch from fixed))
                            and s.order_id <> all(?::uuid[])
                        group by s.order_id, r.ship_by order by r.ship_by, s.order_id limit ?""")
                .param(Columns.texts(planned, Dispatch.Planned::batchId))
                .param(Columns.numbers(planned, Dispatch.Planned::step))
                .param(Columns.instants(planned, Dispatch.Planned::end))
                .param(Columns.texts(leaving, OrderId::value))
                .param(limit)
                .query((row, n) -> new Finish(
                        new OrderId(row.getObject(1, UUID.class)),
                        CapacityStore.instant(row, 2),
                        CapacityStore.instant(row, 3),
                        CapacityStore.instant(row, 4)))
                .list();
    }

    /** How many of these batches are not on the floor. */
    public int unreleased(Collection<Dispatch.Planned> planned) {
        return jdbc.sql("select count(*) from plan.batch where id = any(?::uuid[]) and released is null")
                .param(Columns.texts(planned, Dispatch.Planned::batchId))
                .query(Integer.class)
                .single();
    }
}
