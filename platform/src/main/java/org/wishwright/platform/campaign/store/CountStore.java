package org.wishwright.platform.campaign.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.Money;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.catalog.VersionId;

/** Ordinary orders that count in campaigns, and what of each comes back. */
@Repository
public class CountStore {

    private final JdbcClient jdbc;

    CountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The campaign, the first that was opened, in which orders of these versions count now. */
    public Optional<CampaignId> open(Collection<VersionId> versions, Collection<String> mechanisms, Instant now) {
        return jdbc.sql("""
                        select c.id from campaign.making m join campaign.campaign c on c.id = m.campaign and c.convener = m.seller
                        where m.version = any(cast(? as uuid[])) and c.mechanism = any(cast(? as text[])) and c.stage = 'open'
                            and c.next_at > ? order by c.opened, c.id limit 1""")
                .params(
                        versions.stream().map(VersionId::toString).toArray(String[]::new),
                        mechanisms.toArray(String[]::new),
                        CampaignStore.at(now))
                .query(UUID.class)
                .optional()
                .map(CampaignId::new);
    }

    public void insert(UUID order, CampaignId campaign, String entry, Money price) {
        jdbc.sql("insert into campaign.counted (order_id, campaign, entry, currency) values (?, ?, ?, ?)")
                .params(order, campaign.value(), entry, price.currency().getCurrencyCode())
                .update();
    }

    /** Where an order counts: campaign and entry. */
    public record Counted(UUID campaign, String entry) {}

    public List<Counted> of(UUID order) {
        return jdbc.sql("select campaign, entry from campaign.counted where order_id = ? order by campaign")
                .param(order)
                .query(Counted.class)
                .list();
    }

    /** What comes back, by entry. @return their orders */
    public List<UUID> owe(CampaignId campaign, Map<String, Long> back) {
        return jdbc.sql("""
                        update campaign.counted c set back = x.back
                        from unnest(cast(:entries as text[]), cast(:back as bigint[])) as x (entry, back)
                        where c.campaign = :campaign and c.entry = x.entry and x.back > 0 returning c.order_id""")
                .param("entries", back.keySet().toArray(String[]::new))
                .param("back", back.values().toArray(Long[]::new))
                .param("campaign", campaign.value())
                .query(UUID.class)
                .list();
    }

    /** What is to be paid back of an order and was not yet; from now on it was. */
    public Optional<Money> take(UUID order, Instant now) {
        return jdbc
                .sql("""
                        update campaign.counted set taken = ? where order_id = ? and back is not null and taken is null
                        returning back, currency""")
                .params(CampaignStore.at(now), order)
                .query((row, n) -> Money.of(row.getLong("back"), row.getString("currency")))
                .list()
                .stream()
                .reduce(Money::plus);
    }
}
