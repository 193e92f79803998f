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
import org.wishwright.planning.Slot;
import org.wishwright.planning.WorkUnit;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.plan.BatchId;
import org.wishwright.platform.plan.WorkDoneAhead;
import org.wishwright.platform.plan.store.CapacityStore.SlotChange;

/** Fixing the minutes of a shift's work. */
@Repository
public class DispatchStore {

    private final JdbcClient jdbc;

    DispatchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An operation whose minutes are not fixed, with the unit and the shift that its capacity was reserved in. */
    public record Waiting(WorkUnit unit, Shift shift, Dispatch.ShiftJob job) {}

    /**
     * What is to be laid out, by shift: every step of each unit's shift that starts until an instant and holds a step
     * without minutes. Those with minutes are laid out again, for the new ones share the shift with them.
     */
    public List<Waiting> waiting(FactoryId factory, Instant until) {
        return jdbc.sql("""
                        with cell as (
                            select distinct work_centre, unit, shift_start from plan.step
                            where factory = :factory and planned_start is null and shift_start <= :until::timestamptz),
                        step as (
                            select t.* from cell c join plan.step t on t.factory = :factory
                                and t.work_centre = c.work_centre and t.unit = c.unit and t.shift_start = c.shift_start
                            where t.done is null),
                        due as (
                            select s.batch, min(r.ready_at) due from plan.share s
                            join plan.reservation r on r.order_id = s.order_id
                            where s.batch in (select batch from step)
                            group by s.batch)
                        select t.work_centre, t.unit, t.shift_start, t.shift_end, t.batch::text, t.no, t.family,
                               t.setup_seconds, t.run_seconds * b.quantity, d.due
                        from step t join plan.batch b on b.id = t.batch join due d on d.batch = b.id
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

    /**
     * What each unit of these steps was set up for before the step's shift, and until when it had been working. Shifts that are
     * laid out anew say nothing: their minutes are about to change.
     */
    public Map<Slot, SetUp> families(FactoryId factory, Collection<Waiting> waiting) {
        var families = new HashMap<Slot, SetUp>();
        jdbc.sql("""
                        with cell as (
                            select distinct * from unnest(?::text[], ?::int[], ?::timestamptz[], ?::timestamptz[])
                                c(work_centre, unit, shift_start, shift_end))
                        select c.*, f.family, f.planned_end from cell c
                        cross join lateral (
                            select family, planned_end from plan.step t
                            where t.factory = ? and t.work_centre = c.work_centre and t.unit = c.unit
                                and t.planned_end <= c.shift_start and t.done is null
                                and not exists (select from cell w where w.work_centre = t.work_centre
                                    and w.unit = t.unit and w.shift_start = t.shift_start)
                            order by planned_end desc limit 1) f""")
                .param(Columns.texts(waiting, w -> w.unit().workCentre()))
                .param(Columns.numbers(waiting, w -> w.unit().index()))
                .param(Columns.instants(waiting, w -> w.shift().start()))
                .param(Columns.instants(waiting, w -> w.shift().end()))
                .param(factory.value())
                .query(row -> {
                    families.put(
                            new Slot(new WorkUnit(row.getString(1), row.getInt(2)), CapacityStore.shift(row, 3)),
                            new SetUp(row.getString(5), CapacityStore.instant(row, 6)));
                });
        return families;
    }

    /** What a unit is set up for. @param since the end of the work that it was set up for */
    public record SetUp(String family, Instant since) {}

    /** Takes the minutes of steps that are about to be laid out. */
    public void loosen(Collection<Waiting> waiting) {
        jdbc.sql("""
                        update plan.step t set planned_start = null, planned_end = null, planned_setup = null
                        from unnest(?::uuid[], ?::int[]) w(batch, no)
                        where t.batch = w.batch and t.no = w.no and t.planned_start is not null""")
                .param(Columns.texts(waiting, w -> w.job().batchId()))
                .param(Columns.numbers(waiting, w -> w.job().step()))
                .update();
    }

    /** Notes steps as done whose shift has not begun; answers what that leaves free, once. */
    public List<SlotChange> done(Collection<WorkDoneAhead.Step> steps, Instant now) {
        return jdbc.sql("""
                        update plan.step t set done = ?::timestamptz
                        from unnest(?::uuid[], ?::int[]) d(batch, no), plan.batch b
                        where t.batch = d.batch and t.no = d.no - 1 and b.id = t.batch and t.done is null
                            and t.shift_start > ?::timestamptz
                        returning t.work_centre, t.unit, t.shift_start, t.shift_end,
                            t.setup_seconds + t.run_seconds * b.quantity""")
                .param(now.toString())
                .param(Columns.texts(steps, step -> step.batch().value()))
                .param(Columns.numbers(steps, WorkDoneAhead.Step::no))
                .param(now.toString())
                .query((row, n) -> new SlotChange(
                        new Slot(new WorkUnit(row.getString(1), row.getInt(2)), CapacityStore.shift(row, 3)),
                        -row.getLong(5)))
                .list();
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
