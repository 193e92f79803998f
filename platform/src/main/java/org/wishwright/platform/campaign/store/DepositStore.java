package org.wishwright.platform.campaign.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.Money;
import org.wishwright.market.DepositType;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.DepositAsked;
import org.wishwright.platform.campaign.MoneyLine;
import org.wishwright.platform.identity.PartyId;

/** Sums that parties were asked for, and every step of money as it was posted. */
@Repository
public class DepositStore {

    /** A step about to be noted. @param payee where it went, empty for nowhere else than the party's own deposit */
    public record Posted(int position, String id, String payee, PartyId party, MoneyLine line) {}

    private static final String ROWS = """
            select d.*, c.currency from campaign.deposit d join campaign.campaign c on c.id = d.campaign where\s""";

    private final JdbcClient jdbc;

    DepositStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void ask(DepositAsked asked) {
        jdbc.sql("""
                        insert into campaign.deposit (id, campaign, entry, party, type, amount, until, reason)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        asked.id(),
                        asked.campaign().value(),
                        asked.entry(),
                        asked.party().value(),
                        asked.type().name(),
                        asked.amount().minor(),
                        CampaignStore.at(asked.until()),
                        asked.reason())
                .update();
    }

    public void hold(UUID deposit) {
        jdbc.sql("update campaign.deposit set remaining = amount, state = 'HELD' where id = ?")
                .param(deposit)
                .update();
    }

    public void take(UUID deposit, Money part) {
        jdbc.sql("""
                        update campaign.deposit set remaining = remaining - :part,
                            state = case when remaining = :part then 'GONE' else state end where id = :id""").param("part", part.minor()).param("id", deposit).update();
    }

    public Optional<DepositAsked> find(UUID deposit) {
        return jdbc.sql(ROWS + "d.id = ?")
                .param(deposit)
                .query((row, n) -> read(row))
                .optional();
    }

    public Optional<DepositAsked> find(CampaignId campaign, String entry) {
        return jdbc.sql(ROWS + "d.campaign = ? and d.entry = ?")
                .params(campaign.value(), entry)
                .query((row, n) -> read(row))
                .optional();
    }

    public List<DepositAsked> of(CampaignId campaign, Collection<String> entries) {
        return jdbc.sql(ROWS + "d.campaign = :campaign and d.entry = any(:entries)")
                .param("campaign", campaign.value())
                .param("entries", entries.toArray(String[]::new))
                .query((row, n) -> read(row))
                .list();
    }

    /** A party's, oldest first. */
    public List<DepositAsked> of(CampaignId campaign, PartyId party) {
        return jdbc.sql(ROWS + "d.campaign = ? and d.party = ? order by d.id")
                .params(campaign.value(), party.value())
                .query((row, n) -> read(row))
                .list();
    }

    /** What these parties were asked for and have not paid. */
    public List<DepositAsked> asked(CampaignId campaign, Collection<PartyId> parties) {
        return jdbc.sql(ROWS + "d.campaign = ? and d.state = 'ASKED' and d.until > (select foundation.business_now())"
                        + " and d.party = any(?::uuid[])")
                .params(
                        campaign.value(),
                        parties.stream().map(PartyId::toString).toArray(String[]::new))
                .query((row, n) -> read(row))
                .list();
    }

    public void note(CampaignId campaign, List<Posted> steps) {
        for (var step : steps) {
            jdbc.sql("""
                            insert into campaign.money (campaign, position, id, entry, party, kind, amount, payee, reason, posted)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            campaign.value(),
                            step.position(),
                            step.id(),
                            step.line().entry(),
                            step.party().value(),
                            step.line().kind(),
                            step.line().amount().minor(),
                            step.payee(),
                            step.line().reason(),
                            CampaignStore.at(step.line().posted()))
                    .update();
        }
    }

    /** What happened to a party's money, in order. */
    public List<MoneyLine> lines(CampaignId campaign, PartyId party) {
        return jdbc.sql("""
                        select m.*, c.currency from campaign.money m join campaign.campaign c on c.id = m.campaign
                        where m.campaign = ? and m.party = ? order by m.position""")
                .params(campaign.value(), party.value())
                .query((row, n) -> new MoneyLine(
                        row.getInt("position"),
                        row.getString("entry"),
                        row.getString("kind"),
                        Money.of(row.getLong("amount"), row.getString("currency")),
                        row.getString("reason"),
                        CampaignStore.instant(row, "posted")))
                .list();
    }

    /** Notes what is owed and nobody could advance. */
    public void claim(CampaignId campaign, String id, PartyId party, PartyId owedBy, Money amount) {
        jdbc.sql("insert into campaign.claim (campaign, id, party, owed_by, amount) values (?, ?, ?, ?, ?)")
                .params(campaign.value(), id, party.value(), owedBy.value(), amount.minor())
                .update();
    }

    public void setAlarm(UUID id, CampaignId campaign, Instant at) {
        jdbc.sql("insert into campaign.alarm (id, campaign, at) values (?, ?, ?)")
                .params(id, campaign.value(), CampaignStore.at(at))
                .update();
    }

    /** The campaign of an alarm that went off; the alarm is gone afterwards. */
    public Optional<CampaignId> takeAlarm(UUID id) {
        return jdbc.sql("delete from campaign.alarm where id = ? returning campaign")
                .param(id)
                .query((row, n) -> new CampaignId(row.getObject(1, UUID.class)))
                .optional();
    }

    private static DepositAsked read(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return new DepositAsked(
                row.getObject("id", UUID.class),
                new CampaignId(row.getObject("campaign", UUID.class)),
                row.getString("entry"),
                new PartyId(row.getObject("party", UUID.class)),
                DepositType.valueOf(row.getString("type")),
                Money.of(row.getLong("amount"), currency),
                Money.of(row.getLong("remaining"), currency),
                DepositAsked.State.valueOf(row.getString("state")),
                CampaignStore.instant(row, "until"),
                row.getString("reason"));
    }
}
