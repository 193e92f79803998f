package org.wishwright.platform.campaign.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.Making;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.identity.PartyId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** How what campaigns sell is made. */
@Repository
public class MakingStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    MakingStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public void bind(CampaignId campaign, Making making) {
        jdbc.sql("""
                        insert into campaign.making (campaign, seller, what, version, choices, asked, hash, bound)
                        values (?, ?, ?, ?, ?::json, ?::json, ?, ?)
                        on conflict (campaign, seller, what) do update set version = excluded.version,
                            choices = excluded.choices, asked = excluded.asked, hash = excluded.hash, bound = excluded.bound""")
                .params(
                        campaign.value(),
                        making.seller().value(),
                        making.what(),
                        making.version().value(),
                        json.writeValueAsString(making.choices()),
                        json.writeValueAsString(making.asked()),
                        making.hash(),
                        CampaignStore.at(making.bound()))
                .update();
    }

    public Optional<Making> find(CampaignId campaign, PartyId seller, String what) {
        return jdbc.sql("select * from campaign.making where campaign = ? and seller = ? and what = ?")
                .params(campaign.value(), seller.value(), what)
                .query(this::read)
                .optional();
    }

    public List<Making> of(CampaignId campaign) {
        return jdbc.sql("select * from campaign.making where campaign = ? order by bound, what limit 100")
                .param(campaign.value())
                .query(this::read)
                .list();
    }

    private Making read(ResultSet row, int n) throws SQLException {
        return new Making(
                new PartyId(row.getObject("seller", UUID.class)),
                row.getString("what"),
                new VersionId(row.getObject("version", UUID.class)),
                json.readValue(row.getString("choices"), new TypeReference<Map<String, String>>() {}),
                json.readValue(row.getString("asked"), new TypeReference<List<String>>() {}),
                row.getString("hash"),
                row.getObject("bound", OffsetDateTime.class).toInstant());
    }
}
