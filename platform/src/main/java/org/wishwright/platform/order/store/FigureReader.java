package org.wishwright.platform.order.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.order.OrderId;

/** Counts orders of one maker and finds those that desks ask for. */
@Component
public class FigureReader {

    private static final String LATE =
            " from orders.purchase_order where fulfiller = ? and state in ('CONFIRMED', 'IN_PRODUCTION', 'READY') and ship_by < ?";

    private final JdbcClient jdbc;

    FigureReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Map<String, Long> countsByState(PartyId maker) {
        var counts = new LinkedHashMap<String, Long>();
        jdbc.sql("select state, count(*) from orders.purchase_order where fulfiller = ? group by state")
                .param(maker.value())
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    public List<Money> held(PartyId maker) {
        return jdbc.sql("""
                        select sum(paid), currency from orders.purchase_order
                        where fulfiller = ? and state in ('CONFIRMED', 'IN_PRODUCTION', 'READY', 'SHIPPED') and paid > 0
                        group by currency order by currency""")
                .param(maker.value())
                .query((row, n) -> Money.of(row.getLong(1), row.getString(2)))
                .list();
    }

    public List<OrderId> late(PartyId maker, Instant now, int most) {
        return jdbc.sql("select id" + LATE + " order by ship_by, id limit ?")
                .params(maker.value(), now.atOffset(ZoneOffset.UTC), most)
                .query((row, n) -> new OrderId(row.getObject(1, UUID.class)))
                .list();
    }

    public long countLate(PartyId maker, Instant now) {
        return jdbc.sql("select count(*)" + LATE)
                .params(maker.value(), now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    public List<OrderId> matching(PartyId maker, String text, int most) {
        return jdbc.sql("""
                        select o.id from orders.purchase_order o where o.fulfiller = ? and (starts_with(lower(o.number), ?)
                            or exists (select from orders.order_line l where l.order_id = o.id
                                and position(? in lower(l.product::text)) > 0))
                        order by o.id desc limit ?""")
                .params(maker.value(), text, text, most)
                .query((row, n) -> new OrderId(row.getObject(1, UUID.class)))
                .list();
    }

    public List<OrderId> waiting(Instant placedBefore, int most) {
        return jdbc.sql("""
                        select id from orders.purchase_order where state = 'CONFIRMED' and placed < ? order by placed limit ?""")
                .params(placedBefore.atOffset(ZoneOffset.UTC), most)
                .query((row, n) -> new OrderId(row.getObject(1, UUID.class)))
                .list();
    }
}
