package org.wishwright.platform.campaign.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.Work;
import org.wishwright.platform.identity.PartyId;

/** What was handed in, what is said of it, and what the platform is asked to decide. */
@Repository
public class WorkStore {

    private final JdbcClient jdbc;

    WorkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The number of the next one; with the campaign's row locked. */
    public int nextNumber(CampaignId campaign) {
        return jdbc.sql("select coalesce(max(number), 0) + 1 from campaign.work where campaign = ?")
                .param(campaign.value())
                .query(Integer.class)
                .single();
    }

    public void insert(Work work) {
        jdbc.sql("""
                        insert into campaign.work
                            (id, campaign, number, code, author, title, words, variant, picture, receipt, handed_in)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        work.id(),
                        work.campaign().value(),
                        work.number(),
                        work.code(),
                        work.author().value(),
                        work.texts().title(),
                        work.texts().words(),
                        work.texts().variant(),
                        work.picture(),
                        work.receipt(),
                        CampaignStore.at(work.handedIn())))
                .update();
    }

    public void revise(UUID work, Work.Texts texts, @Nullable UUID picture, UUID receipt) {
        jdbc.sql("""
                        update campaign.work set title = ?, words = ?, variant = ?, picture = ?, receipt = ?,
                            version = version + 1 where id = ?""")
                .params(Arrays.asList(texts.title(), texts.words(), texts.variant(), picture, receipt, work))
                .update();
    }

    public void enter(UUID work, Work.State state, String reason) {
        jdbc.sql("update campaign.work set state = ?, reason = ? where id = ?")
                .params(state.name(), reason, work)
                .update();
    }

    public Optional<Work> find(CampaignId campaign, String code) {
        return jdbc.sql("select * from campaign.work where campaign = ? and code = ?")
                .params(campaign.value(), code)
                .query(WorkStore::work)
                .optional();
    }

    /** Those that stand, after a number, in their order; of these codes only where any are given. */
    public List<Work> list(CampaignId campaign, Collection<String> codes, int after, int most) {
        return jdbc.sql("""
                        select * from campaign.work where campaign = :campaign and number > :after and state = 'IN'
                            and (:all or code = any(:codes)) order by number limit :most""")
                .param("campaign", campaign.value())
                .param("after", after)
                .param("all", codes.isEmpty())
                .param("codes", codes.toArray(String[]::new))
                .param("most", most)
                .query(WorkStore::work)
                .list();
    }

    /** All of one author, gone ones too. */
    public List<Work> of(CampaignId campaign, PartyId author) {
        return jdbc.sql("select * from campaign.work where campaign = ? and author = ? order by number")
                .params(campaign.value(), author.value())
                .query(WorkStore::work)
                .list();
    }

    public int count(CampaignId campaign) {
        return jdbc.sql("select count(*) from campaign.work where campaign = ? and state = 'IN'")
                .param(campaign.value())
                .query(Integer.class)
                .single();
    }

    /** Whether one of these persons handed anything in. */
    public boolean anyBy(CampaignId campaign, Collection<PartyId> persons) {
        return jdbc.sql("select exists (select from campaign.work where campaign = ? and author = any(?::uuid[]))")
                .params(
                        campaign.value(),
                        persons.stream().map(PartyId::toString).toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    public void comment(UUID id, UUID work, PartyId author, String words, Instant now) {
        jdbc.sql("insert into campaign.comment (id, work, author, words, posted) values (?, ?, ?, ?, ?)")
                .params(id, work, author.value(), words, CampaignStore.at(now))
                .update();
    }

    /** The last ones, oldest first. */
    public List<Work.Comment> comments(UUID work, int most) {
        return jdbc.sql("""
                        select * from (select * from campaign.comment where work = ? order by id desc limit ?) c
                        order by id""")
                .params(work, most)
                .query((row, n) -> new Work.Comment(
                        new PartyId(row.getObject("author", UUID.class)),
                        row.getString("words"),
                        CampaignStore.instant(row, "posted")))
                .list();
    }

    public void report(
            UUID id, CampaignId campaign, @Nullable UUID work, PartyId reporter, String reason, Instant now) {
        jdbc.sql("""
                        insert into campaign.report (id, campaign, work, reporter, reason, posted)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(id, campaign.value(), work, reporter.value(), reason, CampaignStore.at(now)))
                .update();
    }

    /** Those that nobody has decided, oldest first. */
    public List<Work.Report> open(int most) {
        return jdbc.sql(REPORT + " where r.decided is null order by r.posted limit ?")
                .param(most)
                .query(WorkStore::report)
                .list();
    }

    /** Locks it. */
    public Optional<Work.Report> undecided(UUID report) {
        return jdbc.sql(REPORT + " where r.decided is null and r.id = ? for update of r")
                .param(report)
                .query(WorkStore::report)
                .optional();
    }

    /** Whether this party waits for a decision. */
    public boolean waits(CampaignId campaign, PartyId reporter) {
        return jdbc.sql("""
                        select exists (select from campaign.report
                                       where campaign = ? and reporter = ? and decided is null)""")
                .params(campaign.value(), reporter.value())
                .query(Boolean.class)
                .single();
    }

    public void decide(UUID report, boolean upheld, String answer, Instant now) {
        jdbc.sql("update campaign.report set decided = ?, upheld = ?, answer = ? where id = ?")
                .params(CampaignStore.at(now), upheld, answer, report)
                .update();
    }

    private static final String REPORT = """
            select r.id as report, r.campaign as in_campaign, r.reporter, r.reason as says, r.posted, w.*
            from campaign.report r left join campaign.work w on w.id = r.work""";

    private static Work.Report report(ResultSet row, int n) throws SQLException {
        return new Work.Report(
                row.getObject("report", UUID.class),
                new CampaignId(row.getObject("in_campaign", UUID.class)),
                row.getString("code") == null ? null : work(row, n),
                new PartyId(row.getObject("reporter", UUID.class)),
                row.getString("says"),
                CampaignStore.instant(row, "posted"));
    }

    private static Work work(ResultSet row, int n) throws SQLException {
        return new Work(
                row.getObject("id", UUID.class),
                new CampaignId(row.getObject("campaign", UUID.class)),
                row.getInt("number"),
                row.getString("code"),
                new PartyId(row.getObject("author", UUID.class)),
                new Work.Texts(row.getString("title"), row.getString("words"), row.getString("variant")),
                row.getObject("picture", UUID.class),
                row.getObject("receipt", UUID.class),
                row.getInt("version"),
                CampaignStore.instant(row, "handed_in"),
                Work.State.valueOf(row.getString("state")),
                row.getString("reason"));
    }
}
