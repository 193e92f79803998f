package org.wishwright.platform.production.store;

import static org.wishwright.platform.production.store.Arrays.uuids;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.plan.BatchId;
import org.wishwright.platform.plan.FloorNews.Behind;
import org.wishwright.platform.plan.FloorNews.State;
import org.wishwright.platform.production.OperationState;

/** Steps by the batch they were planned in. */
@Repository
public class BatchNews {

    private final JdbcClient jdbc;

    BatchNews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Step(UUID batch, int no, State state) {}

    public List<Step> steps(Collection<BatchId> batches) {
        return jdbc.sql("""
                        select w.batch, o.no, o.state from production.work_order w
                        join production.operation o on o.work_order = w.id where w.batch = any(?)""")
                .param(uuids(batches, BatchId::value))
                .query((row, n) -> new Step(row.getObject(1, UUID.class), row.getInt(2), state(row.getString(3))))
                .list();
    }

    public List<Behind> behind(FactoryId factory, Instant now, int most) {
        return jdbc.sql("""
                        select w.batch, o.no, o.work_centre, o.planned_end, o.state from production.operation o
                        join production.work_order w on w.id = o.work_order and w.batch is not null
                        where o.factory = ? and o.state in ('PLANNED', 'READY', 'STARTED') and o.planned_start < ?
                            and o.planned_end < ? order by o.planned_end, o.id limit ?""")
                .params(factory.value(), now.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC), most)
                .query((row, n) -> new Behind(
                        new BatchId(row.getObject(1, UUID.class)),
                        row.getInt(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        state(row.getString(5))))
                .list();
    }

    private static State state(String stored) {
        return switch (OperationState.valueOf(stored)) {
            case PLANNED, READY, SENT_OUT -> State.WAITING;
            case STARTED -> State.STARTED;
            default -> State.DONE;
        };
    }
}
