package org.wishwright.platform.production.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.production.FloorFigures.Idle;

/** Counts of open steps, by the index that holds only those. */
@Repository
public class FigureViews {

    private final JdbcClient jdbc;

    FigureViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public long toInspect(FactoryId factory) {
        return count(factory, "state = 'FINISHED' and last");
    }

    public long underWay(FactoryId factory) {
        return count(factory, "state = 'STARTED'");
    }

    private long count(FactoryId factory, String which) {
        return jdbc.sql("select count(*) from production.operation where factory = ? and " + which)
                .param(factory.value())
                .query(Long.class)
                .single();
    }

    /** Steps that may be begun or are under way, whose planned end was before this; one a work order. */
    public List<Idle> idle(Instant plannedEndBefore, int most) {
        return jdbc.sql("""
                        select * from (
                            select distinct on (o.work_order) o.work_order, w.number, o.factory, o.work_centre, o.planned_end
                            from production.operation o join production.work_order w on w.id = o.work_order
                            where o.state in ('READY', 'STARTED') and o.planned_end < ?
                            order by o.work_order, o.planned_end) idle
                        order by planned_end limit ?""")
                .params(plannedEndBefore.atOffset(ZoneOffset.UTC), most)
                .query((row, n) -> new Idle(
                        row.getObject(1, UUID.class),
                        row.getLong(2),
                        new FactoryId(row.getObject(3, UUID.class)),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant()))
                .list();
    }
}
