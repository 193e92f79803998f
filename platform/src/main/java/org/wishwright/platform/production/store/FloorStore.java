package org.wishwright.platform.production.store;

import static org.wishwright.platform.production.store.Arrays.instants;
import static org.wishwright.platform.production.store.Arrays.ints;
import static org.wishwright.platform.production.store.Arrays.texts;
import static org.wishwright.platform.production.store.Arrays.uuids;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.plan.BatchId;
import org.wishwright.platform.plan.WorkDoneAhead;
import org.wishwright.platform.production.floor.FloorBook.FollowUp;
import org.wishwright.platform.production.floor.FloorBook.Taken;
import org.wishwright.platform.production.floor.FloorBook.Verdict;
import org.wishwright.platform.production.floor.FloorEvent.Disposition;
import org.wishwright.platform.production.floor.Operation;
import org.wishwright.platform.production.floor.Piece;
import org.wishwright.platform.production.floor.WorkSheet;

/** Writes what was decided on the floor; each method is one statement over all rows, or a few. */
@Repository
public class FloorStore {

    private final JdbcClient jdbc;

    FloorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void append(List<Taken> taken, Instant now, PartyId worker) {
        jdbc.sql("""
                insert into production.floor_event
                    (factory, key, work_order, operation, kind, occurred, passed, failed, recorded, worker)
                select r.*, ?, ? from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                    as r (factory, key, work_order, operation, kind, occurred, passed, failed)""")
                .param(now.atOffset(ZoneOffset.UTC))
                .param(worker.value())
                .param(uuids(taken, entry -> entry.factory().value()))
                .param(texts(taken, entry -> entry.event().key()))
                .param(uuids(taken, entry -> entry.workOrder().value()))
                .param(uuids(taken, entry -> entry.event().operation().value()))
                .param(texts(taken, entry -> entry.event().kind().name()))
                .param(instants(taken, entry -> entry.event().occurred()))
                .param(ints(taken, Taken::passed))
                .param(ints(taken, Taken::failed))
                .update();
    }

    private record Ahead(FactoryId factory, WorkDoneAhead.Step step) {}

    /** The planned steps among these that were finished before their minutes began. */
    public List<WorkDoneAhead> doneAhead(List<Operation> finished) {
        var byFactory = jdbc
                .sql("""
                        select w.factory, w.batch, o.no from production.operation o
                        join production.work_order w on w.id = o.work_order and w.batch is not null
                        where o.id = any(?) and o.state in ('FINISHED', 'INSPECTED') and o.finished < o.planned_start
                        order by w.batch, o.no""")
                .param(uuids(finished, operation -> operation.step().id().value()))
                .query((row, n) -> new Ahead(
                        new FactoryId(row.getObject(1, UUID.class)),
                        new WorkDoneAhead.Step(new BatchId(row.getObject(2, UUID.class)), row.getInt(3))))
                .stream()
                .collect(Collectors.groupingBy(
                        Ahead::factory, LinkedHashMap::new, Collectors.mapping(Ahead::step, Collectors.toList())));
        return byFactory.entrySet().stream()
                .map(one -> new WorkDoneAhead(one.getKey(), one.getValue()))
                .toList();
    }

    public void update(List<Operation> operations) {
        jdbc.sql("""
                update production.operation o
                set state = r.state, factory = r.factory, away = r.away = 1, started = r.started, starter = r.starter,
                    finished = r.finished, finisher = r.finisher
                from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                    as r (id, state, factory, away, started, starter, finished, finisher)
                where o.id = r.id""")
                .param(uuids(operations, operation -> operation.step().id().value()))
                .param(texts(operations, operation -> operation.state().name()))
                .param(uuids(
                        operations, operation -> operation.step().performer().value()))
                .param(ints(operations, operation -> operation.step().away() ? 1 : 0))
                .param(instants(operations, FloorStore::started))
                .param(uuids(operations, operation -> id(starter(operation))))
                .param(instants(
                        operations,
                        operation -> work(operation) instanceof Operation.Work work ? work.finished() : null))
                .param(uuids(
                        operations,
                        operation -> work(operation) instanceof Operation.Work work ? id(work.finisher()) : null))
                .update();
    }

