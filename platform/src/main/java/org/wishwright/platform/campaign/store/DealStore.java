package org.wishwright.platform.campaign.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.Money;
import org.wishwright.platform.campaign.CampaignDeal;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.identity.PartyId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** What campaigns came to. */
@Repository
public class DealStore {

    private static final String ROWS = """
            select d.*, c.currency from campaign.deal d join campaign.campaign c on c.id = d.campaign where\s""";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    DealStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public void insert(List<CampaignDeal> deals) {
        jdbc.sql("""
                        insert into campaign.deal (id, campaign, name, buyer, seller, what, quantity, price, paid, terms, agreed, due)
                        select * from unnest(:id::uuid[], :campaign::uuid[], :name::text[], :buyer::uuid[], :seller::uuid[],
                            :what::text[], :quantity::bigint[], :price::bigint[], :paid::bigint[], :terms::json[],
                            :agreed::timestamptz[], :due::timestamptz[])""")
                .param("id", Arrays.of(deals, CampaignDeal::id))
                .param("campaign", Arrays.of(deals, CampaignDeal::campaign))
                .param("name", Arrays.of(deals, CampaignDeal::name))
                .param("buyer", Arrays.of(deals, CampaignDeal::buyer))
                .param("seller", Arrays.of(deals, CampaignDeal::seller))
                .param("what", Arrays.of(deals, CampaignDeal::what))
                .param("quantity", Arrays.of(deals, CampaignDeal::quantity))
                .param("price", Arrays.of(deals, deal -> deal.price().minor()))
                .param("paid", Arrays.of(deals, deal -> deal.paid().minor()))
                .param("terms", Arrays.of(deals, deal -> json.writeValueAsString(deal.terms())))
                .param("agreed", Arrays.of(deals, CampaignDeal::agreed))
                .param("due", Arrays.of(deals, CampaignDeal::due))
                .update();
    }

    /** A part of a deal that a deposit paid. */
    public record Part(UUID deal, UUID deposit, Money amount) {}

    public void paidBy(List<Part> parts) {
        jdbc.sql("""
                        insert into campaign.deal_money as m (deal, deposit, amount)
                        select deal, deposit, sum(amount)
                        from unnest(:deal::uuid[], :deposit::uuid[], :amount::bigint[]) as t (deal, deposit, amount)
                        group by deal, deposit
                        on conflict (deal, deposit) do update set amount = m.amount + excluded.amount""")
                .param("deal", Arrays.of(parts, Part::deal))
                .param("deposit", Arrays.of(parts, Part::deposit))
                .param("amount", Arrays.of(parts, part -> part.amount().minor()))
                .update();
    }

    /** The ids of deals by their names in a campaign. */
    public Map<String, UUID> ids(CampaignId campaign, Collection<String> names) {
        var ids = new LinkedHashMap<String, UUID>();
        jdbc.sql("select name, id from campaign.deal where campaign = :campaign and name = any(:names)")
                .param("campaign", campaign.value())
                .param("names", names.toArray(String[]::new))
                .query(row -> {
                    ids.put(row.getString("name"), row.getObject("id", UUID.class));
                });
        return ids;
    }

    public Optional<CampaignDeal> find(UUID deal) {
        return jdbc.sql(ROWS + "d.id = ?")
                .param(deal)
                .query((row, n) -> read(row))
                .optional();
    }

    public Optional<CampaignDeal> lock(UUID deal) {
        return jdbc.sql(ROWS + "d.id = ? for update of d")
                .param(deal)
                .query((row, n) -> read(row))
                .optional();
    }

    public void enter(UUID deal, CampaignDeal.State state) {
        jdbc.sql("update campaign.deal set state = ? where id = ?")
                .params(state.name(), deal)
                .update();
    }

    /** From which deposits the money of a deal came. */
    public Map<UUID, Long> money(UUID deal) {
        var parts = new LinkedHashMap<UUID, Long>();
        jdbc.sql("select deposit, amount from campaign.deal_money where deal = ? order by deposit")
                .param(deal)
                .query(row -> {
                    parts.put(row.getObject("deposit", UUID.class), row.getLong("amount"));
                });
        return parts;
    }

    /** Those of a campaign in which one of these parties buys or sells, the newest last. */
    public List<CampaignDeal> of(CampaignId campaign, Collection<PartyId> parties, int most) {
        return jdbc.sql(ROWS + """
                        d.campaign = :campaign
                            and (d.buyer = any(cast(:parties as uuid[])) or d.seller = any(cast(:parties as uuid[])))
                        order by d.id limit :most""")
                .param("campaign", campaign.value())
                .param("parties", parties.stream().map(PartyId::toString).toArray(String[]::new))
                .param("most", most)
                .query((row, n) -> read(row))
                .list();
    }

    private CampaignDeal read(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return new CampaignDeal(
                row.getObject("id", UUID.class),
                new CampaignId(row.getObject("campaign", UUID.class)),
                row.getString("name"),
                new PartyId(row.getObject("buyer", UUID.class)),
                new PartyId(row.getObject("seller", UUID.class)),
                row.getString("what"),
                row.getLong("quantity"),
                Money.of(row.getLong("price"), currency),
                Money.of(row.getLong("paid"), currency),
                json.readValue(row.getString("terms"), new TypeReference<Map<String, String>>() {}),
                CampaignDeal.State.valueOf(row.getString("state")),
                CampaignStore.instant(row, "agreed"),
                CampaignStore.instant(row, "due"));
    }
}
