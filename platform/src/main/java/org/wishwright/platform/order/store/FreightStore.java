package org.wishwright.platform.order.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.order.FreightRule;

/** Makers' freight tables. */
@Component
public class FreightStore {

    private final JdbcClient jdbc;

    FreightStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<FreightRule> rules(PartyId maker) {
        return jdbc.sql("""
                        select region, minor, currency from orders.freight_rule where maker = ?
                        order by currency, region""")
                .param(maker.value())
                .query((row, n) -> new FreightRule(row.getString("region"), Rows.money(row, "minor")))
                .list();
    }

    public void replace(PartyId maker, List<FreightRule> rules) {
        jdbc.sql("delete from orders.freight_rule where maker = ?")
                .param(maker.value())
                .update();
        jdbc.sql("""
                        insert into orders.freight_rule (maker, region, currency, minor)
                        select ?, r.region, r.currency, r.minor
                        from unnest(cast(? as text[]), cast(? as text[]), cast(? as bigint[])) as r (region, currency, minor)""")
                .param(maker.value())
                .param(rules.stream().map(FreightRule::region).toArray(String[]::new))
                .param(rules.stream()
                        .map(rule -> rule.amount().currency().getCurrencyCode())
                        .toArray(String[]::new))
                .param(rules.stream().map(rule -> rule.amount().minor()).toArray(Long[]::new))
                .update();
    }
}
