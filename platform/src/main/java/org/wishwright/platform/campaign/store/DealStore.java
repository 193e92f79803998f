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

    /** What of a deal is not over and whose it is. */
    public record Standing(UUID id, PartyId seller, CampaignDeal.State state) {}

    /** Where more went into a deal than was in it when it was agreed, its price is that much higher. */
    public void raise(Collection<UUID> deals) {
        jdbc.sql("""
                        update campaign.deal d set paid = m.sum, price = greatest(d.price, m.sum)
                        from (select deal, sum(amount) from campaign.deal_money where deal = any(:deals::uuid[]) group by deal) m
                        where d.id = m.deal and m.sum > d.paid""").param("deals", Arrays.of(deals, deal -> deal)).update();
    }

    /** Those of a campaign that these parties sell and that are agreed. */
    public List<CampaignDeal> agreed(CampaignId campaign, Collection<PartyId> sellers) {
        return jdbc.sql(ROWS + "d.campaign = :campaign and d.seller = any(cast(:sellers as uuid[]))"
                        + " and d.state = 'AGREED' order by d.id")
                .param("campaign", campaign.value())
                .param("sellers", sellers.stream().map(PartyId::toString).toArray(String[]::new))
                .query((row, n) -> read(row))
                .list();
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

    /** Deals by their names in a campaign, locked. */
    public Map<String, Standing> standing(CampaignId campaign, Collection<String> names) {
        var standing = new LinkedHashMap<String, Standing>();
        jdbc.sql("""
                        select name, id, seller, state from campaign.deal where campaign = :campaign and name = any(:names)
                        order by id for update""")
                .param("campaign", campaign.value())
                .param("names", names.toArray(String[]::new))
                .query(row -> {
                    standing.put(
                            row.getString("name"),
                            new Standing(
                                    row.getObject("id", UUID.class),
                                    new PartyId(row.getObject("seller", UUID.class)),
                                    CampaignDeal.State.valueOf(row.getString("state"))));
                });
        return standing;
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

    /** It became this order. */
    public void become(UUID deal, UUID order) {
        jdbc.sql("update campaign.deal set state = 'ORDERED', became = ? where id = ?")
                .params(order, deal)
                .update();
    }

    /** The orders that deals became. */
    public Map<UUID, UUID> became(Collection<UUID> deals) {
        var orders = new LinkedHashMap<UUID, UUID>();
        jdbc.sql("select id, became from campaign.deal where id = any(cast(? as uuid[])) and became is not null")
                .param(deals.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    orders.put(row.getObject("id", UUID.class), row.getObject("became", UUID.class));
                });
        return orders;
    }

    /** A buyer's that can become orders, since their sellers have said how they are made; the newest first. */
    public List<CampaignDeal> ready(PartyId buyer, int most) {
        return jdbc.sql(ROWS + """
                        d.buyer = :buyer and d.state = 'AGREED' and exists (select from campaign.making m
                            where m.campaign = d.campaign and m.seller = d.seller and m.what = d.what)
                        order by d.agreed desc limit :most""")
                .param("buyer", buyer.value())
                .param("most", most)
                .query((row, n) -> read(row))
                .list();
    }

    /** Those of a campaign between these ids that can become orders, in the order of their ids. */
    public List<CampaignDeal> unsent(CampaignId campaign, UUID from, UUID until, int most) {
        return jdbc.sql(ROWS + """
                        d.campaign = :campaign and d.id between :from and :until and d.state = 'AGREED'
                            and exists (select from campaign.making m
                                where m.campaign = d.campaign and m.seller = d.seller and m.what = d.what)
                        order by d.id limit :most""")
                .param("campaign", campaign.value())
                .param("from", from)
                .param("until", until)
                .param("most", most)
                .query((row, n) -> read(row))
                .list();
    }

    /** What these parties sell in a campaign, and who of them. */
    public Map<String, PartyId> sold(CampaignId campaign, Collection<PartyId> sellers) {
        var sold = new LinkedHashMap<String, PartyId>();
        jdbc.sql("""
                        select distinct what, seller from campaign.deal
                        where campaign = ? and seller = any(cast(? as uuid[])) and terms ->> 'redeemed-by' is null
                        order by what""")
                .param(campaign.value())
                .param(sellers.stream().map(PartyId::toString).toArray(String[]::new))
                .query(row -> {
                    sold.put(row.getString("what"), new PartyId(row.getObject("seller", UUID.class)));
                });
        return sold;
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
