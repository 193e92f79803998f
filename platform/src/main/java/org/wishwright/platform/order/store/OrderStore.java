package org.wishwright.platform.order.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalWords;
import org.wishwright.platform.order.LineId;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderLine;
import org.wishwright.platform.order.OrderState;
import org.wishwright.platform.order.OrderSummary;
import org.wishwright.platform.order.OrderedLine;
import org.wishwright.platform.order.Promise;

/** Writes orders. Whoever decides about an order locks its row first, so that on any number of nodes one decides at a time. */
@Component
public class OrderStore {

    private final JdbcClient jdbc;
    private final Rows rows;
    private final PersonalWords words;
    private final SealedMeasures measures;

    OrderStore(JdbcClient jdbc, Rows rows, PersonalWords words, SealedMeasures measures) {
        this.measures = measures;
        this.words = words;
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /**
     * An order whose row is locked until the transaction ends.
     *
     * @param paid what lies in escrow for it
     */
    public record Locked(
            OrderId id,
            PartyId buyer,
            PartyId seller,
            PartyId fulfiller,
            OrderState state,
            Money items,
            Money freight,
            Money total,
            Money paid,
            Instant shipBy,
            Instant placed) {}

    /** What an order starts with besides its lines. */
    public record Opening(
            OrderSummary order, Instant unpaidUntil, AddressVault.Sealed address, Map<String, String> tickedWordings) {}

    public Optional<Locked> lock(OrderId order) {
        return jdbc.sql("""
                        select id, buyer, seller, fulfiller, state, unpaid_until, currency, items, freight, total, paid, ship_by,
                               placed
                        from orders.purchase_order where id = ? for update""").param(order.value()).query(OrderStore::locked).optional();
    }

    /** The order with everything that hangs on it, in two statements however many lines it has. */
    public void open(Opening opening, List<OrderedLine> lines) {
        insertOrder(opening);
        var kept =
                lines.stream().map(l -> kept(opening.order().buyer(), l.line())).toList();
        jdbc.sql("""
                        insert into orders.order_line (order_id, id, position, version, number, product, choices, hash, quantity,
                            unit, note, body)
                        select ?, l.id, l.position, l.version, l.number, cast(l.product as json), cast(l.choices as json), l.hash,
                            l.quantity, l.unit, l.note, l.body
                        from unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as int[]), cast(? as text[]), cast(? as text[]),
                                cast(? as text[]), cast(? as int[]), cast(? as bigint[]), cast(? as bytea[]), cast(? as bytea[]))
                            with ordinality as l (id, version, number, product, choices, hash, quantity, unit, note, body, position)""")
                .param(opening.order().id().value())
                .param(Rows.texts(lines.stream().map(l -> l.line().id()).toList()))
                .param(Rows.texts(lines.stream().map(l -> l.line().version()).toList()))
                .param(lines.stream().map(OrderedLine::number).toArray(Integer[]::new))
                .param(lines.stream().map(l -> rows.write(l.product())).toArray(String[]::new))
                .param(kept.stream().map(SealedMeasures.Kept::choices).toArray(String[]::new))
                .param(kept.stream().map(SealedMeasures.Kept::hash).toArray(String[]::new))
                .param(lines.stream().map(l -> l.line().quantity()).toArray(Integer[]::new))
                .param(lines.stream().map(l -> l.line().unitPrice().minor()).toArray(Long[]::new))
                .param(lines.stream()
                        .map(l -> sealed(opening.order().buyer(), l))
                        .toArray(byte[][]::new))
                .param(kept.stream().map(SealedMeasures.Kept::body).toArray(byte[][]::new))
                .update();
    }

    private byte @Nullable [] sealed(PartyId buyer, OrderedLine line) {
        return line.note().isEmpty()
                ? null
                : words.seal(buyer, noteKind(line.line().id()), line.note());
    }

    private SealedMeasures.Kept kept(PartyId buyer, OrderLine line) {
        return measures.seal(buyer, SealedMeasures.LINE + line.id(), line.choices(), line.configurationHash());
    }

    static String noteKind(LineId line) {
        return "order.note " + line;
    }

    private void insertOrder(Opening opening) {
        var order = opening.order();
        var ticks = List.copyOf(opening.tickedWordings().entrySet());
        jdbc.sql("""
                        with made as (
                            insert into orders.purchase_order (id, number, buyer, seller, fulfiller, channel, state, currency, items,
                                freight, total, ship_by, limited_by, placed, unpaid_until, area, address_token)
                            values (:id, :number, :buyer, :seller, :fulfiller, cast(:channel as uuid), :state, :currency, :items,
                                :freight, :total, :shipBy, :limitedBy, :placed, :unpaidUntil, :area, :token)),
                        entered as (
                            insert into orders.state_history (order_id, state, since) values (:id, :state, :placed)),
                        sealed as (
                            insert into orders.address (order_id, sealed) values (:id, :sealed)),
                        keyed as (
                            insert into orders.address_key (order_id, buyer, key) values (:id, :buyer, :key))
                        insert into orders.terms_tick (order_id, term, wording, ticked)
                        select :id, t.term, t.wording, :placed
                        from unnest(cast(:terms as text[]), cast(:wordings as text[])) as t (term, wording)""")
                .param("id", order.id().value())
                .param("number", order.number())
                .param("buyer", order.buyer().value())
                .param("seller", order.seller().value())
                .param("fulfiller", order.fulfiller().value())
                .param(
                        "channel",
                        order.channel() == null ? null : order.channel().value())
                .param("state", order.state().name())
                .param("currency", order.total().currency().getCurrencyCode())
                .param("items", order.items().minor())
                .param("freight", order.freight().minor())
                .param("total", order.total().minor())
                .param("shipBy", Rows.at(order.shipBy()))
                .param("limitedBy", order.limitedBy())
                .param("placed", Rows.at(order.placed()))
                .param("unpaidUntil", Rows.at(opening.unpaidUntil()))
                .param("area", order.area())
                .param("token", order.addressToken())
                .param("sealed", opening.address().bytes())
                .param("key", opening.address().key())
                .param("terms", ticks.stream().map(Map.Entry::getKey).toArray(String[]::new))
                .param("wordings", ticks.stream().map(Map.Entry::getValue).toArray(String[]::new))
                .update();
    }

    /** Enters a state and says what lies in escrow from then on. */
    public void enter(OrderId order, OrderState state, Money paid, Instant now) {
        jdbc.sql("""
                        with entered as (insert into orders.state_history (order_id, state, since) values (:id, :state, :now))
                        update orders.purchase_order set state = :state, paid = :paid where id = :id""")
                .param("id", order.value())
                .param("state", state.name())
                .param("paid", paid.minor())
                .param("now", Rows.at(now))
                .update();
    }

    /**
     * Moves all those orders that are in one state to the next, in one statement.
     *
     * @return those that moved
     */
    public List<OrderId> enterAll(Collection<OrderId> orders, OrderState from, OrderState to, Instant now) {
        return jdbc.sql("""
                        with chosen as (
                            select id from orders.purchase_order where id = any(cast(:ids as uuid[])) and state = :from
                            order by id for update),
                        moved as (
                            update orders.purchase_order o set state = :to from chosen where o.id = chosen.id returning o.id),
                        entered as (
                            insert into orders.state_history (order_id, state, since) select id, :to, :now from moved)
                        select id from moved""")
                .param("ids", Rows.texts(orders))
                .param("from", from.name())
                .param("to", to.name())
                .param("now", Rows.at(now))
                .query((row, n) -> new OrderId(Rows.uuid(row, "id")))
                .list();
    }

    /** When an order entered a state; empty where it never did. */
    public Optional<Instant> since(OrderId order, OrderState state) {
        return jdbc.sql("select since from orders.state_history where order_id = ? and state = ?")
                .params(order.value(), state.name())
                .query((row, n) -> Rows.instant(row, "since"))
                .optional();
    }

    /** Names of the states that these orders are in; of those that exist. */
    public List<String> states(Collection<OrderId> orders) {
        return jdbc.sql("select distinct state from orders.purchase_order where id = any(cast(? as uuid[]))")
                .param(Rows.texts(orders))
                .query(String.class)
                .list();
    }

    /** What lies in escrow for it. */
    public Money paid(OrderId order) {
        return jdbc.sql("select paid, currency from orders.purchase_order where id = ?")
                .param(order.value())
                .query((row, n) -> Rows.money(row, "paid"))
                .single();
    }

    public void pay(OrderId order, Money paid) {
        jdbc.sql("update orders.purchase_order set paid = ? where id = ?")
                .params(paid.minor(), order.value())
                .update();
    }

    /** Another configuration on a line, with what the order comes to by it. */
    public void changeLine(Locked order, OrderLine line, Money items, Money paid, Promise promise) {
        var kept = kept(order.buyer(), line);
        jdbc.sql("""
                        with changed as (
                            update orders.order_line
                            set choices = cast(:choices as json), hash = :hash, body = cast(:body as bytea), unit = :unit
                            where order_id = :order and id = :line)
                        update orders.purchase_order
                        set items = :items, total = :items + freight, paid = :paid, ship_by = :shipBy, limited_by = :limitedBy
                        where id = :order""")
                .param("choices", kept.choices())
                .param("hash", kept.hash())
                .param("body", kept.body())
                .param("unit", line.unitPrice().minor())
                .param("order", order.id().value())
                .param("line", line.id().value())
                .param("items", items.minor())
                .param("paid", paid.minor())
                .param("shipBy", Rows.at(promise.shipBy()))
                .param("limitedBy", promise.limitedBy())
                .update();
    }

    /** Destroys the keys of all addresses of a buyer. */
    public void forgetAddresses(PartyId buyer) {
        jdbc.sql("delete from orders.address_key where buyer = ?")
                .param(buyer.value())
                .update();
    }

    private static Locked locked(ResultSet row, int n) throws SQLException {
        return new Locked(
                new OrderId(Rows.uuid(row, "id")),
                new PartyId(Rows.uuid(row, "buyer")),
                new PartyId(Rows.uuid(row, "seller")),
                new PartyId(Rows.uuid(row, "fulfiller")),
                OrderState.named(row.getString("state"), Rows.instant(row, "unpaid_until")),
                Rows.money(row, "items"),
                Rows.money(row, "freight"),
                Rows.money(row, "total"),
                Rows.money(row, "paid"),
                Rows.instant(row, "ship_by"),
                Rows.instant(row, "placed"));
    }
}
