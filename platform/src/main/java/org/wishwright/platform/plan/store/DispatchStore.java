package org.wishwright.platform.plan.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.planning.Dispatch;
import org.wishwright.planning.Shift;
import org.wishwright.planning.WorkUnit;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.plan.BatchId;

/** Fixing the minutes of a shift's work. */
@Repository
public class DispatchStore {

    private final JdbcClient jdbc;

    DispatchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An operation whose minutes are not fixed, with the unit and the shift that its capacity was reserved in. */
    public record Waiting(WorkUnit unit, Shift shift, Dispatch.ShiftJob job) {}

    /** Everything in shifts that start until an instant, by shift. */
    public List<Waiting> waiting(FactoryId factory, Instant until) {
        return jdbc.sql("""
                        with due as (
                            select s.batch, min(r.ready_at) due from plan.share s
                            join plan.reservation r on r.order_id = s.order_id
                            where s.batch in (select batch from plan.step
                                where factory = :factory and planned_start is null and shift_start <= :until::timestamptz)
                            group by s.batch)
                        select t.work_centre, t.unit, t.shift_start, t.shift_end, t.batch::text, t.no, t.family,
                               t.setup_seconds, t.run_seconds * b.quantity, d.due
                        from plan.step t join plan.batch b on b.id = t.batch join due d on d.batch = b.id
                        where t.factory = :factory and t.planned_start is null and t.shift_start <= :until::timestamptz
                        order by t.shift_start, t.work_centre, t.unit, t.batch""")
                .param("factory", factory.value())
                .param("until", until.toString())
                .query((row, n) -> {
                    var shift = CapacityStore.shift(row, 3);
                    return new Waiting(
                            new WorkUnit(row.getString(1), row.getInt(2)),
                            shift,
                            new Dispatch.ShiftJob(
                                    row.getString(5),
                                    row.getInt(6),
                                    row.getString(7),
                                    row.getLong(8),
                                    row.getLong(9),
                                    CapacityStore.instant(row, 10),
                                    shift.start()));
                })
                .list();
    }

    /** What each unit was last set up for. */
    public Map<WorkUnit, String> families(FactoryId factory) {
        var families = new HashMap<WorkUnit, String>();
        jdbc.sql("""
                        select distinct on (work_centre, unit) work_centre, unit, family from plan.step
                        where factory = ? and planned_end is not null
                        order by work_centre, unit, planned_end desc""").param(factory.value()).query(row -> {
            families.put(new WorkUnit(row.getString(1), row.getInt(2)), row.getString(3));
        });
        return families;
    }

    public void fix(List<Dispatch.Planned> planned) {
        jdbc.sql("""
                        update plan.step t set planned_start = p.starts, planned_end = p.ends, planned_setup = p.setup
                        from unnest(?::uuid[], ?::int[], ?::timestamptz[], ?::timestamptz[], ?::bigint[])
                            p(batch, no, starts, ends, setup)
                        where t.batch = p.batch and t.no = p.no""")
                .param(Columns.texts(planned, Dispatch.Planned::batchId))
                .param(Columns.numbers(planned, Dispatch.Planned::step))
                .param(Columns.instants(planned, Dispatch.Planned::start))
                .param(Columns.instants(planned, Dispatch.Planned::end))
                .param(Columns.numbers(planned, Dispatch.Planned::setupSeconds))
                .update();
    }

    /** Marks batches released; answers those that were not before. */
    public List<BatchId> markReleased(Collection<String> batches, Instant now) {
        return jdbc
                .sql("""
                        update plan.batch set released = ?::timestamptz, closed = true
                        where id = any(?::uuid[]) and released is null returning id""")
                .param(now.toString())
                .param(batches.toArray(String[]::new))
                .query(UUID.class)
                .list()
                .stream()
                .map(BatchId::new)
                .toList();
    }

    public List<OrderId> ordersIn(Collection<BatchId> batches) {
        return jdbc
                .sql("select distinct order_id from plan.share where batch = any(?::uuid[])")
                .param(Columns.texts(batches, BatchId::value))
                .query(UUID.class)
                .list()
                .stream()
                .map(OrderId::new)
                .toList();
    }

    /** The start of the first shift with work whose minutes are not fixed. */
    public Optional<Instant> nextShift(FactoryId factory) {
        return jdbc.sql("""
                        select shift_start from plan.step where factory = ? and planned_start is null
                        order by shift_start limit 1""")
                .param(factory.value())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }
}
