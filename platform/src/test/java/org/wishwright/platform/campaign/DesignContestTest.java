package org.wishwright.platform.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.campaign.Fair.path;
import static org.wishwright.platform.campaign.Fair.payAll;
import static org.wishwright.platform.campaign.Fair.stage;
import static org.wishwright.platform.campaign.Fair.take;
import static org.wishwright.platform.campaign.Fair.yuan;
import static org.wishwright.platform.campaign.Studio.ballot;
import static org.wishwright.platform.campaign.Studio.credential;
import static org.wishwright.platform.campaign.Studio.handIn;
import static org.wishwright.platform.campaign.Studio.paper;
import static org.wishwright.platform.campaign.Studio.round;
import static org.wishwright.platform.campaign.Studio.standing;
import static org.wishwright.platform.campaign.Studio.tryHandIn;
import static org.wishwright.platform.campaign.Studio.variant;

import java.util.ArrayList;
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
import org.wishwright.platform.TestOperator;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Parties;

@PlatformTest
class DesignContestTest {

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Parties parties;

    private Fair fair;
    private Studio studio;
    private TestClient anybody;

    @BeforeEach
    void open() {
        fair = new Fair(port, clock, jdbc);
        studio = new Studio(fair);
        anybody = TestClient.visitor(port);
    }

    private long balance(TestClient who) {
        return jdbc.sql("""
                        select coalesce(sum(credits_posted - debits_posted), 0)::bigint from ledger.account
                        where kind = 'PARTY' and owner = ?""").param(who.person()).query(Long.class).single();
    }

    private void nothingIsHeld(String campaign) {
        Await.until(() -> fair.isQuiet(campaign));
        assertThat(fair.held(campaign)).isZero();
    }

    @Test
    void aContestGoesFromDrawingsToPrizesDealsAndRoyaltiesToTheLastCent() {
        var maker = fair.person("Maker");
        var rounds = List.of(round("APPROVAL", 2, 0, 1), round("DEPOSITS", 1, 0, 1));
        var contest = fair.opened(maker, "contest", studio.contest(rounds, yuan(50), yuan(20)));
        payAll(maker, contest);
        assertThat(fair.held(contest)).isEqualTo(7_000);
        var designers = List.of(fair.person("D1"), fair.person("D2"), fair.person("D3"));
        for (int i = 0; i < 3; i++) {
            assertThat(handIn(designers.get(i), contest, "Sneaker " + i, i)).isEqualTo("d" + (i + 1));
        }
        fair.until(maker, contest, 11, "round-1");
        for (var choice : List.of(List.of("d1", "d3"), List.of("d3"), List.of("d1"))) {
            expect(204, ballot(anybody, contest, credential(fair.person("V"), contest), choice));
        }
        fair.until(maker, contest, 10, "revising-1");
        assertThat(standing(maker, contest)).containsExactlyInAnyOrder("d1", "d3");
        fair.until(maker, contest, 5, "round-2");
        var buyer = fair.person("Buyer");
        expect(201, take(buyer, contest, Map.of("kind", "backed", "design", "d3")));
        payAll(buyer, contest);
        var other = fair.person("Other");
        expect(201, take(other, contest, Map.of("kind", "backed", "design", "d3")));
        payAll(other, contest);
        var loser = fair.person("Loser");
        expect(201, take(loser, contest, Map.of("kind", "backed", "design", "d1")));
        payAll(loser, contest);
        assertThat(fair.held(contest)).isEqualTo(37_000);
        fair.until(maker, contest, 10, "settled");
        Await.until(() -> fair.isQuiet(contest));
        assertThat(fair.held(contest)).as("two deals").isEqualTo(20_000);
        assertThat(balance(designers.get(2))).as("the first prize").isEqualTo(5_000);
        long before = balance(maker);
        receive(buyer, contest);
        receive(other, contest);
        nothingIsHeld(contest);
        assertThat(balance(designers.get(2))).as("and 3 % of each sale").isEqualTo(5_600);
        assertThat(balance(maker) - before).isEqualTo(20_000 - 1_000 - 600);
        recounted(contest);
    }

