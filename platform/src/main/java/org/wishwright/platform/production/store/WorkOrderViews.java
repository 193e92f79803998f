package org.wishwright.platform.production.store;

import static org.wishwright.platform.production.store.Arrays.uuids;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.production.PieceState;

/** Work orders and their pieces as maker and floor see them. */
@Repository
public class WorkOrderViews {

    private final JdbcClient jdbc;
    private final Names names;

    WorkOrderViews(JdbcClient jdbc, Names names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    /** @param state OPEN, STARTED, TO_INSPECT, DONE or CANCELLED; {@code kind} BATCH, REWORK or REPLACEMENT */
    public record Item(
            UUID workOrder,
            long number,
            UUID token,
            FactoryId factory,
            String kind,
            String module,
            String option,
            LocalText name,
            int quantity,
            String state,
            Instant created) {}

    /** A piece in a work order; its token only goes onto its label. */
    public record PieceItem(UUID piece, int no, String serial, UUID token, UUID orderId, PieceState state) {}

    /**
     * What a list is to show.
     *
     * @param search a number, a piece's serial or some of the words; empty for all
     * @param before the last work order of the page before
     */
    public record Query(
            @Nullable String state, String search, @Nullable UUID before, int limit) {}

    /** Newest first. */
    public List<Item> list(Collection<FactoryId> factories, Query query) {
        var words = query.search().strip();
        var like = words.isEmpty() ? null : Names.containing(words);
        return jdbc.sql("""
                select * from production.work_order w
                where factory = any(?) and (?::text is null or state = ?)
                  and (?::uuid is null or number < (select number from production.work_order where id = ?))
                  and (?::text is null or number::text = ? or name::text ilike ?
                       or exists (select from production.piece p where p.work_order = w.id and p.serial = ?))
                order by number desc limit ?""")
                .param(uuids(factories, FactoryId::value))
                .param(query.state())
                .param(query.state())
                .param(query.before())
                .param(query.before())
                .param(like)
                .param(words)
                .param(like)
                .param(words)
                .param(query.limit())
                .query(this::item)
                .list();
    }

    public Optional<Item> find(UUID id) {
        return jdbc.sql("select * from production.work_order where id = ?")
                .param(id)
                .query(this::item)
                .optional();
    }

    /** A piece in a work order, by the line of its order and its label. */
    public record Member(UUID workOrder, UUID orderId, UUID line, UUID token, String serial) {}

    private static final int MOST_MEMBERS = 5_000;

    /** The pieces that are not cancelled in some work orders, at most 5,000 together. */
    public List<Member> members(Collection<UUID> workOrders) {
        return jdbc.sql("""
                select work_order, order_id, line, token, serial from production.piece
                where work_order = any(?) and state <> 'CANCELLED' order by work_order, no limit ?""")
                .param(uuids(workOrders, id -> id))
                .param(MOST_MEMBERS)
                .query(Member.class)
                .list();
    }

    /** Work orders that are not cancelled of which a step is planned to begin in a time, by number. */
    public List<Item> startingWithin(Collection<FactoryId> factories, Instant from, Instant to, int limit) {
        return jdbc.sql("""
                select * from production.work_order
                where factory = any(?) and id in (
                    select work_order from production.operation
                    where factory = any(?) and state in ('PLANNED', 'READY', 'STARTED')
                      and planned_start >= ? and planned_start < ?)
                order by number limit ?""")
                .param(uuids(factories, FactoryId::value))
                .param(uuids(factories, FactoryId::value))
                .param(from.atOffset(ZoneOffset.UTC))
                .param(to.atOffset(ZoneOffset.UTC))
                .param(limit)
                .query(this::item)
                .list();
    }

    /** The work orders in which pieces that failed here are reworked or made anew, by number. */
    public List<Item> followUps(UUID workOrder) {
        return jdbc.sql("select * from production.work_order where parent = ? order by number limit 100")
                .param(workOrder)
                .query(this::item)
                .list();
    }

    /** The work order behind the link on a traveller. */
    public Optional<UUID> byToken(UUID token) {
        return jdbc.sql("select id from production.work_order where token = ?")
                .param(token)
                .query(UUID.class)
                .optional();
    }

    /** The factories that perform a step of a work order. */
    public List<UUID> performers(UUID workOrder) {
        return jdbc.sql("select distinct factory from production.operation where work_order = ?")
                .param(workOrder)
                .query(UUID.class)
                .list();
    }

    /** The pieces now in a work order, by serial. @param after the place of the last one on the page before */
    public List<PieceItem> pieces(UUID workOrder, boolean waitingOnly, int after, int limit) {
        return jdbc.sql("""
                select id as piece, no, serial, token, order_id, state from production.piece
                where work_order = ? and (not ? or state in ('MAKING', 'FAILED')) and no > ? order by no limit ?""")
                .params(workOrder, waitingOnly, after, limit)
                .query(PieceItem.class)
                .list();
    }

    private Item item(ResultSet row, int n) throws SQLException {
        return new Item(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getObject("token", UUID.class),
                new FactoryId(row.getObject("factory", UUID.class)),
                row.getString("kind"),
                row.getString("module"),
                row.getString("option"),
                names.name(row.getString("name")).whole(),
                row.getInt("quantity"),
                row.getString("state"),
                SheetStore.instant(row, "created"));
    }
}
