package org.wishwright.platform.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.campaign.Fair.path;
import static org.wishwright.platform.campaign.Fair.pay;
import static org.wishwright.platform.campaign.Fair.payAll;
import static org.wishwright.platform.campaign.Fair.stage;
import static org.wishwright.platform.campaign.Fair.take;
import static org.wishwright.platform.campaign.Fair.yuan;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.market.Recount;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestClient.Answer;
import org.wishwright.platform.TestClient.FilePart;
import org.wishwright.platform.files.TestPictures;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;

@PlatformTest
class BespokeWayTest {

    private static final String SECRET = "a ring like the roots of a willow 柳根";

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Parties parties;

    private Fair fair;
    private TestClient consumer;
    private TestClient maker;
    private TestClient rival;
    private String organisation = "";

    @BeforeEach
    void open() {
        fair = new Fair(port, clock, jdbc);
        consumer = fair.person("Consumer");
        maker = fair.person("Goldsmith");
        organisation = maker.newOrganisation("Goldsmith " + UUID.randomUUID()).toString();
        rival = fair.person("Rival");
        rival.newOrganisation("Rival " + UUID.randomUUID());
    }

    private Map<String, Object> rules() {
        var rules = new HashMap<String, Object>();
        rules.put("currency", "CNY");
        rules.put("quoteUntil", fair.in(10).toString());
        rules.put("acceptUntil", fair.in(20).toString());
        rules.put("payWithin", "PT5H");
        rules.put("drawWithin", "PT20H");
        rules.put("lateness", "PT20H");
        rules.put("drawingFee", 3_000);
        return rules;
    }

    private Answer tryDraft(Map<String, Object> paper, boolean closed) {
        return consumer.post(
                "/api/v1/campaigns",
                Map.of(
                        "mechanism",
                        "bespoke",
                        "rules",
                        rules(),
                        "title",
                        Map.of("en", "A ring"),
                        "paper",
                        paper,
                        "closed",
                        closed));
    }

    private String opened(boolean closed) {
        var paper = Map.<String, Object>of(
                "brief",
                SECRET,
                "measures",
                List.of(Map.of("measure", "Ring size", "size", "52")),
                "budget",
                yuan(900));
        var id = expect(201, tryDraft(paper, closed)).text("campaign");
        expect(204, consumer.post(path(id) + "/opening", Map.of()));
        return id;
    }

    private static Map<String, Object> quote(int yuan, int... parts) {
        var milestones = new java.util.ArrayList<Map<String, Object>>();
        for (int part : parts) {
            milestones.add(Map.of("step", "Step " + milestones.size(), "percent", part));
        }
        return Map.of(
                "kind",
                "quoted",
                "price",
                yuan(yuan),
                "milestones",
                milestones,
                "sample",
                false,
                "delivery",
                LocalDate.now(ZoneOffset.UTC).plusDays(30).toString(),
                "words",
                "In fair-mined gold");
    }

    private String quoted(String campaign, int yuan, int... parts) {
        return expect(201, take(maker, campaign, quote(yuan, parts))).text("entry");
    }

    private void accepted(String campaign, int yuan, int... parts) {
        var quote = quoted(campaign, yuan, parts);
        expect(201, take(consumer, campaign, Map.of("kind", "accepted-quote", "quote", quote)));
    }

    private void drawing(String campaign, int... parts) {
        accepted(campaign, 800, parts);
        payAll(consumer, campaign);
        assertThat(stage(consumer, campaign)).isEqualTo("drawing");
    }

    private String drew(String campaign) {
        return expect(201, take(maker, campaign, Map.of("kind", "drew", "drawings", List.of(), "notes", "From above")))
                .text("entry");
    }

    private void making(String campaign) {
        drawing(campaign, 30, 30, 40);
        expect(201, take(consumer, campaign, Map.of("kind", "confirmed", "drawing", drew(campaign))));
        assertThat(stage(consumer, campaign)).isEqualTo("making");
    }

    private void reached(String campaign) {
        expect(201, take(maker, campaign, Map.of("kind", "reached", "photos", List.of(), "report", "Cast")));
    }

    private void nothingIsHeld(String campaign) {
        Await.until(() -> fair.isQuiet(campaign));
        assertThat(fair.held(campaign)).isZero();
    }

    private long has(String party) {
        return jdbc.sql("""
                        select coalesce(sum(credits_posted - debits_posted), 0)::bigint from ledger.account
                        where kind = 'PARTY' and owner = ?""").param(UUID.fromString(party)).query(Long.class).single();
    }

