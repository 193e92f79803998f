package org.wishwright.platform.production.store;

import static org.wishwright.platform.production.store.Arrays.uuids;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.identity.PartyId;

/** Rates a piece, and what they come to. */
@Repository
public class WageStore {

    private static final int MOST_ROWS = 5_000;
    private static final int MOST_RATES = 2_000;

    private final JdbcClient jdbc;
    private final Names names;

    WageStore(JdbcClient jdbc, Names names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    /** @param module empty for all modules that have no rate of their own */
    public record Rate(FactoryId factory, String workCentre, String module, LocalDate from, Money amount) {}

    /** @param name of the module, in the maker's words */
    public record Module(String id, LocalText name) {}

    /**
     * Pieces of one kind that one worker made good at one rate.
     *
     * @param reworked how many of the pieces were good only after rework
     * @param rate null where none was set for that day
     */
    public record Earned(
            PartyId worker,
            FactoryId factory,
            String workCentre,
            String module,
            LocalText moduleName,
            int pieces,
            int reworked,
            @Nullable Money rate) {}

    /** Every rate there ever was, newest first within its work centre and module. */
    public List<Rate> rates(Collection<FactoryId> factories) {
        return jdbc.sql("""
                select * from production.piece_rate where factory = any(?)
                order by work_centre, module, valid_from desc limit ?""")
                .param(uuids(factories, FactoryId::value))
                .param(MOST_RATES)
                .query((row, n) -> new Rate(
                        new FactoryId(row.getObject("factory", UUID.class)),
                        row.getString("work_centre"),
                        row.getString("module"),
                        row.getObject("valid_from", LocalDate.class),
                        Money.of(row.getLong("minor"), row.getString("currency"))))
                .list();
    }

    public boolean anyRate(Rate like) {
        return jdbc.sql(
                        "select exists (select from production.piece_rate where factory = ? and work_centre = ? and module = ?)")
                .params(like.factory().value(), like.workCentre(), like.module())
                .query(Boolean.class)
                .single();
    }

    public void put(Rate rate, PartyId by, Instant now) {
        jdbc.sql("""
                insert into production.piece_rate
                    (factory, work_centre, module, valid_from, minor, currency, set_by, recorded)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (factory, work_centre, module, valid_from)
                do update set minor = excluded.minor, currency = excluded.currency, set_by = excluded.set_by,
                    recorded = excluded.recorded""")
                .param(rate.factory().value())
                .param(rate.workCentre())
                .param(rate.module())
                .param(rate.from())
                .param(rate.amount().minor())
                .param(rate.amount().currency().getCurrencyCode())
                .param(by.value())
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The modules of which these factories have made anything. */
    public List<Module> modules(Collection<FactoryId> factories) {
        return jdbc.sql("""
                select distinct on (module) module, name from production.work_order where factory = any(?)
                order by module, id desc limit 500""")
                .param(uuids(factories, FactoryId::value))
                .query((row, n) -> new Module(
                        row.getString("module"),
                        names.name(row.getString("name")).module()))
                .list();
    }

    /**
     * What passed its inspection within a time. A piece that was reworked went through its last step more than once: that
     * step counts once, for whoever made the piece good; the steps before it count for those who did them. What another
     * maker did is hers to pay.
     *
     * @param zone in which a step's day is reckoned, by which its rate is found
     * @param worker only hers, or null for all
     */
    public List<Earned> earned(
            Collection<FactoryId> factories, Instant from, Instant to, ZoneId zone, @Nullable PartyId worker) {
        return jdbc.sql("""
                with recursive passed as (
                    select i.work_order as leaf, count(*)::int as pieces
                    from production.inspection i join production.work_order w on w.id = i.work_order
                    where i.passed and i.occurred >= :from and i.occurred < :to and w.factory = any(:factories)
                    group by i.work_order
                ), chain as (
                    select p.leaf, w.id, w.parent, w.kind from passed p join production.work_order w on w.id = p.leaf
                    union all
                    select c.leaf, w.id, w.parent, w.kind from chain c join production.work_order w on w.id = c.parent
                    where c.kind = 'REWORK'
                ), done as (
                    select o.finisher, w.factory, o.work_centre, w.module, w.name, p.pieces,
                           case when o.last and c.id <> c.root then p.pieces else 0 end as reworked,
                           (o.finished at time zone :zone)::date as day
                    from passed p
                    join (select leaf, leaf as id, (select r.id from chain r where r.leaf = l.leaf and r.kind <> 'REWORK') as root
                          from passed l) c on c.leaf = p.leaf
                    join production.work_order w on w.id = p.leaf
                    join production.operation o on (o.work_order = c.id and o.last) or (o.work_order = c.root and not o.last)
                    where o.finished is not null and not o.away
                      and (:worker::uuid is null or o.finisher = :worker::uuid)
                )
                select d.finisher, d.factory, d.work_centre, d.module, (array_agg(d.name::text))[1] as name,
                       sum(d.pieces)::int as pieces, sum(d.reworked)::int as reworked, r.minor, r.currency
                from done d
                left join lateral (
                    select minor, currency from production.piece_rate r
                    where r.factory = d.factory and r.work_centre = d.work_centre and r.module in (d.module, '')
                      and r.valid_from <= d.day
                    order by r.module desc, r.valid_from desc limit 1) r on true
                group by d.finisher, d.factory, d.work_centre, d.module, r.minor, r.currency
                order by d.finisher, d.work_centre, d.module, r.minor limit :most""")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("factories", uuids(factories, FactoryId::value))
                .param("zone", zone.getId())
                .param("worker", worker == null ? null : worker.toString())
                .param("most", MOST_ROWS)
                .query(this::earned)
                .list();
    }

    private Earned earned(ResultSet row, int n) throws SQLException {
        var currency = row.getString("currency");
        return new Earned(
                new PartyId(row.getObject("finisher", UUID.class)),
                new FactoryId(row.getObject("factory", UUID.class)),
                row.getString("work_centre"),
                row.getString("module"),
                names.name(row.getString("name")).module(),
                row.getInt("pieces"),
                row.getInt("reworked"),
                currency == null ? null : Money.of(row.getLong("minor"), currency));
    }
}
