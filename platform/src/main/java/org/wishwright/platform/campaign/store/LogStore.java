package org.wishwright.platform.campaign.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.LocalText;
import org.wishwright.market.Alias;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.identity.PartyId;
import tools.jackson.databind.ObjectMapper;

/** What was done in campaigns, by whom, and what conveners told about it. */
@Repository
public class LogStore {

    /** An input as it lies in the log. @param what canonical JSON */
    public record Row(
            long seq,
            Instant at,
            String by,
            String what,
            @Nullable Secret secret) {

        public Row(long seq, Instant at, String by, String what) {
            this(seq, at, by, what, null);
        }
    }

    /** What stands in the log as its commitment alone. @param what canonical JSON of the input itself */
    public record Secret(String nonce, String what) {}

    /** @param number from 1 */
    public record News(int number, LocalText words, Instant posted) {}

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Hiding hiding;

    LogStore(JdbcClient jdbc, ObjectMapper json, Hiding hiding) {
        this.jdbc = jdbc;
        this.json = json;
        this.hiding = hiding;
    }

    /** Appends inputs of one instant. */
    public void append(CampaignId campaign, Instant at, List<Row> inputs) {
        jdbc.sql("""
                        insert into campaign.input (campaign, seq, at, by, what)
                        select :campaign, seq, :at, by, what
                        from unnest(:seq::bigint[], :by::text[], :what::text[]) as t (seq, by, what) order by seq""")
                .param("campaign", campaign.value())
                .param("at", CampaignStore.at(at))
                .param("seq", Arrays.of(inputs, Row::seq))
                .param("by", Arrays.of(inputs, Row::by))
                .param("what", Arrays.of(inputs, Row::what))
                .update();
    }