    private void ended(String campaign, String why, long forMaker) {
        nothingIsHeld(campaign);
        assertThat(expect(200, consumer.get(path(campaign))).text("why")).isEqualTo(why);
        assertThat(has(organisation)).isEqualTo(forMaker);
    }

    @Test
    void aBriefGoesFromQuestionsToTheMoneyOfTheLastMilestone() {
        var campaign = opened(false);
        var question = expect(201, take(maker, campaign, Map.of("kind", "questioned", "question", "White gold?")))
                .text("entry");
        expect(201, take(consumer, campaign, Map.of("kind", "answered", "question", question, "answer", "Yellow.")));
        assertThat(rival.get(path(campaign)).text()).contains(SECRET, "White gold?", "Yellow.");
        quoted(campaign, 950, 50, 50);
        expect(201, take(rival, campaign, quote(777, 100)));
        Await.until(() -> StepNoticesTest.told(consumer, "a maker has quoted").size() == 2);
        assertThat(StepNoticesTest.told(consumer, "asks you something")).hasSize(1);
        Await.until(
                () -> StepNoticesTest.told(maker, "your question was answered").size() == 1);
        assertThat(StepNoticesTest.told(rival, "your question")).isEmpty();
        making(campaign);
        assertThat(fair.held(campaign)).isEqualTo(24_000);
        reached(campaign);
        expect(201, take(consumer, campaign, Map.of("kind", "changes-wanted", "changes", "Smoother")));
        reached(campaign);
        payAll(consumer, campaign);
        assertThat(fair.held(campaign)).isEqualTo(48_000);
        reached(campaign);
        payAll(consumer, campaign);
        assertThat(stage(consumer, campaign)).isEqualTo("settled");
        assertThat(fair.held(campaign)).isEqualTo(80_000);
        var deal =
                expect(200, consumer.get(path(campaign))).json().path("deals").get(0);
        assertThat(deal.path("paid").asLong()).isEqualTo(80_000);
        expect(204, consumer.post(path(campaign) + "/deals/" + deal.path("id").asString() + "/receipt", Map.of()));
        nothingIsHeld(campaign);
        assertThat(has(organisation)).as("less the commission of a twentieth").isEqualTo(76_000);
        assertThat(rival.get(path(campaign) + "/record").code()).isEqualTo("campaign.record-forbidden");
        var record = expect(200, consumer.get(path(campaign) + "/record")).text();
        assertThat(record)
                .doesNotContain(SECRET, "White gold", "77700", "95000")
                .contains("80000");
        assertThat(Recount.repeat(record, 1_000_000).orThrow().equal()).isTrue();
    }

    @Test
    void whoeverStopsTheMoneyEndsWhereTheRulesSay() {
        var unquoted = opened(false);
        fair.until(consumer, unquoted, 11, "lapsed");
        ended(unquoted, "bespoke.no-quotes", 0);
        var unchosen = opened(false);
        quoted(unchosen, 800, 100);
        fair.until(consumer, unchosen, 11, "choosing");
        assertThat(take(rival, unchosen, quote(1, 100)).code()).isEqualTo("bespoke.quoting-closed");
        fair.until(consumer, unchosen, 10, "lapsed");
        ended(unchosen, "bespoke.none-accepted", 0);
        var unpaid = opened(false);
        accepted(unpaid, 800, 100);
        var entry = expect(200, consumer.get(path(unpaid)))
                .json()
                .path("asked")
                .get(0)
                .path("entry")
                .asString();
        var bounced = consumer.post(
                path(unpaid) + "/payments?entry=" + entry,
                Map.of("method", "sandbox", "scenario", "decline"),
                UUID.randomUUID().toString());
        assertThat(bounced.text("state")).isEqualTo("DECLINED");
        fair.until(consumer, unpaid, 6, "lapsed");
        ended(unpaid, "bespoke.unpaid", 0);
        assertThat(pay(consumer, unpaid, entry, UUID.randomUUID().toString()).code())
                .isEqualTo("campaign.not-awaited");
        var left = opened(false);
        drawing(left, 50, 50);
        expect(201, take(maker, left, Map.of("kind", "withdrew")));
        ended(left, "bespoke.maker-withdrew", 0);
        var unconfirmed = opened(false);
        drawing(unconfirmed, 50, 50);
        drew(unconfirmed);
        fair.until(consumer, unconfirmed, 21, "lapsed");
        ended(unconfirmed, "bespoke.not-confirmed", 12_000);
    }

