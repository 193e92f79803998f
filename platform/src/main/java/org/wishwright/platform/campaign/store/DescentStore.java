package org.wishwright.platform.campaign.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.catalog.Designed;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Which campaign sells what was drawn in which. */
@Repository
public class DescentStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    DescentStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public void insert(CampaignId campaign, Designed designed) {
        jdbc.sql("""
                        insert into campaign.descent (campaign, source, work, designed) values (?, ?, ?, ?::json)
                        on conflict do nothing""")
                .params(
                        campaign.value(),
                        designed.source(),
                        designed.work(),
                        json.writeValueAsString(designed.written()))
                .update();
    }

    public Optional<Designed> of(CampaignId campaign) {
        return jdbc.sql("select designed from campaign.descent where campaign = ?")
                .param(campaign.value())
                .query(String.class)
                .optional()
                .map(written -> Designed.read(json.readValue(written, new TypeReference<Map<String, Object>>() {})));
    }

    /** Opened campaigns that sell a design, the oldest first. */
    public List<CampaignId> selling(CampaignId source, String work) {
        return jdbc.sql("""
                        select d.campaign from campaign.descent d join campaign.campaign c on c.id = d.campaign
                        where d.source = ? and d.work = ? and c.opened is not null order by c.opened, c.id limit 20""").params(source.value(), work).query(UUID.class).list().stream()
                .map(CampaignId::new)
                .toList();
    }
}
