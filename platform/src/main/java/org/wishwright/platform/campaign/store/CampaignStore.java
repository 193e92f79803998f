package org.wishwright.platform.campaign.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.identity.PartyId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Rows of campaigns. Whoever decides anything about one locks its row first. */
@Repository
public class CampaignStore {

    private static final UUID LAST = new UUID(-1L, -1L);
    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");
    private static final TypeReference<Map<String, LocalText>> NAMES = new TypeReference<>() {};

    /** Words and picture, which may change at any time. */
    public record Texts(LocalText title, LocalText story, Map<String, LocalText> names) {}

    /**
     * Which campaigns.
     *
     * @param mechanism empty for all
     * @param search part of a title or the number; empty for all
     * @param over whether those that ended, else those that live
     */
    public record Wanted(String mechanism, String search, boolean over) {}

    /** Where a page of a list begins: after the campaign opened then. */
    public record Position(Instant opened, UUID id) {}

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    CampaignStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public String nextNumber() {
        return jdbc.sql("select nextval('campaign.number')")
                .query((row, n) -> String.format(Locale.ROOT, "C%06d", row.getLong(1)))
                .single();
    }

    public void insert(Campaign fresh) {
        jdbc.sql("""
                        insert into campaign.campaign (id, number, convener, mechanism, rules, seed, currency, title, story, names, search,
                            created)
                        values (?, ?, ?, ?, ?, ?, ?, ?::json, ?::json, ?::json, ?, ?)""")
                .params(
                        fresh.id().value(),
                        fresh.number(),
                        fresh.convener().value(),
                        fresh.mechanism(),
                        fresh.rules(),
                        fresh.seed(),
                        fresh.currency(),
                        json.writeValueAsString(fresh.title()),
                        json.writeValueAsString(fresh.story()),
                        json.writeValueAsString(fresh.names()),
                        search(fresh.number(), fresh.title()),
                        at(fresh.created()))
                .update();
    }

    private static String search(String number, LocalText title) {
        return (number + " " + String.join(" ", title.texts().values())).toLowerCase(Locale.ROOT);
    }

    public void redraft(CampaignId id, String rules, String currency) {
        jdbc.sql("update campaign.campaign set rules = ?, currency = ? where id = ?")
                .params(rules, currency, id.value())
                .update();
    }

    public void retext(Campaign campaign, Texts texts) {
        jdbc.sql(
                        "update campaign.campaign set title = ?::json, story = ?::json, names = ?::json, search = ? where id = ?")
                .params(
                        json.writeValueAsString(texts.title()),
                        json.writeValueAsString(texts.story()),
                        json.writeValueAsString(texts.names()),
                        search(campaign.number(), texts.title()),
                        campaign.id().value())
                .update();
    }

    public void picture(CampaignId id, UUID picture) {
        jdbc.sql("update campaign.campaign set picture = ? where id = ?")
                .params(picture, id.value())
                .update();
    }

    public void opened(CampaignId id, Instant at) {
        jdbc.sql("update campaign.campaign set opened = ? where id = ?")
                .params(at(at), id.value())
                .update();
    }

    /** Where it stands now and how far it is worked out. */
    public void advance(CampaignId id, Campaign.Summary summary, Campaign.Cursor cursor) {
        jdbc.sql("""
                        update campaign.campaign set stage = :stage, why = :why, ended = :ended, next_name = :nextName, next_at = :nextAt,
                            have = :have, want = :want, unit = :unit, last_seq = :seq, money_done = :money, deals_done = :deals,
                            wakes = :wakes, seen = :seen
                        where id = :id""")
                .param("stage", summary.stage())
                .param("why", summary.why())
                .param("ended", atMaybe(summary.ended()))
                .param("nextName", summary.nextName())
                .param("nextAt", atMaybe(summary.nextAt()))
                .param("have", summary.have())
                .param("want", summary.want())
                .param("unit", summary.unit())
                .param("seq", cursor.lastSeq())
                .param("money", cursor.moneyDone())
                .param("deals", cursor.dealsDone())
                .param("wakes", atMaybe(cursor.wakes()))
                .param("seen", atMaybe(cursor.seen()))
                .param("id", id.value())
                .update();
    }

