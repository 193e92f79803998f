package org.wishwright.platform.plan.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.planning.Batch;
import org.wishwright.planning.Operation;
import org.wishwright.planning.Reserved;
import org.wishwright.planning.RoutingStep;
import org.wishwright.planning.Shift;
import org.wishwright.planning.Slot;
import org.wishwright.planning.WorkUnit;
import org.wishwright.platform.factory.FactoryId;

/** A factory's state: its lock and token, reserved seconds, and unfinished batches. */
@Repository
public class CapacityStore {

    private final JdbcClient jdbc;

    CapacityStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param nextRelease when the timer is set to release; null when nothing waits */
    public record Head(
            UUID token,
            OffsetDateTime frozenUntil,
            @Nullable OffsetDateTime nextRelease) {}

    /** Takes the writer's lock until the transaction ends. */
    public Head lock(FactoryId factory, UUID newToken) {
        return select(factory, " for update").orElseGet(() -> {
            jdbc.sql("insert into plan.factory_state values (?, ?, '-infinity', null) on conflict do nothing")
                    .params(factory.value(), newToken)
                    .update();
            return select(factory, " for update").orElseThrow();
        });
    }

    public Optional<Head> head(FactoryId factory) {
        return select(factory, "");
    }

    private Optional<Head> select(FactoryId factory, String lock) {
        return jdbc.sql("select token, greatest(frozen_until, 'epoch') frozen_until, next_release"
                        + " from plan.factory_state where factory = ?" + lock)
                .param(factory.value())
                .query(Head.class)
                .optional();
    }

    public void advance(FactoryId factory, UUID token, Instant frozenUntil, @Nullable Instant nextRelease) {
        jdbc.sql(
                        "update plan.factory_state set token = ?, frozen_until = ?, next_release = ?::timestamptz where factory = ?")
                .param(token)
                .param(frozenUntil.atOffset(ZoneOffset.UTC))
                .param(nextRelease == null ? null : nextRelease.toString())
                .param(factory.value())
                .update();
    }

    public List<Reserved> reserved(FactoryId factory, Instant from) {
        return jdbc.sql("""
                        select work_centre, unit, shift_start, shift_end, seconds from plan.reserved
                        where factory = ? and shift_start >= ? and seconds > 0""")
                .params(factory.value(), from.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Reserved(
                        new Slot(new WorkUnit(row.getString(1), row.getInt(2)), shift(row, 3)), row.getLong(5)))
                .list();
    }

    /** Adds seconds to slots, or takes them away where they are negative. */
    public void change(FactoryId factory, Collection<SlotChange> changes) {
        var more = changes.stream().filter(change -> change.seconds() > 0).toList();
        var less = changes.stream().filter(change -> change.seconds() < 0).toList();
        if (!more.isEmpty()) {
            jdbc.sql("""
                            insert into plan.reserved as held (factory, work_centre, unit, shift_start, shift_end, seconds)
                            select ?, c.* from unnest(?::text[], ?::int[], ?::timestamptz[], ?::timestamptz[], ?::bigint[]) c
                            on conflict (factory, work_centre, unit, shift_start)
                            do update set seconds = held.seconds + excluded.seconds""")
                    .param(factory.value())
                    .param(Columns.texts(more, c -> c.slot().unit().workCentre()))
                    .param(Columns.numbers(more, c -> c.slot().unit().index()))
                    .param(Columns.instants(more, c -> c.slot().shift().start()))
                    .param(Columns.instants(more, c -> c.slot().shift().end()))
                    .param(Columns.numbers(more, SlotChange::seconds))
                    .update();
        }
        if (!less.isEmpty()) {
            giveBack(factory, less);
        }
    }

    /** An update, for a row to be inserted would have to pass the check that seconds are never negative. */
    private void giveBack(FactoryId factory, List<SlotChange> less) {
        jdbc.sql("""
                        update plan.reserved held set seconds = held.seconds + c.seconds
                        from unnest(?::text[], ?::int[], ?::timestamptz[], ?::bigint[]) c(work_centre, unit, shift_start, seconds)
                        where held.factory = ? and held.work_centre = c.work_centre and held.unit = c.unit
                          and held.shift_start = c.shift_start""")
                .param(Columns.texts(less, c -> c.slot().unit().workCentre()))
                .param(Columns.numbers(less, c -> c.slot().unit().index()))
                .param(Columns.instants(less, c -> c.slot().shift().start()))
                .param(Columns.numbers(less, SlotChange::seconds))
                .param(factory.value())
                .update();
    }

    /** @param seconds to add; negative to give back */
    public record SlotChange(Slot slot, long seconds) {}

    /** Batches that are not finished at an instant and still hold the capacity of all their steps. */
    public List<Batch> unfinished(FactoryId factory, Instant from) {
        var batches = new LinkedHashMap<String, Rows>();
        jdbc.sql("""
                        select b.id::text, b.content_hash, b.quantity, b.closed, s.no, s.work_centre, s.unit, s.family,
                               s.setup_seconds, s.run_seconds, s.shift_start, s.shift_end
                        from plan.batch b join plan.step s on s.batch = b.id
                        where b.factory = ? and b.finish > ? and b.quantity > 0
                            and not exists (select from plan.step d where d.batch = b.id and d.done is not null)
                        order by b.id, s.no""").params(factory.value(), from.atOffset(ZoneOffset.UTC)).query(row -> {
            var batch = batches.get(row.getString(1));
            if (batch == null) {
                batch = new Rows(row.getString(2), row.getInt(3), row.getBoolean(4), new ArrayList<>());
                batches.put(row.getString(1), batch);
            }
            var unit = new WorkUnit(row.getString(6), row.getInt(7));
            var step = new RoutingStep(row.getString(6), row.getString(8), row.getLong(9), row.getLong(10));
            batch.operations.add(new Operation(row.getInt(5), step, new Slot(unit, shift(row, 11))));
        });
        return batches.entrySet().stream()
                .map(b -> new Batch(
                        b.getKey(),
                        b.getValue().hash,
                        b.getValue().quantity,
                        b.getValue().operations,
                        b.getValue().closed))
                .toList();
    }

    private record Rows(String hash, int quantity, boolean closed, List<Operation> operations) {}

    static Shift shift(java.sql.ResultSet row, int column) throws java.sql.SQLException {
        return new Shift(instant(row, column), instant(row, column + 1));
    }

    static Instant instant(java.sql.ResultSet row, int column) throws java.sql.SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
