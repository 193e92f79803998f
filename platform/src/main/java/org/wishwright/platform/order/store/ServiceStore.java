package org.wishwright.platform.order.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wishwright.platform.order.LineId;
import org.wishwright.platform.order.OrderId;

/** Services that were performed. */
@Component
public class ServiceStore {

    private final JdbcClient jdbc;

    ServiceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line and the module of it that is a service. */
    public record Key(LineId line, String module) {}

    public Map<Key, Instant> done(OrderId order) {
        var done = new HashMap<Key, Instant>();
        jdbc.sql("select line_id, module, done from orders.service_done where order_id = ?")
                .param(order.value())
                .query(row -> {
                    var line = new LineId(row.getObject("line_id", UUID.class));
                    done.put(new Key(line, row.getString("module")), Rows.instant(row, "done"));
                });
        return done;
    }

    /** @return whether it was open until now */
    public boolean done(OrderId order, Key key, String party, Instant now) {
        return jdbc.sql("""
                        insert into orders.service_done (order_id, line_id, module, party, done) values (?, ?, ?, ?, ?)
                        on conflict do nothing""")
                        .params(order.value(), key.line().value(), key.module(), party, Rows.at(now))
                        .update()
                == 1;
    }
}
