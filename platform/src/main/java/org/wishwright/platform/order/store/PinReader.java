package org.wishwright.platform.order.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.catalog.VersionId;

/** Which versions the lines of orders pin, and what was chosen in them. */
@Repository
public class PinReader {

    private final JdbcClient jdbc;
    private final Rows rows;

    PinReader(JdbcClient jdbc, Rows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    public Map<VersionId, Integer> openOrders(List<VersionId> versions) {
        var counts = new HashMap<VersionId, Integer>();
        jdbc.sql("""
                        select l.version, count(distinct l.order_id) as orders from orders.order_line l
                        join orders.purchase_order o on o.id = l.order_id
                        where l.version in (:versions) and o.state not in ('COMPLETED', 'LAPSED', 'CANCELLED')
                        group by l.version""")
                .param("versions", versions.stream().map(VersionId::value).toList())
                .query((row, n) ->
                        counts.put(new VersionId(row.getObject("version", UUID.class)), row.getInt("orders")))
                .list();
        return Map.copyOf(counts);
    }

    /** What one line of an order holds, without the measures of a body. */
    public record Bought(UUID order, UUID buyer, Map<String, String> choices) {}

    /** The newest lines that were paid for and not taken back. */
    public List<Bought> bought(List<VersionId> versions, int most) {
        return versions.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select l.choices, o.id, o.buyer from orders.order_line l join orders.purchase_order o on o.id = l.order_id
                        where l.version in (:versions) and o.state not in ('AWAITING_PAYMENT', 'LAPSED', 'CANCELLED')
                        order by l.order_id desc limit :most""")
                        .param(
                                "versions",
                                versions.stream().map(VersionId::value).toList())
                        .param("most", most)
                        .query((row, n) -> new Bought(
                                Rows.uuid(row, "id"),
                                Rows.uuid(row, "buyer"),
                                SealedMeasures.closed(rows.choices(row.getString(1)))))
                        .list();
    }
}
