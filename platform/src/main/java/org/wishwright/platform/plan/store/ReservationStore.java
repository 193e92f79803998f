package org.wishwright.platform.plan.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.order.OrderId;

/** What each order was promised. */
@Repository
public class ReservationStore {

    private final JdbcClient jdbc;

    ReservationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A promise with the capacity behind it. */
    public record Reservation(
            OrderId order, FactoryId factory, Instant readyAt, Instant shipBy, String limitedBy, int pieces) {}

    public void save(Reservation reservation) {
        jdbc.sql("""
                        insert into plan.reservation (order_id, factory, ready_at, ship_by, limited_by, pieces, placed)
                        values (?, ?, ?::timestamptz, ?::timestamptz, ?, ?, true)
                        on conflict (order_id) do update set ready_at = excluded.ready_at, ship_by = excluded.ship_by,
                            limited_by = excluded.limited_by, pieces = excluded.pieces, placed = true""")
                .params(
                        reservation.order().value(),
                        reservation.factory().value(),
                        reservation.readyAt().toString(),
                        reservation.shipBy().toString(),
                        reservation.limitedBy(),
                        reservation.pieces())
                .update();
    }

    public Optional<FactoryId> factoryOf(OrderId order) {
        return jdbc.sql("select factory from plan.reservation where order_id = ?")
                .param(order.value())
                .query(UUID.class)
                .optional()
                .map(FactoryId::new);
    }

    public boolean isPlaced(OrderId order) {
        return jdbc.sql("select placed from plan.reservation where order_id = ?")
                .param(order.value())
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    /** Those of the orders that lost their place. */
    public Set<OrderId> displaced(Collection<OrderId> orders) {
        return Set.copyOf(
                jdbc.sql("select order_id from plan.reservation where not placed and order_id = any(?::uuid[])")
                        .param(Columns.texts(orders, OrderId::value))
                        .query((row, n) -> new OrderId(row.getObject(1, UUID.class)))
                        .list());
    }

    public void displace(OrderId order) {
        jdbc.sql("update plan.reservation set placed = false where order_id = ?")
                .param(order.value())
                .update();
    }

    public void forget(OrderId order) {
        jdbc.sql("delete from plan.reservation where order_id = ?")
                .param(order.value())
                .update();
    }
}
