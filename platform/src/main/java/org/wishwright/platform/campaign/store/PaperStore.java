package org.wishwright.platform.campaign.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.identity.PartyId;

/** What was written and drawn in campaigns, sealed; and who was invited to those that are closed. */
@Repository
public class PaperStore {

    /** @param author whose key seals it */
    public record Row(
            String entry, String kind, PartyId party, PartyId author, String hash, byte[] sealed, Instant written) {}

    private final JdbcClient jdbc;

    PaperStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a paper's words are sealed as. */
    public static String sealedAs(UUID campaign, String hash) {
        return "campaign.paper " + campaign + "/" + hash;
    }

    /** A brief that is drafted anew takes the place of the one before. */
    public void keep(CampaignId campaign, Row row) {
        jdbc.sql("""
                        insert into campaign.paper (campaign, entry, kind, party, author, hash, sealed, written)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (campaign, entry) do update set author = excluded.author, hash = excluded.hash,
                            sealed = excluded.sealed, written = excluded.written""")
                .params(
                        campaign.value(),
                        row.entry(),
                        row.kind(),
                        row.party().value(),
                        row.author().value(),
                        row.hash(),
                        row.sealed(),
                        CampaignStore.at(row.written()))
                .update();
    }

    /** In the order in which they were written. */
    public List<Row> of(CampaignId campaign) {
        return jdbc.sql("select * from campaign.paper where campaign = ? order by written, length(entry), entry")
                .param(campaign.value())
                .query((row, n) -> read(row))
                .list();
    }

    public Optional<Row> find(CampaignId campaign, String entry) {
        return jdbc.sql("select * from campaign.paper where campaign = ? and entry = ?")
                .params(campaign.value(), entry)
                .query((row, n) -> read(row))
                .optional();
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getString("entry"),
                row.getString("kind"),
                new PartyId(row.getObject("party", UUID.class)),
                new PartyId(row.getObject("author", UUID.class)),
                row.getString("hash"),
                row.getBytes("sealed"),
                CampaignStore.instant(row, "written"));
    }

    public void close(CampaignId campaign, boolean closed) {
        jdbc.sql(
                        closed
                                ? "insert into campaign.closed (campaign) values (?) on conflict do nothing"
                                : "delete from campaign.closed where campaign = ?")
                .param(campaign.value())
                .update();
    }

    public boolean isClosed(CampaignId campaign) {
        return jdbc.sql("select exists (select from campaign.closed where campaign = ?)")
                .param(campaign.value())
                .query(Boolean.class)
                .single();
    }

    public void invite(CampaignId campaign, PartyId organisation, Instant now) {
        jdbc.sql(
                        "insert into campaign.invited (campaign, organisation, invited) values (?, ?, ?) on conflict do nothing")
                .params(campaign.value(), organisation.value(), CampaignStore.at(now))
                .update();
    }

    /** In the order in which they were invited. */
    public List<PartyId> invited(CampaignId campaign) {
        return jdbc.sql("select organisation from campaign.invited where campaign = ? order by invited, organisation")
                .param(campaign.value())
                .query((row, n) -> new PartyId(row.getObject(1, UUID.class)))
                .list();
    }
}