    private static @Nullable Instant started(Operation operation) {
        return operation instanceof Operation.Started started
                ? started.started()
                : work(operation) instanceof Operation.Work work ? work.started() : null;
    }

    private static @Nullable PartyId starter(Operation operation) {
        return operation instanceof Operation.Started started
                ? started.starter()
                : work(operation) instanceof Operation.Work work ? work.starter() : null;
    }

    private static Operation.@Nullable Work work(Operation operation) {
        return switch (operation) {
            case Operation.Away(var step, var work) -> work;
            case Operation.Finished(var step, var work) -> work;
            case Operation.Inspected(var step, var work) -> work;
            default -> null;
        };
    }

    private static @Nullable UUID id(@Nullable PartyId party) {
        return party == null ? null : party.value();
    }

    /** Work orders whose state has changed with their steps. */
    public void updateStates(Collection<WorkSheet> sheets) {
        var changed = sheets.stream()
                .filter(sheet -> sheet.state() != sheet.header().state())
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update production.work_order w set state = r.state from unnest(?, ?) as r (id, state) where w.id = r.id""")
                .param(uuids(changed, sheet -> sheet.header().id().value()))
                .param(texts(changed, sheet -> sheet.state().name()))
                .update();
    }

    /** Keeps the verdicts and moves the pieces to what follows from them. */
    public void judge(List<Verdict> verdicts, Instant now, PartyId worker) {
        jdbc.sql("""
                with verdict as (
                    select * from unnest(?, ?, ?, ?, ?) as r (piece, work_order, reason, disposition, occurred)
                ), kept as (
                    insert into production.inspection
                        (piece, work_order, passed, reason, disposition, occurred, recorded, worker)
                    select piece, work_order, disposition is null, reason, disposition, occurred, ?, ? from verdict
                )
                update production.piece p
                set state = case disposition when 'REWORK' then 'FAILED' when 'REPLACE' then 'SCRAPPED' else 'PASSED' end
                from verdict v where p.id = v.piece""")
                .param(uuids(verdicts, verdict -> verdict.piece().id().value()))
                .param(uuids(verdicts, verdict -> verdict.workOrder().id().value()))
                .param(texts(verdicts, Verdict::reason))
                .param(texts(verdicts, FloorStore::disposition))
                .param(instants(verdicts, Verdict::occurred))
                .param(now.atOffset(ZoneOffset.UTC))
                .param(worker.value())
                .update();
    }

    private static @Nullable String disposition(Verdict verdict) {
        return verdict.disposition() instanceof Disposition disposition ? disposition.name() : null;
    }

    private record Again(FollowUp order, Piece piece, int no) {}

    /** Makes the work orders of pieces that failed: their last step again, or all steps for new pieces. */
    public void followUp(List<FollowUp> orders, Instant now, Supplier<UUID> ids, Supplier<UUID> tokens) {
        jdbc.sql("""
                insert into production.work_order
                    (id, number, parent, kind, factory, module, option, name, content_hash, quantity, state, created)
                select r.id, nextval('production.work_order_number'), w.id, r.kind, w.factory, w.module, w.option, w.name,
                       w.content_hash, r.quantity, 'OPEN', ?
                from unnest(?, ?, ?, ?) as r (id, parent, kind, quantity)
                join production.work_order w on w.id = r.parent""")
                .param(now.atOffset(ZoneOffset.UTC))
                .param(uuids(orders, order -> order.id().value()))
                .param(uuids(orders, order -> order.parent().value()))
                .param(texts(orders, FloorStore::kind))
                .param(ints(orders, order -> order.pieces().size()))
                .update();
        copySteps(orders, now);
        var again = orders.stream()
                .flatMap(order -> java.util.stream.IntStream.range(
                                0, order.pieces().size())
                        .mapToObj(i -> new Again(order, order.pieces().get(i), i + 1)))
                .toList();
        rework(again);
        replace(again, ids, tokens);
    }

    private static String kind(FollowUp order) {
        return order.disposition() == Disposition.REWORK ? "REWORK" : "REPLACEMENT";
    }

    /** Urgent: planned from now on, each step for as long as its share of the batch takes. */
    private void copySteps(List<FollowUp> orders, Instant now) {
        jdbc.sql("""
                insert into production.operation
                    (id, work_order, factory, no, last, work_centre, unit, setup_family, setup_seconds, run_seconds,
                     planned_start, planned_end, state)
                select uuidv7(), n.id, n.factory, row_number() over chain, o.last, o.work_centre, o.unit, o.setup_family,
                       o.setup_seconds, r.share,
                       r.now + make_interval(secs => sum(o.setup_seconds + r.share) over chain - o.setup_seconds - r.share),
                       r.now + make_interval(secs => sum(o.setup_seconds + r.share) over chain),
                       case row_number() over chain when 1 then 'READY' else 'PLANNED' end
                from production.work_order n
                join production.work_order w on w.id = n.parent
                join production.operation o on o.work_order = w.id and (o.last or n.kind = 'REPLACEMENT')
                cross join lateral (
                    select ceil(o.run_seconds::numeric * n.quantity / greatest(w.quantity, 1))::bigint as share,
                           ?::timestamptz as now) r
                where n.id = any(?)
                window chain as (partition by n.id order by o.no)""")
                .param(now.atOffset(ZoneOffset.UTC))
                .param(uuids(orders, order -> order.id().value()))
                .update();
    }

    private void rework(List<Again> all) {
        var rows = all.stream()
                .filter(again -> again.order().disposition() == Disposition.REWORK)
                .toList();
        if (!rows.isEmpty()) {
            jdbc.sql("""
                    update production.piece p set work_order = r.work_order, no = r.no
                    from unnest(?, ?, ?) as r (id, work_order, no) where p.id = r.id""")
                    .param(uuids(rows, again -> again.piece().id().value()))
                    .param(uuids(rows, again -> again.order().id().value()))
                    .param(ints(rows, Again::no))
                    .update();
        }
    }

    private void replace(List<Again> all, Supplier<UUID> ids, Supplier<UUID> tokens) {
        var rows = all.stream()
                .filter(again -> again.order().disposition() == Disposition.REPLACE)
                .toList();
        if (!rows.isEmpty()) {
            jdbc.sql("""
                    insert into production.piece
                        (id, token, serial, work_order, no, order_id, line, demand, state, replaces)
                    select r.id, r.token, production.serial(w.number, r.no), w.id, r.no, p.order_id, p.line, p.demand,
                           'MAKING', p.id
                    from unnest(?, ?, ?, ?, ?) as r (id, token, work_order, no, replaces)
                    join production.work_order w on w.id = r.work_order
                    join production.piece p on p.id = r.replaces""")
                    .param(uuids(rows, again -> ids.get()))
                    .param(uuids(rows, again -> tokens.get()))
                    .param(uuids(rows, again -> again.order().id().value()))
                    .param(ints(rows, Again::no))
                    .param(uuids(rows, again -> again.piece().id().value()))
                    .update();
        }
    }

    /** Takes an order's pieces off work orders that were not begun; those left empty are cancelled with their steps. */
    public void cancel(UUID order) {
        var hit = Set.copyOf(jdbc.sql("""
                select w.id from production.work_order w
                where w.state = 'OPEN' and w.id in (
                    select work_order from production.piece where order_id = ? and state = 'MAKING')
                order by w.id for update""").param(order).query(UUID.class).list());
        if (hit.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update production.piece set state = 'CANCELLED'
                where order_id = ? and state = 'MAKING' and work_order = any(?)""").param(order).param(uuids(hit, id -> id)).update();
        jdbc.sql("""
                update production.work_order w
                set quantity = open, state = case open when 0 then 'CANCELLED' else 'OPEN' end
                from (select work_order, count(*) filter (where state in ('MAKING', 'FAILED'))::int as open
                      from production.piece where work_order = any(?) group by work_order) p
                where w.id = p.work_order""").param(uuids(hit, id -> id)).update();
        jdbc.sql("""
                update production.operation o set state = 'CANCELLED' from production.work_order w
                where w.id = o.work_order and w.state = 'CANCELLED' and w.id = any(?)""").param(uuids(hit, id -> id)).update();
    }
}
