package org.wishwright.platform.plan.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.order.LineId;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.plan.BatchId;
import org.wishwright.platform.plan.PieceName;
import org.wishwright.platform.plan.PlanBoard;
import org.wishwright.platform.plan.PlanFigures;
import org.wishwright.platform.plan.PlannedStep;
import org.wishwright.platform.plan.ReleasedBatch;
import tools.jackson.databind.ObjectMapper;

/** Reads plans: for the floor, the maker's board and the operator's figures. */
@Repository
public class BoardStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    BoardStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Header(
            UUID id, UUID factory, String contentHash, String module, String option, String name, int quantity) {}

    public List<ReleasedBatch> released(Collection<BatchId> batches) {
        var wanted = Columns.texts(batches, BatchId::value);
        var steps = steps(wanted);
        var members = members(wanted);
        return jdbc.sql("""
                        select id, factory, content_hash, module, option, name, quantity from plan.batch
                        where id = any(?::uuid[]) and released is not null and quantity > 0 order by id""").param(wanted).query(Header.class).list().stream()
                .map(b -> new ReleasedBatch(
                        new BatchId(b.id()),
                        new FactoryId(b.factory()),
                        b.contentHash(),
                        b.module(),
                        b.option(),
                        name(b.name()),
                        b.quantity(),
                        steps.getOrDefault(b.id(), List.of()),
                        members.getOrDefault(b.id(), List.of())))
                .toList();
    }

    private PieceName name(String column) {
        return json.readValue(column, PieceName.class);
    }

    private Map<UUID, List<PlannedStep>> steps(String[] batches) {
        var steps = new HashMap<UUID, List<PlannedStep>>();
        jdbc.sql("""
                        select t.batch, t.no + 1, t.work_centre, t.unit, t.family, coalesce(t.planned_start, t.shift_start),
                               coalesce(t.planned_end, t.shift_end), coalesce(t.planned_setup, t.setup_seconds),
                               t.run_seconds * b.quantity
                        from plan.step t join plan.batch b on b.id = t.batch
                        where t.batch = any(?::uuid[]) order by t.batch, t.no""").param(batches).query(row -> {
            steps.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                    .add(new PlannedStep(
                            row.getInt(2),
                            row.getString(3),
                            row.getInt(4),
                            row.getString(5),
                            CapacityStore.instant(row, 6),
                            CapacityStore.instant(row, 7),
                            row.getLong(8),
                            row.getLong(9)));
        });
        return steps;
    }

    private Map<UUID, List<ReleasedBatch.Member>> members(String[] batches) {
        var members = new HashMap<UUID, List<ReleasedBatch.Member>>();
        jdbc.sql("""
                        select s.batch, s.id, s.order_id, s.line, s.quantity, r.pieces from plan.share s
                        join plan.reservation r on r.order_id = s.order_id
                        where s.batch = any(?::uuid[]) order by s.batch, s.id""").param(batches).query(row -> {
            members.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                    .add(new ReleasedBatch.Member(
                            row.getObject(2, UUID.class),
                            new OrderId(row.getObject(3, UUID.class)),
                            new LineId(row.getObject(4, UUID.class)),
                            row.getInt(5),
                            row.getInt(6)));
        });
        return members;
    }

    public List<PlanBoard.Planned> operations(FactoryId factory, Instant from, Instant to, int limit) {
        return jdbc.sql("""
                        select b.id, b.name, b.quantity, t.no + 1, t.work_centre, t.unit,
                               coalesce(t.planned_start, t.shift_start), coalesce(t.planned_end, t.shift_end),
                               t.planned_start is not null,
                               (select min(r.ready_at) from plan.share s join plan.reservation r on r.order_id = s.order_id
                                where s.batch = b.id), b.released
                        from plan.step t join plan.batch b on b.id = t.batch and b.quantity > 0
                        where t.factory = ? and t.shift_start >= ?::timestamptz and t.shift_start < ?::timestamptz
                        order by coalesce(t.planned_start, t.shift_start), t.work_centre, t.unit, t.batch limit ?""")
                .params(factory.value(), from.toString(), to.toString(), limit)
                .query((row, n) -> {
                    var released = row.getObject(11, OffsetDateTime.class);
                    return new PlanBoard.Planned(
                            new BatchId(row.getObject(1, UUID.class)),
                            name(row.getString(2)).whole(),
                            row.getInt(3),
                            row.getInt(4),
                            row.getString(5),
                            row.getInt(6),
                            CapacityStore.instant(row, 7),
                            CapacityStore.instant(row, 8),
                            row.getBoolean(9),
                            CapacityStore.instant(row, 10),
                            released == null ? null : released.toInstant());
                })
                .list();
    }

    /** Reserved seconds of a shift over all units of a work centre. */
    public record Held(String workCentre, Instant shiftStart, long seconds) {}

    public List<Held> held(FactoryId factory, Instant from, Instant to) {
        return jdbc.sql("""
                        select work_centre, shift_start, sum(seconds) from plan.reserved
                        where factory = ? and shift_start >= ?::timestamptz and shift_start < ?::timestamptz
                        group by work_centre, shift_start""")
                .params(factory.value(), from.toString(), to.toString())
                .query((row, n) -> new Held(row.getString(1), CapacityStore.instant(row, 2), row.getLong(3)))
                .list();
    }

    public PlanFigures figures() {
        return jdbc.sql("""
                        select (select count(*) from plan.reservation) orders,
                               (select coalesce(sum(pieces), 0) from plan.reservation) pieces,
                               (select count(*) from plan.batch where quantity > 0) batches,
                               (select count(*) from plan.batch where released is not null and quantity > 0) released_batches,
                               count(*) operations,
                               coalesce(sum(planned_setup), 0) setup_seconds,
                               coalesce(sum(extract(epoch from planned_end - planned_start) - planned_setup), 0)::bigint
                                   run_seconds,
                               coalesce(sum(extract(epoch from before - planned_start)) filter (
                                   where before > planned_start and done is null), 0)::bigint double_booked_seconds
                        from (select *, max(planned_end) filter (where done is null) over (partition by factory, work_centre, unit
                                  order by planned_start, planned_end
                                  rows between unbounded preceding and 1 preceding) before
                              from plan.step where planned_start is not null) s""").query(PlanFigures.class).single();
    }
}
