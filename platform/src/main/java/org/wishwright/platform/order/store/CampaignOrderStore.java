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
import org.wishwright.platform.catalog.Designed;
import org.wishwright.platform.order.CampaignOrder;
import org.wishwright.platform.order.CampaignOrders;
import org.wishwright.platform.order.OrderId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Which orders were deals of campaigns. */
@Repository
public class CampaignOrderStore implements CampaignOrders {

    private static final String ROWS = """
            select d.*, o.currency from orders.from_deal d join orders.purchase_order o on o.id = d.order_id where\s""";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    CampaignOrderStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public void insert(CampaignOrder order) {
        var designed = order.designed();
        jdbc.sql("""
                        insert into orders.from_deal
                            (order_id, deal, campaign, number, earnest, made_to_order, withdrawal_days, designed)
                        values (:order, :deal, :campaign, :number, :earnest, :madeToOrder, :days, cast(:designed as json))""")
                .param("order", order.order().value())
                .param("deal", order.deal())
                .param("campaign", order.campaign())
                .param("number", order.number())
                .param("earnest", order.earnest().minor())
                .param("madeToOrder", order.madeToOrder())
                .param("days", order.withdrawalDays())
                .param("designed", designed == null ? null : json.writeValueAsString(designed.written()))
                .update();
    }

    @Override
    public Map<OrderId, CampaignOrder> find(Collection<OrderId> orders) {
        var found = new LinkedHashMap<OrderId, CampaignOrder>();
        jdbc.sql(ROWS + "d.order_id = any(cast(? as uuid[]))")
                .param(Rows.texts(orders))
                .query(this::read)
                .list()
                .forEach(order -> found.put(order.order(), order));
        return found;
    }

    public Optional<CampaignOrder> ofDeal(UUID deal) {
        return jdbc.sql(ROWS + "d.deal = ?").param(deal).query(this::read).optional();
    }

    private CampaignOrder read(ResultSet row, int n) throws SQLException {
        var designed = row.getString("designed");
        return new CampaignOrder(
                new OrderId(Rows.uuid(row, "order_id")),
                Rows.uuid(row, "deal"),
                Rows.uuid(row, "campaign"),
                row.getString("number"),
                Rows.money(row, "earnest"),
                row.getBoolean("made_to_order"),
                row.getInt("withdrawal_days"),
                designed == null
                        ? null
                        : Designed.read(json.readValue(designed, new TypeReference<Map<String, Object>>() {})));
    }
}
