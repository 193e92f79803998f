package org.wishwright.platform.order.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.order.DeliveryAddress;
import org.wishwright.platform.order.OrderId;

/** Where an order goes, for whoever sends it. */
@Repository
public class WaybillStore {

    /** The token for an address ends with its order. */
    private static final String UNDER_WAY = """
            select o.buyer, a.sealed, k.key from orders.purchase_order o
            join orders.address a on a.order_id = o.id join orders.address_key k on k.order_id = o.id
            where o.id = ? and o.state not in ('COMPLETED', 'LAPSED', 'CANCELLED')""";

    private final JdbcClient jdbc;
    private final AddressVault vault;

    WaybillStore(JdbcClient jdbc, AddressVault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** An order's address and whose it is. */
    public record Sent(PartyId buyer, DeliveryAddress address) {}

    /** Nothing for another maker's order, where the order is over, or where the buyer was erased. */
    public Optional<Sent> of(PartyId maker, OrderId order) {
        return jdbc.sql(UNDER_WAY + " and o.fulfiller = ?")
                .params(order.value(), maker.value())
                .query((row, n) -> sent(order, row))
                .optional();
    }

    /** Whoever makes it; nothing where the order is over, or where the buyer was erased. */
    public Optional<Sent> underWay(OrderId order) {
        return jdbc.sql(UNDER_WAY)
                .param(order.value())
                .query((row, n) -> sent(order, row))
                .optional();
    }

    private Sent sent(OrderId order, ResultSet row) throws SQLException {
        return new Sent(
                new PartyId(Rows.uuid(row, "buyer")), vault.open(order, row.getBytes("sealed"), row.getBytes("key")));
    }
}