    @Test
    void onceItIsMadeWhoeverStopsBearsIt() {
        var unshown = opened(false);
        making(unshown);
        reached(unshown);
        fair.until(consumer, unshown, 6, "lapsed");
        ended(unshown, "bespoke.milestone-unpaid", 24_000);
        var left = opened(false);
        making(left);
        expect(201, take(maker, left, Map.of("kind", "withdrew")));
        ended(left, "bespoke.maker-withdrew", 24_000);
        var late = opened(false);
        making(late);
        fair.until(consumer, late, 24 * 33, "lapsed");
        ended(late, "bespoke.not-made", 24_000);
    }

    @Test
    void theConvenerCallsItOffAtEachStage() {
        long before = 0;
        for (var stage : List.of("open", "paying", "drawing", "drawn", "making")) {
            var campaign = opened(false);
            switch (stage) {
                case "paying" -> accepted(campaign, 800, 50, 50);
                case "drawing" -> drawing(campaign, 50, 50);
                case "drawn" -> {
                    drawing(campaign, 50, 50);
                    drew(campaign);
                }
                case "making" -> making(campaign);
                default -> quoted(campaign, 800, 100);
            }
            expect(204, consumer.post(path(campaign) + "/cancellation", Map.of("reason", "I changed my mind")));
            nothingIsHeld(campaign);
            before += stage.equals("drawn") ? 12_000 : stage.equals("making") ? 24_000 : 0;
            assertThat(has(organisation)).as(stage).isEqualTo(before);
        }
    }

    @Test
    void aStrangerReadsNeitherBriefNorQuotes() {
        var campaign = opened(true);
        var stranger = fair.person("Stranger");
        for (var who : List.of(stranger, maker, TestClient.visitor(port))) {
            for (var page : List.of("", "/part", "/papers/brief/0", "/live", "/record.json")) {
                assertThat(who.page("/campaigns/" + campaign + page).status())
                        .as(page)
                        .isEqualTo(404);
            }
            assertThat(who.get(path(campaign)).status()).isEqualTo(404);
            assertThat(who.get("/api/v1/campaigns?mechanism=bespoke&limit=100").text())
                    .doesNotContain(campaign);
        }
        assertThat(take(maker, campaign, quote(800, 100)).status()).isEqualTo(404);
        assertThat(maker.post(path(campaign) + "/invitations", Map.of("organisation", organisation))
                        .status())
                .isEqualTo(404);
        var found = consumer.get(path(campaign) + "/makers?q=" + "goldsmith").json();
        assertThat(found.toString()).contains("\"invited\":false");
        expect(204, consumer.post(path(campaign) + "/invitations", Map.of("organisation", organisation)));
        expect(204, consumer.post(path(campaign) + "/invitations", Map.of("organisation", organisation)));
        assertThat(consumer.get(path(campaign) + "/makers").json()).hasSize(1);
        assertThat(consumer.post(path(campaign) + "/invitations", Map.of("organisation", stranger.person()))
                        .code())
                .isEqualTo("campaign.maker-not-found");
        assertThat(maker.get("/api/v1/campaigns?mechanism=bespoke&limit=100").text())
                .contains(campaign);
        assertThat(maker.get(path(campaign)).text()).contains(SECRET);
        quoted(campaign, 812, 100);
        assertThat(rival.get(path(campaign)).status()).isEqualTo(404);
    }