    public Optional<Campaign> find(CampaignId id) {
        return jdbc.sql("select * from campaign.campaign where id = ?")
                .param(id.value())
                .query((row, n) -> read(row))
                .optional();
    }

    /** Its row, locked until the transaction ends. */
    public Optional<Campaign> lock(CampaignId id) {
        return jdbc.sql("select * from campaign.campaign where id = ? for update")
                .param(id.value())
                .query((row, n) -> read(row))
                .optional();
    }

    /** Those that were opened, the newest first; closed ones for their conveners and guests. */
    public List<Campaign> list(Wanted wanted, List<PartyId> sides, @Nullable Position after, int limit) {
        return jdbc.sql("""
                        select * from campaign.campaign c
                        where opened is not null and (ended is not null) = :over and (:mechanism = '' or mechanism = :mechanism)
                            and (:like = '' or search like '%' || :like || '%') and (opened, id) < (:at, :after)
                            and (convener = any(cast(:sides as uuid[]))
                                or not exists (select from campaign.closed x where x.campaign = c.id)
                                or exists (select from campaign.invited i
                                           where i.campaign = c.id and i.organisation = any(cast(:sides as uuid[]))))
                        order by opened desc, id desc limit :limit""")
                .param("over", wanted.over())
                .param("mechanism", wanted.mechanism())
                .param("like", like(wanted.search()))
                .param("sides", sides.stream().map(PartyId::toString).toArray(String[]::new))
                .param("at", at(after == null ? FAR : after.opened()))
                .param("after", after == null ? LAST : after.id())
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    /** Those of a convener, the newest first, drafts among them. */
    public List<Campaign> of(List<PartyId> conveners, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select * from campaign.campaign where convener = any(cast(:conveners as uuid[])) and id < :after
                        order by id desc limit :limit""")
                .param("conveners", conveners.stream().map(PartyId::toString).toArray(String[]::new))
                .param("after", after == null ? LAST : after)
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    /** Those in which a party takes part. */
    public List<Campaign> joined(PartyId party, int limit) {
        return jdbc.sql("""
                        select c.* from campaign.member m join campaign.campaign c on c.id = m.campaign
                        where m.party = ? and c.convener <> m.party and c.opened is not null order by m.joined desc limit ?""")
                .params(party.value(), limit)
                .query((row, n) -> read(row))
                .list();
    }

    private static String like(String search) {
        return search.strip()
                .toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
    }

    private Campaign read(ResultSet row) throws SQLException {
        return new Campaign(
                new CampaignId(row.getObject("id", UUID.class)),
                row.getString("number"),
                new PartyId(row.getObject("convener", UUID.class)),
                row.getString("mechanism"),
                row.getString("rules"),
                row.getLong("seed"),
                row.getString("currency"),
                json.readValue(row.getString("title"), LocalText.class),
                json.readValue(row.getString("story"), LocalText.class),
                json.readValue(row.getString("names"), NAMES),
                row.getObject("picture", UUID.class),
                instant(row, "created"),
                maybe(row, "opened"),
                new Campaign.Summary(
                        row.getString("stage"),
                        row.getString("why"),
                        maybe(row, "ended"),
                        row.getString("next_name"),
                        maybe(row, "next_at"),
                        row.getLong("have"),
                        row.getLong("want"),
                        row.getString("unit")),
                new Campaign.Cursor(
                        row.getLong("last_seq"),
                        row.getInt("money_done"),
                        row.getInt("deals_done"),
                        maybe(row, "wakes"),
                        maybe(row, "seen")));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime atMaybe(@Nullable Instant instant) {
        return instant == null ? null : at(instant);
    }
}
