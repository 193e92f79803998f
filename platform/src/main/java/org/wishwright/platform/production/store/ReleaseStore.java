package org.wishwright.platform.production.store;

import static org.wishwright.platform.production.store.Arrays.instants;
import static org.wishwright.platform.production.store.Arrays.ints;
import static org.wishwright.platform.production.store.Arrays.longs;
import static org.wishwright.platform.production.store.Arrays.texts;
import static org.wishwright.platform.production.store.Arrays.uuids;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.plan.PlannedStep;
import org.wishwright.platform.plan.ReleasedBatch;

/** Puts released batches on the floor: work orders, steps, pieces and the orders' counters, four statements a release. */
@Repository
public class ReleaseStore {

    private final JdbcClient jdbc;
    private final Names names;

    ReleaseStore(JdbcClient jdbc, Names names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    private record StepRow(UUID workOrder, UUID factory, UUID id, PlannedStep step, boolean last) {}

    private record PieceRow(UUID workOrder, UUID id, UUID token, int no, ReleasedBatch.Member member) {}

    /**
     * Makes work orders of the batches that have none yet, and renews the planned times of those that have.
     *
     * @param ids new ids, and {@code tokens} unguessable ones
     * @return how many were made
     */
    public int release(List<ReleasedBatch> batches, Instant now, Supplier<UUID> ids, Supplier<UUID> tokens) {
        var made = workOrders(batches, now, ids);
        var steps = new ArrayList<StepRow>();
        var pieces = new ArrayList<PieceRow>();
        for (var batch : batches) {
            var workOrder = made.get(batch.batch().value());
            if (workOrder == null) {
                continue;
            }
            int count = batch.steps().size();
            for (var step : batch.steps()) {
                steps.add(new StepRow(workOrder, batch.factory().value(), ids.get(), step, step.no() == count));
            }
            int no = 0;
            for (var member : batch.members()) {
                for (int i = 0; i < member.quantity(); i++) {
                    pieces.add(new PieceRow(workOrder, ids.get(), tokens.get(), ++no, member));
                }
            }
        }
        if (!made.isEmpty()) {
            insertSteps(steps);
            insertPieces(pieces);
            insertProgress(pieces);
        }
        retime(batches.stream()
                .filter(batch -> !made.containsKey(batch.batch().value()))
                .toList());
        return made.size();
    }

    private record Timed(UUID batch, PlannedStep step) {}

    /** Later steps get their minutes when their own shift is fixed; what has started keeps the times it started with. */
    private void retime(List<ReleasedBatch> known) {
        var rows = known.stream()
                .flatMap(batch -> batch.steps().stream()
                        .map(step -> new Timed(batch.batch().value(), step)))
                .toList();
        if (!rows.isEmpty()) {
            jdbc.sql("select id from production.work_order where batch = any(?) order by id for update")
                    .param(uuids(known, batch -> batch.batch().value()))
                    .query(UUID.class)
                    .list();
            jdbc.sql("""
                    update production.operation o
                    set planned_start = r.starts, planned_end = r.ends, setup_seconds = r.setup
                    from unnest(?, ?, ?, ?, ?) as r (batch, no, setup, starts, ends)
                    join production.work_order w on w.batch = r.batch
                    where o.work_order = w.id and o.no = r.no and o.state in ('PLANNED', 'READY')
                      and (o.planned_start, o.planned_end) is distinct from (r.starts, r.ends)""")
                    .param(uuids(rows, Timed::batch))
                    .param(ints(rows, row -> row.step().no()))
                    .param(longs(rows, row -> row.step().setupSeconds()))
                    .param(instants(rows, row -> row.step().start()))
                    .param(instants(rows, row -> row.step().end()))
                    .update();
        }
    }

    private Map<UUID, UUID> workOrders(List<ReleasedBatch> batches, Instant now, Supplier<UUID> ids) {
        var made = new HashMap<UUID, UUID>();
        jdbc.sql("""
                insert into production.work_order
                    (id, number, batch, kind, factory, module, option, name, content_hash, quantity, state, created)
                select id, nextval('production.work_order_number'), batch, 'BATCH', factory, module, option, name::jsonb, hash,
                       quantity, 'OPEN', ?
                from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                    as r (id, batch, factory, module, option, name, hash, quantity)
                on conflict (batch) do nothing
                returning batch, id""")
                .param(now.atOffset(ZoneOffset.UTC))
                .param(uuids(batches, batch -> ids.get()))
                .param(uuids(batches, batch -> batch.batch().value()))
                .param(uuids(batches, batch -> batch.factory().value()))
                .param(texts(batches, ReleasedBatch::module))
                .param(texts(batches, ReleasedBatch::option))
                .param(texts(batches, batch -> names.json(batch.name())))
                .param(texts(batches, ReleasedBatch::contentHash))
                .param(ints(batches, ReleasedBatch::quantity))
                .query(row -> {
                    made.put(row.getObject("batch", UUID.class), row.getObject("id", UUID.class));
                });
        return made;
    }

    private void insertSteps(List<StepRow> rows) {
        jdbc.sql("""
                insert into production.operation
                    (id, work_order, factory, no, last, work_centre, unit, setup_family, setup_seconds, run_seconds,
                     planned_start, planned_end, state)
                select id, work_order, factory, no, last = 1, centre, unit, family, setup, run, starts, ends,
                       case no when 1 then 'READY' else 'PLANNED' end
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    as r (id, work_order, factory, no, last, centre, unit, family, setup, run, starts, ends)""")
                .param(uuids(rows, StepRow::id))
                .param(uuids(rows, StepRow::workOrder))
                .param(uuids(rows, StepRow::factory))
                .param(ints(rows, row -> row.step().no()))
                .param(ints(rows, row -> row.last() ? 1 : 0))
                .param(texts(rows, row -> row.step().workCentre()))
                .param(ints(rows, row -> row.step().unit()))
                .param(texts(rows, row -> row.step().setupFamily()))
                .param(longs(rows, row -> row.step().setupSeconds()))
                .param(longs(rows, row -> row.step().runSeconds()))
                .param(instants(rows, row -> row.step().start()))
                .param(instants(rows, row -> row.step().end()))
                .update();
    }

    private void insertPieces(List<PieceRow> rows) {
        jdbc.sql("""
                insert into production.piece
                    (id, token, serial, work_order, no, order_id, line, demand, state)
                select r.id, r.token, production.serial(w.number, no), work_order, no, order_id, line, demand, 'MAKING'
                from unnest(?, ?, ?, ?, ?, ?, ?) as r (id, token, work_order, no, order_id, line, demand)
                join production.work_order w on w.id = r.work_order""")
                .param(uuids(rows, PieceRow::id))
                .param(uuids(rows, PieceRow::token))
                .param(uuids(rows, PieceRow::workOrder))
                .param(ints(rows, PieceRow::no))
                .param(uuids(rows, row -> row.member().order().value()))
                .param(uuids(rows, row -> row.member().line().value()))
                .param(uuids(rows, row -> row.member().demand()))
                .update();
    }

    private void insertProgress(List<PieceRow> rows) {
        var totals = new java.util.TreeMap<UUID, Integer>();
        rows.forEach(
                row -> totals.put(row.member().order().value(), row.member().orderPieces()));
        jdbc.sql("""
                insert into production.order_progress as p (order_id, pieces_total)
                select order_id, total from unnest(?, ?) as r (order_id, total)
                on conflict (order_id) do update set pieces_total = excluded.pieces_total
                where p.pieces_total <> excluded.pieces_total""")
                .param(uuids(totals.keySet(), order -> order))
                .param(ints(totals.values(), total -> total))
                .update();
    }
}