    @Test
    void aRivalsPriceShowsNowhere() {
        var campaign = opened(false);
        var entry = quoted(campaign, 813, 100);
        var visitor = TestClient.visitor(port);
        for (var who : List.of(rival, visitor, fair.person("Stranger"))) {
            for (var text : List.of(
                    who.get(path(campaign)).text(),
                    who.page("/campaigns/" + campaign).text(),
                    who.page("/campaigns/" + campaign + "/part").text())) {
                assertThat(text).doesNotContain("813.00", "81300", "fair-mined");
                assertThat(text.contains(SECRET)).isEqualTo(who == rival);
            }
            assertThat(who.page("/campaigns/" + campaign + "/papers/" + entry + "/0")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(consumer.page("/campaigns/" + campaign).text()).contains("813.00", "fair-mined", SECRET);
        assertThat(jdbc.sql("select string_agg(what, ' ') from campaign.input where campaign = ?")
                        .param(UUID.fromString(campaign))
                        .query(String.class)
                        .single())
                .doesNotContain("81300", "fair-mined");
        assertThat(take(consumer, campaign, quote(1, 100)).code()).isEqualTo("identity.role-forbidden");
        consumer.newOrganisation("Hers " + UUID.randomUUID());
        assertThat(take(consumer, campaign, quote(1, 100)).code()).isEqualTo("bespoke.own-brief");
        assertThat(take(maker, campaign, Map.of("kind", "accepted-quote", "quote", entry))
                        .code())
                .isEqualTo("market.not-yours");
    }

    @Test
    void whatCannotBeIsRefusedWithACode() {
        assertThat(tryDraft(Map.of(), false).code()).isEqualTo("campaign.paper-text");
        assertThat(tryDraft(Map.of("brief", "x".repeat(100_000)), false).code()).isEqualTo("campaign.paper-text");
        assertThat(tryDraft(Map.of("brief", "Ring", "pictures", List.of(UUID.randomUUID())), false)
                        .code())
                .isEqualTo("campaign.file-unknown");
        var campaign = expect(201, tryDraft(Map.of("brief", "<script>alert(1)</script> 💍"), false))
                .text("campaign");
        expect(204, consumer.post(path(campaign) + "/opening", Map.of()));
        assertThat(maker.page("/campaigns/" + campaign).text())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; 💍")
                .doesNotContain("<script>alert(1)");
        assertThat(take(maker, campaign, quote(800, 50, 49)).code()).isEqualTo("bespoke.milestones");
        assertThat(take(maker, campaign, quote(0, 100)).code()).isEqualTo("campaign.money-unreadable");
        assertThat(take(maker, campaign, quote(800)).code()).isEqualTo("market.number-out-of-range");
        assertThat(take(maker, campaign, Map.of("kind", "questioned", "question", " "))
                        .code())
                .isEqualTo("campaign.paper-text");
        assertThat(take(maker, campaign, Map.of("kind", "drew", "drawings", List.of(), "notes", "x"))
                        .code())
                .isEqualTo("bespoke.not-drawing");
        assertThat(take(consumer, campaign, Map.of("kind", "accepted-quote", "quote", "e99"))
                        .code())
                .isEqualTo("campaign.paper-gone");
        assertThat(jdbc.sql("select count(*) from campaign.paper where campaign = ?")
                        .param(UUID.fromString(campaign))
                        .query(Long.class)
                        .single())
                .as("a refused step leaves no paper")
                .isEqualTo(1);
    }

    @Test
    void aRefusedFileIsNamedAndEverythingElseStaysInTheForm() {
        consumer.page("/campaigns/new?way=bespoke");
        var fields = new HashMap<String, String>();
        fields.put("way", "bespoke");
        fields.put("title", "A ring for two");
        fields.put("brief", "Two hands that hold a stone");
        var good = new FilePart("pictures", "sketch.png", TestPictures.encoded(40, 30, "png"));
        for (var bad : List.of(
                new FilePart("pictures", "poem.jpg", "no picture".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                new FilePart(
                        "pictures",
                        "evil.svg",
                        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)))) {
            var refused = consumer.submitFiles("/campaigns/new", fields, List.of(good, bad));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text())
                    .contains(bad.name(), "A ring for two", "Two hands that hold a stone", "/campaigns/files/")
                    .contains("This is not a picture");
        }
        var large = new FilePart("pictures", "large.jpg", TestPictures.large(8_000, 5_000));
        assertThat(consumer.submitFiles("/campaigns/new", fields, List.of(large))
                        .text())
                .contains("/campaigns/files/")
                .doesNotContain("large.jpg");
    }

    @Test
    void anErasedPersonsWordsAreUnreadableAndTheRecordIsRecountedAllTheSame() {
        var campaign = opened(false);
        accepted(campaign, 800, 100);
        expect(204, consumer.post(path(campaign) + "/cancellation", Map.of("reason", "No")));
        nothingIsHeld(campaign);
        assertThat(maker.get(path(campaign)).text()).contains(SECRET);
        parties.erase(parties.callerOf(new PartyId(consumer.person())));
        assertThat(maker.get(path(campaign)).text()).doesNotContain(SECRET);
        var record = expect(200, maker.get(path(campaign) + "/record")).text();
        assertThat(Recount.repeat(record, 1_000_000).orThrow().equal()).isTrue();
    }
}