    /** Keeps what inputs hide; nothing of those that hide nothing. */
    public void hide(CampaignId campaign, List<Row> inputs) {
        var hidden = inputs.stream().filter(input -> input.secret() != null).toList();
        if (hidden.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into campaign.hidden (campaign, seq, cipher)
                        select :campaign, seq, decode(cipher, 'hex') from unnest(:seq::bigint[], :cipher::text[]) as t (seq, cipher)""")
                .param("campaign", campaign.value())
                .param("seq", Arrays.of(hidden, Row::seq))
                .param("cipher", Arrays.of(hidden, one -> sealed(campaign, one)))
                .update();
    }

    private String sealed(CampaignId campaign, Row input) {
        return HexFormat.of().formatHex(hiding.seal(campaign, input.seq(), Objects.requireNonNull(input.secret())));
    }

    /** Those after a sequence number, in order; what was hidden as it was made. */
    public List<Row> since(CampaignId campaign, long seq) {
        return jdbc.sql("""
                        select seq, at, by, what, cipher from campaign.input left join campaign.hidden using (campaign, seq)
                        where campaign = ? and seq > ? order by seq""")
                .params(campaign.value(), seq)
                .query((row, n) -> {
                    var sealed = row.getBytes("cipher");
                    long at = row.getLong("seq");
                    return new Row(
                            at,
                            CampaignStore.instant(row, "at"),
                            row.getString("by"),
                            sealed == null
                                    ? row.getString("what")
                                    : hiding.open(campaign, at, sealed).what());
                })
                .list();
    }

    /** The nonces of what was hidden, by sequence number. */
    public Map<Long, String> nonces(CampaignId campaign) {
        var nonces = new HashMap<Long, String>();
        jdbc.sql("select seq, cipher from campaign.hidden where campaign = ?")
                .param(campaign.value())
                .query(row -> {
                    long seq = row.getLong("seq");
                    nonces.put(
                            seq,
                            hiding.open(campaign, seq, row.getBytes("cipher")).nonce());
                });
        return nonces;
    }

    public Optional<Alias> alias(CampaignId campaign, PartyId party) {
        return jdbc.sql("select alias from campaign.member where campaign = ? and party = ?")
                .params(campaign.value(), party.value())
                .query((row, n) -> new Alias(row.getString(1)))
                .optional();
    }

    /** The pseudonyms of those who have one. */
    public Map<PartyId, Alias> aliases(CampaignId campaign, Collection<PartyId> parties) {
        var aliases = new HashMap<PartyId, Alias>();
        jdbc.sql(
                        "select party, alias from campaign.member where campaign = :campaign and party = any(:parties::uuid[])")
                .param("campaign", campaign.value())
                .param("parties", Arrays.of(parties, PartyId::toString))
                .query(row -> {
                    aliases.put(new PartyId(row.getObject("party", UUID.class)), new Alias(row.getString("alias")));
                });
        return aliases;
    }

    public void admit(CampaignId campaign, Map<PartyId, Alias> fresh, Instant now) {
        jdbc.sql("""
                        insert into campaign.member (campaign, alias, party, joined)
                        select :campaign, alias, party, :now
                        from unnest(:alias::text[], :party::uuid[]) as t (alias, party)""")
                .param("campaign", campaign.value())
                .param("now", CampaignStore.at(now))
                .param("alias", Arrays.of(fresh.values(), Alias::text))
                .param("party", Arrays.of(fresh.keySet(), PartyId::toString))
                .update();
    }

    public Optional<PartyId> party(CampaignId campaign, Alias alias) {
        return jdbc.sql("select party from campaign.member where campaign = ? and alias = ?")
                .params(campaign.value(), alias.text())
                .query((row, n) -> new PartyId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** Who made an entry. @param entry as in e12; empty for any other */
    public Optional<Alias> by(CampaignId campaign, String entry) {
        if (!entry.matches("e[0-9]{1,18}")) {
            return Optional.empty();
        }
        return jdbc.sql("select by from campaign.input where campaign = ? and seq = ?")
                .params(campaign.value(), Long.parseLong(entry.substring(1)))
                .query((row, n) -> new Alias(row.getString(1)))
                .optional();
    }

    /** Who stands behind pseudonyms; those that nobody knows any more are missing. */
    public Map<Alias, PartyId> parties(CampaignId campaign, List<Alias> aliases) {
        var parties = new HashMap<Alias, PartyId>();
        jdbc.sql("select alias, party from campaign.member where campaign = :campaign and alias = any(:aliases)")
                .param("campaign", campaign.value())
                .param("aliases", aliases.stream().map(Alias::text).distinct().toArray(String[]::new))
                .query(row -> {
                    parties.put(new Alias(row.getString("alias")), new PartyId(row.getObject("party", UUID.class)));
                });
        return parties;
    }

    /** Some of those who take part, in the order of their pseudonyms. @param after empty for the first ones */
    public SortedMap<String, PartyId> membersAfter(CampaignId campaign, String after, int most) {
        var members = new TreeMap<String, PartyId>();
        jdbc.sql("""
                        select alias, party from campaign.member where campaign = ? and alias collate "C" > ?
                        order by alias collate "C" limit ?""").params(campaign.value(), after, most).query(row -> {
            members.put(row.getString("alias"), new PartyId(row.getObject("party", UUID.class)));
        });
        return members;
    }

    /** @return the number of these news */
    public int tell(CampaignId campaign, LocalText words, Instant now) {
        return jdbc.sql("""
                        insert into campaign.news (campaign, number, words, posted)
                        select ?, coalesce(max(number), 0) + 1, ?::json, ? from campaign.news where campaign = ?
                        returning number""")
                .params(campaign.value(), json.writeValueAsString(words), CampaignStore.at(now), campaign.value())
                .query(Integer.class)
                .single();
    }

    /** Newest first. */
    public List<News> news(CampaignId campaign, int most) {
        return jdbc.sql(
                        "select number, words, posted from campaign.news where campaign = ? order by number desc limit ?")
                .params(campaign.value(), most)
                .query((row, n) -> new News(
                        row.getInt("number"),
                        json.readValue(row.getString("words"), LocalText.class),
                        CampaignStore.instant(row, "posted")))
                .list();
    }

    /** A later sealed bid takes the place of an earlier one. */
    public void keepSealed(CampaignId campaign, PartyId party, byte[] cipher, Instant now) {
        jdbc.sql("""
                        insert into campaign.sealed (campaign, party, cipher, kept) values (?, ?, ?, ?)
                        on conflict (campaign, party) do update set cipher = excluded.cipher, kept = excluded.kept""")
                .params(campaign.value(), party.value(), cipher, CampaignStore.at(now))
                .update();
    }

    public Optional<byte[]> sealed(CampaignId campaign, PartyId party) {
        return jdbc.sql("select cipher from campaign.sealed where campaign = ? and party = ?")
                .params(campaign.value(), party.value())
                .query((row, n) -> row.getBytes(1))
                .optional();
    }
}
