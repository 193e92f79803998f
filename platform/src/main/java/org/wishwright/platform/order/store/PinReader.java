package org.wishwright.platform.order.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.catalog.VersionId;

/** Which versions the lines of open orders pin. */
@Repository
public class PinReader {

    private final JdbcClient jdbc;

    PinReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Map<VersionId, Integer> openOrders(List<VersionId> versions) {
        var counts = new HashMap<VersionId, Integer>();
        jdbc.sql("""
                        select l.version, count(distinct l.order_id) as orders from orders.order_line l
                        join orders.purchase_order o on o.id = l.order_id
                        where l.version in (:versions) and o.state not in ('COMPLETED', 'LAPSED', 'CANCELLED')
                        group by l.version""")
                .param("versions", versions.stream().map(VersionId::value).toList())
                .query((row, n) -> counts.put(
                        new VersionId(row.getObject("version", UUID.class)), row.getInt("orders")))
                .list();
        return Map.copyOf(counts);
    }
}
