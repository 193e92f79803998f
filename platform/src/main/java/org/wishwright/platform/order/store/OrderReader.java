package org.wishwright.platform.order.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Currency;
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
import org.wishwright.kernel.Money;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalWords;
import org.wishwright.platform.order.BuyerOrder;
import org.wishwright.platform.order.DeliveryAddress;
import org.wishwright.platform.order.LineId;
import org.wishwright.platform.order.MakerOrder;
import org.wishwright.platform.order.OrderBook.Note;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderLine;
import org.wishwright.platform.order.OrderState;
import org.wishwright.platform.order.OrderSummary;
import org.wishwright.platform.order.OrderedLine;
import org.wishwright.platform.order.StateChange;
import tools.jackson.databind.JsonNode;

/** Reads orders, each question in one query however many lines or orders it is about. */
@Component
public class OrderReader {

    private static final String LINES = """
            (select json_agg(json_build_object('id', l.id, 'version', l.version, 'number', l.number, 'product', l.product,
                'choices', l.choices, 'hash', l.hash, 'quantity', l.quantity, 'unit', l.unit,
                'note', encode(l.note, 'base64')) order by l.position)
             from orders.order_line l where l.order_id = o.id) as lines""";
    private static final String HISTORY = """
            (select json_agg(json_build_object('state', h.state, 'since', h.since) order by h.entry)
             from orders.state_history h where h.order_id = o.id) as history""";

    private final JdbcClient jdbc;
    private final Rows rows;
    private final AddressVault vault;
    private final PersonalWords words;

    OrderReader(JdbcClient jdbc, Rows rows, AddressVault vault, PersonalWords words) {
        this.words = words;
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
        return jdbc.sql("select o.*, a.sealed, k.key, " + LINES + ", " + HISTORY + """
                         from orders.purchase_order o
                        left join orders.address a on a.order_id = o.id left join orders.address_key k on k.order_id = o.id
                        where o.id = ? and o.buyer = ?""")
                .params(order.value(), buyer.value())
                .query((row, n) -> {
                    var sealed = row.getBytes("sealed");
                    var key = row.getBytes("key");
                    return new BuyerOrder(
                            summary(row),
                            sealed(row),
                            history(row),
                            sealed == null || key == null
                                    ? Optional.empty()
                                    : Optional.of(vault.open(order, sealed, key)));
                })
                .optional()
                .map(found ->
                        new BuyerOrder(found.summary(), noted(buyer, found.lines()), found.history(), found.address()));
    }

    public Optional<MakerOrder> ofMaker(Collection<PartyId> makers, OrderId order) {
        return jdbc.sql("select o.*, " + LINES + ", " + HISTORY
                        + " from orders.purchase_order o where o.id = ? and o.fulfiller = any(cast(? as uuid[]))")
                .params(order.value(), Rows.texts(makers))
                .query((row, n) -> new MakerOrder(summary(row), sealed(row), history(row)))
                .optional()
                .map(found -> new MakerOrder(
                        found.summary(), noted(found.summary().buyer(), found.lines()), found.history()));
    }

    /** What was asked of these makers with these orders. */
    public Map<OrderId, List<Note>> notes(Collection<PartyId> makers, Collection<OrderId> orders) {
        var notes = new LinkedHashMap<OrderId, List<Note>>();
        jdbc.sql("select o.*, " + LINES + """
                         from orders.purchase_order o
                        where o.id = any(cast(? as uuid[])) and o.fulfiller = any(cast(? as uuid[]))
                            and exists (select from orders.order_line l where l.order_id = o.id and l.note is not null)""")
                .params(Rows.texts(orders), Rows.texts(makers))
                .query((row, n) -> new Listed(summary(row), sealed(row)))
                .list()
                .forEach(order -> notes.put(
                        order.summary().id(),
                        noted(order.summary().buyer(), order.lines()).stream()
                                .map(OrderedLine::note)
                                .filter(note -> !note.isEmpty())
                                .map(note -> new Note(order.summary().number(), note))
                                .toList()));
        return notes;
    }

    /** Newest first, one more than the limit where there are more. */
    public List<Listed> list(String partyColumn, PartyId party, Filter filter) {
        var sql = new StringBuilder("select o.*, " + LINES + " from orders.purchase_order o where o."
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
        return jdbc.sql(sql.append(" order by o.id desc limit ?").toString())
                .params(values)
                .query((row, n) -> new Listed(summary(row), lines(row)))
                .list();
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

    public Map<OrderId, List<OrderLine>> lines(Collection<OrderId> orders) {
        var found = new LinkedHashMap<OrderId, List<OrderLine>>();
        jdbc.sql("select o.id, o.currency, " + LINES
                        + " from orders.purchase_order o where o.id = any(cast(? as uuid[]))")
                .param(Rows.texts(orders))
                .query((row, n) -> Map.entry(
                        new OrderId(Rows.uuid(row, "id")),
                        lines(row).stream().map(OrderedLine::line).toList()))
                .list()
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
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

    private List<OrderedLine> lines(ResultSet row) throws SQLException {
        var currency = Currency.getInstance(row.getString("currency"));
        var lines = new ArrayList<OrderedLine>();
        for (var node : rows.tree(row.getString("lines"))) {
            lines.add(line(node, currency));
        }
        return lines;
    }

    /** With what the buyer asked of the maker. */
    private List<OrderedLine> noted(PartyId buyer, List<OrderedLine> lines) {
        if (lines.stream().allMatch(line -> line.note().isEmpty())) {
            return lines;
        }
        var reader = words.reader(List.of(buyer));
        return lines.stream()
                .map(line -> line.withNote(
                        line.note().isEmpty()
                                ? ""
                                : reader.open(
                                                buyer,
                                                OrderStore.noteKind(line.line().id()),
                                                Base64.getMimeDecoder().decode(line.note()))
                                        .orElse("")))
                .toList();
    }

    /** Each line with its note as it is sealed. */
    private List<OrderedLine> sealed(ResultSet row) throws SQLException {
        var currency = Currency.getInstance(row.getString("currency"));
        var lines = new ArrayList<OrderedLine>();
        for (var node : rows.tree(row.getString("lines"))) {
            lines.add(line(node, currency).withNote(node.path("note").asString("")));
        }
        return lines;
    }

    private OrderedLine line(JsonNode node, Currency currency) {
        var line = new OrderLine(
                new LineId(UUID.fromString(node.path("id").asString())),
                new VersionId(UUID.fromString(node.path("version").asString())),
                node.path("hash").asString(),
                rows.choices(node.path("choices")),
                node.path("quantity").asInt(),
                new Money(node.path("unit").asLong(), currency));
        return new OrderedLine(
                line, rows.text(node.path("product")), node.path("number").asInt());
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
