package org.wishwright.platform.order.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.order.BuyerOrder;
import org.wishwright.platform.order.DeliveryAddress;
import org.wishwright.platform.order.MakerOrder;
import org.wishwright.platform.order.OrderBook.Note;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderLine;
import org.wishwright.platform.order.OrderState;
import org.wishwright.platform.order.OrderSummary;
import org.wishwright.platform.order.OrderedLine;
import org.wishwright.platform.order.StateChange;

/** Reads orders, each question in one query however many lines or orders it is about. */
@Component
public class OrderReader {

    private static final String HISTORY = """
            (select json_agg(json_build_object('state', h.state, 'since', h.since) order by h.entry)
             from orders.state_history h where h.order_id = o.id) as history""";

    private final JdbcClient jdbc;
    private final Rows rows;
    private final AddressVault vault;
    private final LineRows lines;

    OrderReader(JdbcClient jdbc, Rows rows, AddressVault vault, LineRows lines) {
        this.lines = lines;
        this.jdbc = jdbc;
        this.rows = rows;
        this.vault = vault;
    }

    /** Which orders a list shows. */
    public record Filter(
            @Nullable String state,
            @Nullable String search,
            @Nullable UUID before,
            int limit) {}

    /** An order in a list. */
    public record Listed(OrderSummary summary, List<OrderedLine> lines) {}

    public Optional<BuyerOrder> ofBuyer(PartyId buyer, OrderId order) {
        return jdbc.sql("select o.*, a.sealed, k.key, " + LineRows.JSON + ", " + HISTORY + """
                         from orders.purchase_order o
                        left join orders.address a on a.order_id = o.id left join orders.address_key k on k.order_id = o.id
                        where o.id = ? and o.buyer = ?""")
                .params(order.value(), buyer.value())
                .query((row, n) -> {
                    var sealed = row.getBytes("sealed");
                    var key = row.getBytes("key");
                    var address = sealed == null || key == null ? null : vault.open(order, sealed, key);
                    return new Whole(summary(row), lines.read(row), history(row), address);
                })
                .optional()
                .map(found -> new BuyerOrder(
                        found.summary(),
                        lines.whole(found.lines()),
                        found.history(),
                        Optional.ofNullable(found.address())));
    }

    /** As it was read; who opens its lines asks for keys, and that needs the connection. */
    private record Whole(
            OrderSummary summary,
            LineRows.Closed lines,
            List<StateChange> history,
            @Nullable DeliveryAddress address) {}

    /** @param cutting whether with the measures of the buyer's body */
    public Optional<MakerOrder> ofMaker(Collection<PartyId> makers, OrderId order, boolean cutting) {
        return jdbc.sql("select o.*, " + LineRows.JSON + ", " + HISTORY
                        + " from orders.purchase_order o where o.id = ? and o.fulfiller = any(cast(? as uuid[]))")
                .params(order.value(), Rows.texts(makers))
                .query((row, n) -> new Whole(summary(row), lines.read(row), history(row), null))
                .optional()
                .map(found -> {
                    var keys = lines.keys(List.of(found.lines()));
                    return new MakerOrder(
                            found.summary(),
                            cutting ? lines.whole(keys, found.lines()) : lines.noted(keys, found.lines()),
                            found.history());
                });
    }

    /** Whoever asks, with neither measures nor notes. */
    public Optional<Listed> open(OrderId order) {
        return jdbc.sql("select o.*, " + LineRows.JSON + " from orders.purchase_order o where o.id = ?")
                .param(order.value())
                .query((row, n) -> new Listed(summary(row), LineRows.open(lines.read(row))))
                .optional();
    }

    /** What was asked of these makers with these orders. */
    public Map<OrderId, List<Note>> notes(Collection<PartyId> makers, Collection<OrderId> orders) {
        var notes = new LinkedHashMap<OrderId, List<Note>>();
        var found = jdbc.sql("select o.*, " + LineRows.JSON + """
                         from orders.purchase_order o
                        where o.id = any(cast(? as uuid[])) and o.fulfiller = any(cast(? as uuid[]))
                            and exists (select from orders.order_line l where l.order_id = o.id and l.note is not null)""")
                .params(Rows.texts(orders), Rows.texts(makers))
                .query((row, n) -> new Found(summary(row), lines.read(row)))
                .list();
        var keys = lines.keys(found.stream().map(Found::lines).toList());
        found.forEach(order -> notes.put(
                order.summary().id(),
                lines.noted(keys, order.lines()).stream()
                        .map(OrderedLine::note)
                        .filter(note -> !note.isEmpty())
                        .map(note -> new Note(order.summary().number(), note))
                        .toList()));
        return notes;
    }

    private record Found(OrderSummary summary, LineRows.Closed lines) {}

