package org.wishwright.platform.order.store;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.identity.PartyId;

/** Products whose makers do not show how the price comes about. */
@Component
public class ClosedPrices {

    private final JdbcClient jdbc;

    ClosedPrices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean contains(BlueprintId blueprint) {
        return jdbc.sql("select exists (select from orders.closed_price where blueprint = ?)")
                .param(blueprint.value())
                .query(Boolean.class)
                .single();
    }

    public void add(BlueprintId blueprint, PartyId maker, Instant now) {
        jdbc.sql("insert into orders.closed_price (blueprint, maker, closed) values (?, ?, ?) on conflict do nothing")
                .params(blueprint.value(), maker.value(), Rows.at(now))
                .update();
    }

    public void remove(BlueprintId blueprint) {
        jdbc.sql("delete from orders.closed_price where blueprint = ?")
                .param(blueprint.value())
                .update();
    }
}
