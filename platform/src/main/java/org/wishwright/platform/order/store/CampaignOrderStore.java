package org.wishwright.platform.order.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.order.CampaignOrder;
import org.wishwright.platform.order.CampaignOrders;
import org.wishwright.platform.order.OrderId;

/** Which orders were deals of campaigns. */
@Repository
public class CampaignOrderStore implements CampaignOrders {

    private static final String ROWS = """
            select d.*, o.currency from orders.from_deal d join orders.purchase_order o on o.id = d.order_id where\s""";

    private final JdbcClient jdbc;

    CampaignOrderStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(CampaignOrder order) {
        var designer = order.designer();
        jdbc.sql("""
                        insert into orders.from_deal
                            (order_id, deal, campaign, number, earnest, made_to_order, designer, royalty)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        order.order().value(),
                        order.deal(),
                        order.campaign(),
                        order.number(),
                        order.earnest().minor(),
                        order.madeToOrder(),
                        designer == null ? null : designer.value(),
                        order.royalty())
                .update();
    }

    @Override
    public Map<OrderId, CampaignOrder> find(Collection<OrderId> orders) {
        var found = new LinkedHashMap<OrderId, CampaignOrder>();
        jdbc.sql(ROWS + "d.order_id = any(cast(? as uuid[]))")
                .param(Rows.texts(orders))
                .query(CampaignOrderStore::read)
                .list()
                .forEach(order -> found.put(order.order(), order));
        return found;
    }

    public Optional<CampaignOrder> ofDeal(UUID deal) {
        return jdbc.sql(ROWS + "d.deal = ?")
                .param(deal)
                .query(CampaignOrderStore::read)
                .optional();
    }

    private static CampaignOrder read(ResultSet row, int n) throws SQLException {
        var designer = row.getObject("designer", UUID.class);
        return new CampaignOrder(
                new OrderId(Rows.uuid(row, "order_id")),
                Rows.uuid(row, "deal"),
                Rows.uuid(row, "campaign"),
                row.getString("number"),
                Rows.money(row, "earnest"),
                row.getBoolean("made_to_order"),
                designer == null ? null : new PartyId(designer),
                row.getInt("royalty"));
    }
}
