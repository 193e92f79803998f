package org.wishwright.platform.campaign.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.campaign.CampaignId;

/** Which campaign answers which wish of the wall. */
@Repository
public class AnswerStore {

    /** An opened campaign and the wish it answers. */
    public record Pair(UUID wish, UUID campaign) {}

    private final JdbcClient jdbc;

    AnswerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(CampaignId campaign, UUID wish) {
        jdbc.sql("insert into campaign.answer (campaign, wish) values (?, ?) on conflict do nothing")
                .params(campaign.value(), wish)
                .update();
    }

    public Optional<UUID> of(CampaignId campaign) {
        return jdbc.sql("select wish from campaign.answer where campaign = ?")
                .param(campaign.value())
                .query(UUID.class)
                .optional();
    }

    /** Opened campaigns, the newest first. */
    public List<Pair> to(Collection<UUID> wishes) {
        return jdbc.sql("""
                        select a.wish, a.campaign from campaign.answer a join campaign.campaign c on c.id = a.campaign
                        where a.wish = any(cast(? as uuid[])) and c.opened is not null order by c.opened desc, c.id desc limit 500""")
                .param(wishes.stream().map(UUID::toString).toArray(String[]::new))
                .query(Pair.class)
                .list();
    }
}
