package org.wishwright.platform.order.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.Returns;

/** Goods on their way back. */
@Repository
public class ReturnStore {

    private final JdbcClient jdbc;

    ReturnStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param back in minor units; null until it has arrived */
    public record Row(
            Returns.Reason reason,
            Instant asked,
            @Nullable Instant arrived,
            @Nullable Long back) {}

    public Optional<Row> find(OrderId order) {
        return jdbc.sql("select reason, asked, arrived, back from orders.returning where order_id = ?")
                .param(order.value())
                .query((row, n) -> {
                    var arrived = row.getObject("arrived", OffsetDateTime.class);
                    return new Row(
                            Returns.Reason.valueOf(row.getString("reason")),
                            row.getObject("asked", OffsetDateTime.class).toInstant(),
                            arrived == null ? null : arrived.toInstant(),
                            row.getObject("back", Long.class));
                })
                .optional();
    }

    public void insert(OrderId order, Returns.Reason reason, Instant now) {
        jdbc.sql("insert into orders.returning (order_id, reason, asked) values (?, ?, ?)")
                .params(order.value(), reason.name(), now.atOffset(ZoneOffset.UTC))
                .update();
    }

    public void arrived(OrderId order, long back, Instant now) {
        jdbc.sql("update orders.returning set arrived = ?, back = ? where order_id = ? and arrived is null")
                .params(now.atOffset(ZoneOffset.UTC), back, order.value())
                .update();
    }
}