    private static void receive(TestClient who, String contest) {
        var deal = expect(200, who.get(path(contest)))
                .json()
                .path("deals")
                .get(0)
                .path("id")
                .asString();
        expect(204, who.post(path(contest) + "/deals/" + deal + "/receipt", Map.of()));
    }

    private void recounted(String contest) {
        var record = expect(200, anybody.get(path(contest) + "/record")).text();
        assertThat(Recount.repeat(record, 10_000_000).orThrow().equal()).isTrue();
    }

    @Test
    void eightyOfTwoHundredComeThroughSeveralRounds() {
        var maker = fair.person("Maker");
        var rounds = List.of(round("SUBSETS", 120, 24, 0), round("APPROVAL", 80, 0, 3));
        var contest = fair.opened(maker, "contest", studio.contest(rounds));
        var designers = List.of(fair.person("D1"), fair.person("D2"));
        for (int i = 0; i < 200; i++) {
            variant(designers.get(i % 2), contest, "Variant " + i);
        }
        assertThat(designers
                        .getFirst()
                        .postFiles(
                                path(contest) + "/works",
                                Map.of("title", "x", "variant", "/configure/" + UUID.randomUUID()),
                                List.of())
                        .code())
                .isEqualTo("contest.designs-enough");
        paged(contest);
        fair.until(maker, contest, 11, "round-1");
        var codes = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            codes.add(credential(fair.person("V" + i), contest));
        }
        for (int i = 0; i < codes.size(); i++) {
            var paper = paper(anybody, contest, codes.get(i));
            assertThat(paper).hasSize(24).doesNotHaveDuplicates();
            expect(204, ballot(anybody, contest, codes.get(i), paper.subList(i, i + 12)));
        }
        fair.until(maker, contest, 10, "revising-1");
        assertThat(standing(maker, contest)).hasSize(120);
        fair.until(maker, contest, 5, "round-2");
        for (int i = 0; i < codes.size(); i++) {
            var paper = paper(anybody, contest, codes.get(i));
            assertThat(paper).hasSize(120);
            expect(204, ballot(anybody, contest, codes.get(i), paper.subList(i * 9, i * 9 + 12)));
        }
        fair.until(maker, contest, 10, "settled");
        assertThat(standing(maker, contest)).hasSize(80);
        assertThat(maker.page("/campaigns/" + contest + "/rounds").text()).contains("Variant 1");
        recounted(contest);
    }

    /** The gallery leads through all 200, 24 a page. */
    private void paged(String contest) {
        int seen = 0;
        int pages = 0;
        var next = "/campaigns/" + contest + "/works?all=yes";
        while (!next.isEmpty()) {
            var text = expect(200, anybody.page(next)).text();
            seen += text.split("class=\"card design\"", -1).length - 1;
            pages++;
            var matcher = java.util.regex.Pattern.compile("href=\"([^\"]*)\" rel=\"next\"")
                    .matcher(text);
            next = matcher.find() ? matcher.group(1).replace("&amp;", "&") : "";
        }
        assertThat(seen).isEqualTo(200);
        assertThat(pages).isEqualTo(9);
    }

    /** A contest in its first round, and its maker. */
    private record Voting(String contest, TestClient maker, List<TestClient> designers) {}

    private Voting voting(int designs, List<Map<String, Object>> rounds) {
        var maker = fair.person("Maker");
        var contest = fair.opened(maker, "contest", studio.contest(rounds));
        var designers = new ArrayList<TestClient>();
        for (int i = 0; i < designs; i++) {
            designers.add(fair.person("D" + i));
            handIn(designers.getLast(), contest, "Sneaker " + i, i);
        }
        fair.until(maker, contest, 11, "round-1");
        return new Voting(contest, maker, designers);
    }

    @Test
    void ballotsThatSayNothingOrComeFromNobodyAreRefusedAndTheLastOneCounts() {
        var elsewhere = voting(1, List.of(round("RANKED", 1, 0, 0)));
        var foreign = credential(fair.person("W"), elsewhere.contest);
        var voting = voting(3, List.of(round("APPROVAL", 1, 0, 1)));
        var contest = voting.contest;
        var code = credential(fair.person("V"), contest);
        assertThat(ballot(anybody, contest, code, List.of()).code()).isEqualTo("contest.too-few-approved");
        assertThat(ballot(anybody, contest, code, List.of("d1", "d2", "d3")).code())
                .isEqualTo("contest.ballot-says-nothing");
        assertThat(ballot(anybody, contest, code, List.of("d1", "d1")).code()).isEqualTo("contest.design-unknown");
        assertThat(ballot(anybody, contest, code, List.of("d9")).code()).isEqualTo("contest.design-unknown");
        assertThat(ballot(anybody, contest, "", List.of("d1")).code()).isEqualTo("contest.code-wrong");
        assertThat(ballot(anybody, contest, "aaaaa".repeat(6), List.of("d1")).code())
                .isEqualTo("contest.code-wrong");
        assertThat(ballot(anybody, contest, foreign, List.of("d1")).code()).isEqualTo("contest.code-wrong");
        assertThat(take(fair.person("X"), contest, Map.of("kind", "balloted", "designs", List.of("d1")))
                        .code())
                .as("nobody votes under her account")
                .isEqualTo("campaign.kind-elsewhere");
        assertThat(take(fair.person("X"), contest, Map.of("kind", "issued", "credentials", List.of("x")))
                        .code())
                .isEqualTo("campaign.kind-elsewhere");
        expect(204, ballot(anybody, contest, code, List.of("d1")));
        expect(204, ballot(anybody, contest, code.toUpperCase(java.util.Locale.ROOT), List.of("d2")));
        var shown = expect(200, voting.maker.get(path(contest))).text();
        assertThat(shown).as("nothing is told while it goes on").doesNotContain("approvals");
        fair.until(voting.maker, contest, 15, "settled");
        assertThat(standing(voting.maker, contest)).containsExactly("d2");
        assertThat(ballot(anybody, contest, code, List.of("d1")).code()).isEqualTo("market.over");
        recounted(contest);
    }

    @Test
    void aBallotAfterTheRoundHasClosedIsRefusedAlsoBeforeTheAlarmRings() {
        var voting = voting(3, List.of(round("RANKED", 2, 0, 0), round("RANKED", 1, 0, 0)));
        var code = credential(fair.person("V"), voting.contest);
        expect(204, ballot(anybody, voting.contest, code, List.of("d3", "d2")));
        clock.moveTo(fair.in(10));
        assertThat(ballot(anybody, voting.contest, code, List.of("d1")).code()).isEqualTo("contest.not-voting");
        Await.until(() -> stage(voting.maker, voting.contest).equals("revising-1"));
        assertThat(standing(voting.maker, voting.contest)).containsExactly("d3", "d2");
    }

    @Test
    void oneCredentialGoesToEachConfirmedPhoneAndNoneToInsidersAndFarms() {
        var voting = voting(2, List.of(round("APPROVAL", 1, 0, 1)));
        var contest = voting.contest;
        var path = path(contest) + "/credential";
        var voter = fair.person("V");
        credential(voter, contest);
        assertThat(voter.post(path, Map.of()).code()).isEqualTo("contest.credential-issued");
        assertThat(voting.maker.post(path, Map.of()).code()).isEqualTo("contest.insider");
        assertThat(voting.designers.getFirst().post(path, Map.of()).code()).isEqualTo("contest.insider");
        assertThat(anybody.post(path, Map.of()).status()).isEqualTo(401);
        for (int bot = 0; bot < 20; bot++) {
            var mail = "bot-" + UUID.randomUUID() + "@example.org";
            parties.signUpWithPassword(mail, "a-long-bot-password-7", "Bot");
            var client = TestClient.visitor(port).signInByPassword(mail, "a-long-bot-password-7");
            assertThat(client.post(path, Map.of()).code()).isEqualTo("contest.phone-unconfirmed");
        }
        for (int i = 1; i < 30; i++) {
            credential(fair.person("B" + i), contest);
        }
        assertThat(fair.person("One more").post(path, Map.of()).code()).isEqualTo("contest.throttled");
    }

    @Test
    void colleaguesOfADesignerDoNotVote() {
        var maker = fair.person("Maker");
        var contest = fair.opened(maker, "contest", studio.contest(List.of(round("APPROVAL", 1, 0, 1))));
        var designer = fair.person("D");
        var organisation = designer.newOrganisation("Studio " + UUID.randomUUID());
        var phone = TestClient.newPhone();
        expect(
                204,
                designer.post(
                        "/api/v1/organisations/" + organisation + "/members", Map.of("phone", phone, "role", "FLOOR")));
        handIn(designer, contest, "Sneaker", 1);
        handIn(fair.person("E"), contest, "Boot", 2);
        fair.until(maker, contest, 11, "round-1");
        var colleague = TestClient.visitor(port).signIn(phone, "Colleague");
        assertThat(colleague.post(path(contest) + "/credential", Map.of()).code())
                .isEqualTo("contest.insider");
    }

    @Test
    void aDesignTakenDownInARoundTakesNobodysPlaceAndItsDesignerIsToldWhy() {
        var voting = voting(3, List.of(round("APPROVAL", 2, 0, 1)));
        var contest = voting.contest;
        var code = credential(fair.person("V"), contest);
        expect(204, ballot(anybody, contest, code, List.of("d1", "d2")));
        var reporter = fair.person("R");
        expect(204, reporter.post(path(contest) + "/works/d1/reports", Map.of("reason", "I drew this in 2019.")));
        assertThat(reporter.post(path(contest) + "/works/d1/reports", Map.of("reason", "Again"))
                        .code())
                .isEqualTo("campaign.report-waits");
        assertThat(reporter.get("/api/v1/operator/works").status()).isEqualTo(403);
        var operator = TestOperator.client(port);
        expect(204, decide(operator, contest, true, "It is the work of R."));
        assertThat(decided(operator, contest)).isTrue();
        assertThat(anybody.get(path(contest) + "/works/d1").code()).isEqualTo("campaign.work-not-found");
        assertThat(anybody.page("/campaigns/" + contest + "/works/d1/picture").status())
                .isEqualTo(404);
        assertThat(voting.designers.getFirst().page("/campaigns/" + contest).text())
                .contains("It is the work of R.");
        assertThat(paper(anybody, contest, code)).containsExactly("d2", "d3");
        fair.until(voting.maker, contest, 15, "settled");
        assertThat(standing(voting.maker, contest)).containsExactly("d2", "d3");
        recounted(contest);
    }

    private static String open(TestClient operator, String contest) {
        for (var report : expect(200, operator.get("/api/v1/operator/works")).json()) {
            if (report.path("campaign").asString().equals(contest)) {
                return report.path("report").asString();
            }
        }
        return "";
    }

    private static boolean decided(TestClient operator, String contest) {
        return open(operator, contest).isEmpty();
    }

    private static TestClient.Answer decide(TestClient operator, String contest, boolean upheld, String answer) {
        return operator.post(
                "/api/v1/operator/works/" + open(operator, contest), Map.of("upheld", upheld, "answer", answer));
    }

    @Test
    void designsAreStampedCommentedRevisedBetweenRoundsAndTakenBackByTheirDesignersAlone() {
        var voting = voting(2, List.of(round("RANKED", 2, 0, 0), round("RANKED", 1, 0, 0)));
        var contest = voting.contest;
        var works = path(contest) + "/works/";
        var designer = voting.designers.getFirst();
        Await.until(() ->
                designer.page("/campaigns/" + contest + "/works/d1/receipt").status() == 200);
        assertThat(anybody.page("/campaigns/" + contest + "/works/d1/receipt").status())
                .isNotEqualTo(200);
        var reader = fair.person("R");
        expect(204, reader.post(works + "d1/comments", Map.of("words", "A wider toe, please.")));
        assertThat(reader.post(works + "d1/comments", Map.of("words", " ")).code())
                .isEqualTo("campaign.work-text-length");
        assertThat(anybody.page("/campaigns/" + contest + "/works/d1").text()).contains("A wider toe, please.");
        var fields = Map.of("title", "Sneaker, wider", "words", "");
        var file = List.of(new TestClient.FilePart("picture", "d.png", Studio.drawing(77)));
        assertThat(designer.putFiles(works + "d1", fields, file).code()).isEqualTo("contest.not-revising");
        assertThat(reader.putFiles(works + "d1", fields, file).status()).isEqualTo(404);
        expect(204, ballot(anybody, contest, credential(reader, contest), List.of("d1")));
        fair.until(voting.maker, contest, 10, "revising-1");
        expect(204, designer.putFiles(works + "d1", fields, file));
        assertThat(expect(200, anybody.get(works + "d1")).json().path("version").asInt())
                .isEqualTo(2);
        assertThat(reader.delete(works + "d1").status()).isEqualTo(404);
        expect(204, voting.designers.get(1).delete(works + "d2"));
        assertThat(standing(voting.maker, contest)).containsExactly("d1");
    }

    @Test
    void whatIsNoDesignIsRefusedAndLeavesNoTrace() {
        var maker = fair.person("Maker");
        var contest = fair.opened(maker, "contest", studio.contest(List.of(round("APPROVAL", 1, 0, 1))));
        var designer = fair.person("D");
        var works = path(contest) + "/works";
        var none = Map.of("title", "Sneaker");
        assertThat(designer.postFiles(works, none, List.of()).code()).isEqualTo("campaign.work-empty");
        var text = List.of(new TestClient.FilePart(
                "picture", "x.png", "no picture".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(designer.postFiles(works, none, text).code()).isEqualTo("files.picture-invalid");
        assertThat(tryHandIn(designer, contest, "", 1).code()).isEqualTo("campaign.work-text-length");
        assertThat(tryHandIn(designer, contest, "x".repeat(121), 1).code()).isEqualTo("campaign.work-text-length");
        var bad = Map.of("title", "Sneaker", "variant", "https://elsewhere.example/shoe");
        assertThat(designer.postFiles(works, bad, List.of()).code()).isEqualTo("campaign.variant-address");
        var direct = Map.<String, Object>of("kind", "submitted", "design", "d9", "receipt", "r");
        assertThat(take(designer, contest, direct).code()).isEqualTo("campaign.kind-elsewhere");
        assertThat(anybody.postFiles(works, none, List.of()).status()).isEqualTo(401);
        assertThat(standing(maker, contest)).isEmpty();
        fair.until(maker, contest, 11, "lapsed");
        assertThat(tryHandIn(designer, contest, "Late", 1).code()).isEqualTo("market.over");
        var backwards = studio.contest(List.of(round("APPROVAL", 1, 0, 1)));
        backwards.put("submitUntil", fair.in(500).toString());
        assertThat(fair.tryDraft(maker, "contest", backwards).status()).isEqualTo(422);
        backwards.put("rounds", List.of());
        assertThat(fair.tryDraft(maker, "contest", backwards).status()).isEqualTo(422);
    }

    @Test
    void withoutDesignsVotesOrPrizesItLapsesAndATieGoesToWhoWasFirst() {
        var maker = fair.person("Maker");
        var rounds = List.of(round("APPROVAL", 1, 0, 1));
        var empty = fair.opened(maker, "contest", studio.contest(rounds, yuan(50)));
        var unpaid = fair.opened(maker, "contest", studio.contest(rounds, yuan(50)));
        var unvoted = fair.opened(maker, "contest", studio.contest(rounds));
        var tied = fair.opened(maker, "contest", studio.contest(rounds));
        payAll(maker, empty);
        for (var contest : List.of(unpaid, unvoted, tied)) {
            handIn(fair.person("D"), contest, "One", 1);
            handIn(fair.person("E"), contest, "Two", 2);
        }
        fair.until(maker, empty, 11, "lapsed");
        fair.until(maker, unpaid, 0, "lapsed");
        fair.until(maker, tied, 0, "round-1");
        expect(204, ballot(anybody, tied, credential(fair.person("V"), tied), List.of("d2")));
        expect(204, ballot(anybody, tied, credential(fair.person("W"), tied), List.of("d1")));
        fair.until(maker, tied, 15, "settled");
        fair.until(maker, unvoted, 0, "lapsed");
        assertThat(standing(maker, tied)).containsExactly("d1");
        assertThat(expect(200, maker.get(path(unvoted))).text("why")).isEqualTo("contest.quorum");
        assertThat(expect(200, maker.get(path(unpaid))).text("why")).isEqualTo("contest.prizes-unpaid");
        nothingIsHeld(empty);
    }

    @Test
    void calledOffBeforeVotingThePrizesReturnAfterwardsTheDesignersShareThem() {
        for (var at : List.of("open", "round-1", "round-2")) {
            var maker = fair.person("Maker");
            var rounds = List.of(round("APPROVAL", 2, 0, 1), round("DEPOSITS", 1, 0, 1));
            var contest = fair.opened(maker, "contest", studio.contest(rounds, yuan(50)));
            payAll(maker, contest);
            var designers = List.of(fair.person("D"), fair.person("E"));
            handIn(designers.get(0), contest, "One", 1);
            handIn(designers.get(1), contest, "Two", 2);
            if (!at.equals("open")) {
                fair.until(maker, contest, 11, "round-1");
                expect(204, ballot(anybody, contest, credential(fair.person("V"), contest), List.of("d1")));
            }
            if (at.equals("round-2")) {
                fair.until(maker, contest, 10, "revising-1");
                fair.until(maker, contest, 5, "round-2");
                var backer = fair.person("B");
                expect(201, take(backer, contest, Map.of("kind", "backed", "design", "d1")));
                payAll(backer, contest);
            }
            expect(204, maker.post(path(contest) + "/cancellation", Map.of("reason", "The last is gone")));
            nothingIsHeld(contest);
            assertThat(balance(designers.get(0)) + balance(designers.get(1)))
                    .as(at)
                    .isEqualTo(at.equals("open") ? 0 : 5_000);
            recounted(contest);
        }
    }

    @Test
    void theFormKeepsWhatWasTypedAndSaysWhatIsWrongAndTheDraftOpens() {
        var maker = TestClient.browser(port, "Maker");
        var page = expect(200, maker.page("/campaigns/new?way=contest")).text();
        assertThat(page).contains("rounds.0.kind", "type=\"datetime-local\"", "SUBSETS");
        var form = new java.util.LinkedHashMap<String, String>();
        var input = java.util.regex.Pattern.compile("<input[^>]* name=\"([^\"]+)\"[^>]* value=\"([^\"]*)\"")
                .matcher(page);
        var typed = java.util.regex.Pattern.compile("name=\"([a-zA-Z0-9.]+)\"[^>]*value=\"([^\"]*)\"")
                .matcher(page);
        while (typed.find()) {
            form.putIfAbsent(typed.group(1), typed.group(2));
        }
        assertThat(input.find()).isTrue();
        form.put("way", "contest");
        form.put("title", "A sneaker of our town");
        form.put("rounds.0.kind", "SUBSETS");
        form.put("rounds.1.kind", "APPROVAL");
        form.put("rounds.2.kind", "RANKED");
        form.put("prizes.0.prize", "5,000.00");
        form.put("mostEach", "many");
        form.remove("insiders");
        var refused = maker.submit("/campaigns/new", form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("A sneaker of our town", "Write a whole number here", "5,000.00");
        form.put("mostEach", "3");
        var drafted = expect(302, maker.submit("/campaigns/new", form));
        var shown = maker.page(drafted.location()).text();
        assertThat(shown).contains("A sneaker of our town", "Round 1, until", "The convener lodges the prizes");
    }
}