    /** Newest first, one more than the limit where there are more; a buyer's with her measures, a maker's without. */
    public List<Listed> list(String partyColumn, PartyId party, Filter filter) {
        var sql = new StringBuilder("select o.*, " + LineRows.JSON + " from orders.purchase_order o where o."
                + (partyColumn.equals("buyer") ? "buyer" : "fulfiller") + " = ?");
        List<Object> values = new ArrayList<>(List.of(party.value()));
        if (filter.state() != null) {
            sql.append(" and o.state = ?");
            values.add(filter.state());
        }
        if (filter.search() != null) {
            sql.append(" and (starts_with(o.number, upper(?)) or exists (select from orders.order_line l,"
                    + " json_each_text(l.product -> 'texts') t where l.order_id = o.id"
                    + " and position(lower(?) in lower(t.value)) > 0))");
            values.add(filter.search());
            values.add(filter.search());
        }
        if (filter.before() != null) {
            sql.append(" and o.id < ?");
            values.add(filter.before());
        }
        values.add(filter.limit() + 1);
        var found = jdbc.sql(sql.append(" order by o.id desc limit ?").toString())
                .params(values)
                .query((row, n) -> new Found(summary(row), lines.read(row)))
                .list();
        var keys = lines.keys(found.stream().map(Found::lines).toList());
        return found.stream()
                .map(order -> new Listed(
                        order.summary(),
                        partyColumn.equals("buyer")
                                ? lines.measured(keys, order.lines())
                                : LineRows.open(order.lines())))
                .toList();
    }

    /** Where the buyer's last orders go, newest first, as far as they were not erased. */
    public List<DeliveryAddress> addresses(PartyId buyer) {
        return jdbc.sql("""
                        select k.order_id, a.sealed, k.key from orders.address_key k
                        join orders.address a on a.order_id = k.order_id
                        where k.buyer = ? order by k.order_id desc limit 10""")
                .param(buyer.value())
                .query((row, n) -> vault.open(
                        new OrderId(Rows.uuid(row, "order_id")), row.getBytes("sealed"), row.getBytes("key")))
                .list();
    }

    public Map<OrderId, OrderSummary> summaries(Collection<OrderId> orders) {
        var found = new HashMap<OrderId, OrderSummary>();
        jdbc.sql("select o.* from orders.purchase_order o where o.id = any(cast(? as uuid[]))")
                .param(Rows.texts(orders))
                .query((row, n) -> summary(row))
                .list()
                .forEach(summary -> found.put(summary.id(), summary));
        return found;
    }

    /** With measures: for the program's own reckoning, never for a page. */
    public Map<OrderId, List<OrderLine>> lines(Collection<OrderId> orders) {
        var kept = new LinkedHashMap<OrderId, LineRows.Closed>();
        jdbc.sql("select o.id, o.buyer, o.currency, " + LineRows.JSON
                        + " from orders.purchase_order o where o.id = any(cast(? as uuid[]))")
                .param(Rows.texts(orders))
                .query((row, n) -> Map.entry(new OrderId(Rows.uuid(row, "id")), lines.read(row)))
                .list()
                .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        var keys = lines.keys(kept.values());
        var found = new LinkedHashMap<OrderId, List<OrderLine>>();
        kept.forEach((order, closed) -> found.put(
                order, lines.whole(keys, closed).stream().map(OrderedLine::line).toList()));
        return found;
    }

    public Set<OrderId> paid(Collection<OrderId> orders) {
        return Set.copyOf(jdbc.sql("""
                        select id from orders.purchase_order where id = any(cast(? as uuid[]))
                            and state in ('CONFIRMED', 'IN_PRODUCTION', 'READY', 'SHIPPED', 'COMPLETED')""")
                .param(Rows.texts(orders))
                .query((row, n) -> new OrderId(Rows.uuid(row, "id")))
                .list());
    }

    public Set<OrderId> boughtBy(PartyId buyer) {
        return Set.copyOf(jdbc.sql("select id from orders.purchase_order where buyer = ?")
                .param(buyer.value())
                .query((row, n) -> new OrderId(Rows.uuid(row, "id")))
                .list());
    }

    /** Buyer and fulfiller of an order. */
    public Optional<Map.Entry<PartyId, PartyId>> parties(OrderId order) {
        return jdbc.sql("select buyer, fulfiller from orders.purchase_order where id = ?")
                .param(order.value())
                .query((row, n) ->
                        Map.entry(new PartyId(Rows.uuid(row, "buyer")), new PartyId(Rows.uuid(row, "fulfiller"))))
                .optional();
    }

    public Map<String, Long> countsByState() {
        var counts = new LinkedHashMap<String, Long>();
        jdbc.sql("select state, count(*) as n from orders.purchase_order group by state order by state")
                .query((row, n) -> Map.entry(row.getString("state"), row.getLong("n")))
                .list()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    private static OrderSummary summary(ResultSet row) throws SQLException {
        var channel = Rows.uuid(row, "channel");
        return new OrderSummary(
                new OrderId(Rows.uuid(row, "id")),
                row.getString("number"),
                new PartyId(Rows.uuid(row, "buyer")),
                new PartyId(Rows.uuid(row, "seller")),
                new PartyId(Rows.uuid(row, "fulfiller")),
                channel == null ? null : new PartyId(channel),
                OrderState.named(row.getString("state"), Rows.instant(row, "unpaid_until")),
                Rows.money(row, "items"),
                Rows.money(row, "freight"),
                Rows.money(row, "total"),
                Rows.instant(row, "ship_by"),
                row.getString("limited_by"),
                Rows.instant(row, "placed"),
                row.getString("area"),
                row.getString("address_token"));
    }

    private List<StateChange> history(ResultSet row) throws SQLException {
        var history = new ArrayList<StateChange>();
        for (var node : rows.tree(row.getString("history"))) {
            history.add(new StateChange(
                    node.path("state").asString(),
                    OffsetDateTime.parse(node.path("since").asString()).toInstant()));
        }
        return history;
    }
}
