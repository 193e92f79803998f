package org.wishwright.platform.plan.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.planning.Operation;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.plan.PieceName;
import tools.jackson.databind.ObjectMapper;

/** Batches with their steps, and the orders' shares in them. */
@Repository
public class BatchStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    BatchStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A batch to be created. */
    public record NewBatch(
            String id,
            String contentHash,
            String module,
            String option,
            PieceName name,
            int quantity,
            boolean closed,
            List<Operation> operations) {}

    /** Pieces of a batch that belong to an order's line. */
    public record ShareRow(UUID id, UUID orderId, UUID line, UUID batch, int quantity) {}

    /** How a batch's quantity changes. */
    public record Joined(String batch, int quantity) {}

    public void create(FactoryId factory, List<NewBatch> batches) {
        if (batches.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into plan.batch (factory, id, content_hash, module, option, name, quantity, closed, finish)
                        select ?, b.* from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::jsonb[], ?::int[],
                            ?::boolean[], ?::timestamptz[]) b""")
                .param(factory.value())
                .param(Columns.texts(batches, NewBatch::id))
                .param(Columns.texts(batches, NewBatch::contentHash))
                .param(Columns.texts(batches, NewBatch::module))
                .param(Columns.texts(batches, NewBatch::option))
                .param(Columns.texts(batches, batch -> json.writeValueAsString(batch.name())))
                .param(Columns.numbers(batches, NewBatch::quantity))
                .param(Columns.flags(batches, NewBatch::closed))
                .param(Columns.instants(
                        batches, b -> b.operations().getLast().slot().shift().end()))
                .update();
        createSteps(factory, batches);
    }

    private record StepRow(String batch, Operation operation) {}

    private void createSteps(FactoryId factory, List<NewBatch> batches) {
        var steps = batches.stream()
                .flatMap(batch -> batch.operations().stream().map(operation -> new StepRow(batch.id(), operation)))
                .toList();
        jdbc.sql("""
                        insert into plan.step (factory, batch, no, work_centre, unit, family, setup_seconds, run_seconds,
                            shift_start, shift_end)
                        select ?, s.* from unnest(?::uuid[], ?::int[], ?::text[], ?::int[], ?::text[], ?::bigint[],
                            ?::bigint[], ?::timestamptz[], ?::timestamptz[]) s""")
                .param(factory.value())
                .param(Columns.texts(steps, StepRow::batch))
                .param(Columns.numbers(steps, s -> s.operation().step()))
                .param(Columns.texts(steps, s -> s.operation().routing().workCentre()))
                .param(Columns.numbers(steps, s -> s.operation().slot().unit().index()))
                .param(Columns.texts(steps, s -> s.operation().routing().setupFamily()))
                .param(Columns.numbers(steps, s -> s.operation().routing().setupSeconds()))
                .param(Columns.numbers(steps, s -> s.operation().routing().runSeconds()))
                .param(Columns.instants(steps, s -> s.operation().slot().shift().start()))
                .param(Columns.instants(steps, s -> s.operation().slot().shift().end()))
                .update();
    }

    /** Changes quantities; a batch that becomes empty stays as an empty row, out of every plan. */
    public void join(Collection<Joined> joined) {
        if (!joined.isEmpty()) {
            jdbc.sql("""
                            update plan.batch b set quantity = b.quantity + j.quantity
                            from unnest(?::uuid[], ?::int[]) j(id, quantity) where b.id = j.id""")
                    .param(Columns.texts(joined, Joined::batch))
                    .param(Columns.numbers(joined, Joined::quantity))
                    .update();
        }
    }

    /** Removes batches that have become empty, with their steps. */
    public void removeEmpty(Collection<String> batches) {
        jdbc.sql("delete from plan.batch where id = any(?::uuid[]) and quantity = 0")
                .param(batches.toArray(String[]::new))
                .update();
    }

    public void share(List<ShareRow> shares) {
        jdbc.sql("""
                        insert into plan.share (id, order_id, line, batch, quantity)
                        select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::int[])""")
                .param(Columns.texts(shares, ShareRow::id))
                .param(Columns.texts(shares, ShareRow::orderId))
                .param(Columns.texts(shares, ShareRow::line))
                .param(Columns.texts(shares, ShareRow::batch))
                .param(Columns.numbers(shares, ShareRow::quantity))
                .update();
    }

    public List<ShareRow> shares(OrderId order) {
        return jdbc.sql("select id, order_id, line, batch, quantity from plan.share where order_id = ?")
                .param(order.value())
                .query(ShareRow.class)
                .list();
    }

    /** Those in batches that are not on the floor yet. */
    public List<ShareRow> unreleased(OrderId order) {
        return jdbc.sql("""
                        select s.id, s.order_id, s.line, s.batch, s.quantity from plan.share s
                        join plan.batch b on b.id = s.batch and b.released is null where s.order_id = ?""").param(order.value()).query(ShareRow.class).list();
    }

    public boolean anyReleased(OrderId order) {
        return jdbc.sql("""
                        select exists (select from plan.share s join plan.batch b on b.id = s.batch
                            where s.order_id = ? and b.released is not null)""").param(order.value()).query(Boolean.class).single();
    }

    public void unshare(List<ShareRow> shares) {
        jdbc.sql("delete from plan.share where id = any(?::uuid[])")
                .param(Columns.texts(shares, ShareRow::id))
                .update();
    }

    /** Orders with pieces in batches whose first shift starts until an instant and that are not released. */
    public List<OrderId> ordersAboutToStart(FactoryId factory, Instant until) {
        return jdbc.sql("""
                        select distinct s.order_id from plan.step t
                        join plan.batch b on b.id = t.batch and b.released is null
                        join plan.share s on s.batch = b.id
                        where t.factory = ? and t.planned_start is null and t.shift_start <= ?::timestamptz and t.no = 0""").params(factory.value(), until.toString()).query(UUID.class).list().stream()
                .map(OrderId::new)
                .toList();
    }
}
