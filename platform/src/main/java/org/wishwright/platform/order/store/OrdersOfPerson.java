package org.wishwright.platform.order.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalData;
import org.wishwright.platform.identity.PersonalWords;
import org.wishwright.platform.order.OrderId;

/** What orders say of a buyer. Erased, her orders stay for the books and the makers, and nobody knows any more whose they were. */
@Repository
class OrdersOfPerson implements PersonalData {

    private final JdbcClient jdbc;
    private final AddressVault vault;
    private final Rows rows;
    private final PersonalWords words;
    private final SealedMeasures measures;

    OrdersOfPerson(JdbcClient jdbc, AddressVault vault, Rows rows, PersonalWords words, SealedMeasures measures) {
        this.rows = rows;
        this.words = words;
        this.measures = measures;
        this.jdbc = jdbc;
        this.vault = vault;
    }

    @Override
    public Optional<Refusal> hindrance(PartyId person) {
        int open = jdbc.sql("""
                        select count(*) from orders.purchase_order
                        where buyer = ? and state not in ('COMPLETED', 'LAPSED', 'CANCELLED')""").param(person.value()).query(Integer.class).single();
        return open == 0
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        "order.erase-open-orders",
                        "{count} of your orders are under way. Wait until they have arrived, or cancel them first.",
                        "count",
                        open));
    }

    @Override
    public void export(PartyId person, Export into) {
        into.rows("orders", jdbc.sql("""
                        select id, number, seller, state, currency, items, freight, total, paid, ship_by, placed, area
                        from orders.purchase_order where buyer = ? order by id""").param(person.value()).query().listOfRows());
        into.rows("order-lines", lines(person, SealedMeasures.LINE, """
                        select l.order_id::text as place, l.id, l.product::text as product, l.choices::text as choices, l.body,
                            l.quantity, l.unit
                        from orders.order_line l join orders.purchase_order o on o.id = l.order_id
                        where o.buyer = ? order by l.order_id, l.position"""));
        into.rows("cart", lines(person, SealedMeasures.CART, """
                        select added::text as place, id, product::text as product, choices::text as choices, body, quantity, unit
                        from orders.cart_line where person = ? order by added"""));
        into.rows(
                "addresses",
                jdbc.sql("""
                        select k.order_id, a.sealed, k.key from orders.address_key k
                        join orders.address a on a.order_id = k.order_id where k.buyer = ? order by 1""")
                        .param(person.value())
                        .query((row, n) -> {
                            var order = new OrderId(Rows.uuid(row, "order_id"));
                            var address = vault.open(order, row.getBytes("sealed"), row.getBytes("key"));
                            return Map.of(
                                    "order", order.value(),
                                    "name", address.name(),
                                    "phone", address.phone(),
                                    "region", address.region(),
                                    "street", address.street());
                        })
                        .list());
    }

    /** With her measures. {@code place}: the order, or when it was put into the cart. */
    private List<Map<String, Object>> lines(PartyId person, String kind, String sql) {
        var keys = words.reader(List.of(person));
        return jdbc.sql(sql)
                .param(person.value())
                .query((row, n) -> {
                    var chosen = measures.open(
                            keys,
                            person,
                            kind + row.getString("id"),
                            rows.choices(row.getString("choices")),
                            "",
                            row.getBytes("body"));
                    return Map.<String, Object>of(
                            "place", row.getString("place"),
                            "product", row.getString("product"),
                            "choices", chosen.choices(),
                            "quantity", row.getInt("quantity"),
                            "unit", row.getLong("unit"));
                })
                .list();
    }

    @Override
    public void erase(PartyId person) {
        jdbc.sql("""
                        delete from orders.address a using orders.address_key k
                        where k.order_id = a.order_id and k.buyer = ?""").param(person.value()).update();
        jdbc.sql("delete from orders.address_key where buyer = ?")
                .param(person.value())
                .update();
        jdbc.sql("""
                        update orders.order_line l set body = null, note = null from orders.purchase_order o
                        where o.id = l.order_id and o.buyer = ?""").param(person.value()).update();
        jdbc.sql("""
                        update orders.line_change l set body = null from orders.purchase_order o
                        where o.id = l.order_id and o.buyer = ?""").param(person.value()).update();
        jdbc.sql("delete from orders.cart_line where person = ?")
                .param(person.value())
                .update();
    }
}
