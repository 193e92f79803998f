package org.wishwright.platform.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.campaign.Fair.path;
import static org.wishwright.platform.campaign.Fair.payAll;
import static org.wishwright.platform.campaign.Fair.pledge;
import static org.wishwright.platform.campaign.Fair.stage;
import static org.wishwright.platform.campaign.Fair.take;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestClient.Answer;
import org.wishwright.platform.WishwrightApplication;
import org.wishwright.platform.foundation.BusinessClock;

/** Many at one campaign at the same time, on one node and on two. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignCrowdTest {

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    private Fair fair;
    private ConfigurableApplicationContext second;
    private int secondPort;

    @BeforeEach
    void open() {
        fair = new Fair(port, clock, jdbc);
        if (second == null) {
            startSecondNode();
        }
    }

    private void startSecondNode() {
        var properties = Stream.of(
                        "spring.datasource.url",
                        "spring.datasource.username",
                        "spring.datasource.password",
                        "wishwright.sandbox.folder")
                .map(name -> "--" + name + "=" + environment.getProperty(name));
        var more = Stream.of(
                "--server.port=0",
                "--wishwright.simulation=true",
                "--wishwright.demo=false",
                "--wishwright.identity.codes-per-address=100000");
        second = new SpringApplicationBuilder(WishwrightApplication.class)
                .run(Stream.concat(properties, more).toArray(String[]::new));
        secondPort = second.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @AfterAll
    void stopSecondNode() {
        if (second != null) {
            second.close();
        }
    }

    private List<TestClient> crowd(int people) {
        return IntStream.range(0, people)
                .parallel()
                .mapToObj(i -> TestClient.signedUp(i % 2 == 0 ? port : secondPort, "P" + i))
                .toList();
    }

    private static List<Answer> together(List<CompletableFuture<Answer>> all) {
        return all.stream().map(CompletableFuture::join).toList();
    }

    private long count(String sql, String campaign) {
        return jdbc.sql(sql).param(UUID.fromString(campaign)).query(Long.class).single();
    }

    @Test
    void aCrowdOnTwoNodesGetsExactlyWhatThereIsAndEveryAnswerHolds() {
        var seller = fair.person("Seller");
        var campaign = fair.opened(seller, "presale", fair.presale("PREPAYMENT"));
        var answers = together(crowd(60).stream()
                .map(one ->
                        CompletableFuture.supplyAsync(() -> take(one, campaign, pledge(1)), Thread::startVirtualThread))
                .toList());
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(10);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("presale.sold-out"));
        assertThat(count("select count(*) from campaign.input where campaign = ?", campaign))
                .as("the opening and ten pledges")
                .isEqualTo(11);
        assertThat(count("select max(seq) from campaign.input where campaign = ?", campaign))
                .isEqualTo(11);
        assertThat(count("select count(*) from campaign.deposit where campaign = ?", campaign))
                .isEqualTo(10);
        assertThat(count("select count(*) from campaign.member where campaign = ?", campaign))
                .as("who was refused is nobody here")
                .isEqualTo(11);
    }

    @Test
    void theSameKeyTakesEffectOnceHoweverOftenAndWhereverItIsSent() {
        var seller = fair.person("Seller");
        var campaign = fair.opened(seller, "presale", fair.presale("PREPAYMENT"));
        var buyer = fair.person("A");
        var there = there(buyer);
        var sent = new ArrayList<CompletableFuture<Answer>>();
        for (int i = 0; i < 12; i++) {
            var from = i % 2 == 0 ? buyer : there;
            sent.add(CompletableFuture.supplyAsync(
                    () -> from.post(path(campaign) + "/inputs", pledge(2), "pledge-of-a"), Thread::startVirtualThread));
        }
        assertThat(together(sent))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201))
                .extracting(answer -> answer.text("entry"))
                .containsOnly("e2");
        assertThat(buyer.post(path(campaign) + "/inputs", pledge(3), "pledge-of-a")
                        .code())
                .isEqualTo("idempotency.key-conflict");
        assertThat(buyer.post(path(campaign) + "/inputs", pledge(3), "key-of-refused")
                        .code())
                .isEqualTo("presale.pledged-already");
        expect(201, buyer.post(path(campaign) + "/inputs", Map.of("kind", "withdrew"), "key-of-refused"));
        assertThat(buyer.post(path(campaign) + "/inputs", pledge(1), "short").code())
                .isEqualTo("idempotency.key-invalid");
    }

    @Test
    void aWrongStepSpoilsNobodyElses() {
        var seller = fair.person("Seller");
        var campaign = fair.opened(seller, "presale", fair.presale("PREPAYMENT"));
        var people = crowd(12);
        var sent = IntStream.range(0, people.size())
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> take(
                                people.get(i),
                                campaign,
                                i % 3 == 0
                                        ? Map.of("kind", "pledged", "lines", "many")
                                        : i % 3 == 1 ? Map.of("kind", "paid", "entry", "e1") : pledge(1)),
                        Thread::startVirtualThread))
                .toList();
        assertThat(together(sent)).extracting(Answer::status).containsOnly(201, 422);
        assertThat(count("select count(*) from campaign.deposit where campaign = ?", campaign))
                .isEqualTo(4);
        assertThat(take(seller, UUID.randomUUID().toString(), pledge(1)).status())
                .isEqualTo(404);
    }

    @Test
    void aDeadlineFiresOnceOnTwoNodesAlsoAfterDowntime() {
        var seller = fair.person("Seller");
        var campaign = fair.opened(seller, "presale", fair.presale("PREPAYMENT"));
        var buyers = crowd(3);
        buyers.forEach(buyer -> {
            expect(201, take(buyer, campaign, pledge(1)));
            payAll(buyer, campaign);
        });
        // Both deadlines, and those of the unpaid balances, pass while nobody looks: each takes effect as of its own
        // instant.
        fair.until(seller, campaign, 24, "lapsed");
        Await.until(() -> fair.isQuiet(campaign));
        assertThat(count("select count(*) from campaign.money where campaign = ? and kind = 'returned'", campaign))
                .isEqualTo(3);
        assertThat(fair.held(campaign)).isZero();
        assertThat(count("""
                        select count(*) from ledger.transfer where purpose = 'campaign.returned' and subject = ?""", campaign)).as("each refund once").isEqualTo(3);
    }

    @Test
    void aPledgeAtTheCloseIsDecidedByTheInstantThatIsLogged() {
        var seller = fair.person("Seller");
        var buyers = crowd(30);
        var rules = fair.presale("PREPAYMENT");
        var close = clock.instant().plusMillis(900);
        rules.put("pledgeUntil", close.toString());
        rules.put("cap", 1_000);
        var campaign = fair.opened(seller, "presale", rules);
        var answers = new ArrayList<Answer>();
        for (var buyer : buyers) { // one after the other, across the close
            answers.add(take(buyer, campaign, pledge(1)));
            pause(50);
        }
        var taken = answers.stream().filter(one -> one.status() == 201).count();
        assertThat(answers.getLast().code()).isEqualTo("market.over");
        assertThat(count("select count(*) - 1 from campaign.input where campaign = ?", campaign))
                .isEqualTo(taken);
        assertThat(jdbc.sql("select bool_and(at < ?::timestamptz) from campaign.input where campaign = ?")
                        .params(close.toString(), UUID.fromString(campaign))
                        .query(Boolean.class)
                        .single())
                .as("what was taken was logged before the close")
                .isTrue();
    }

    @Test
    void aClockThatGoesBackOpensNothingThatHasClosed() {
        var seller = fair.person("Seller");
        var campaign = fair.opened(seller, "presale", fair.presale("PREPAYMENT"));
        var here = fair.person("A");
        expect(201, take(here, campaign, pledge(1)));
        fair.until(seller, campaign, 11, "lapsed");
        back(2);
        try {
            assertThat(take(here, campaign, pledge(1)).code()).isEqualTo("market.over");
            var there = TestClient.signedUp(secondPort, "B");
            assertThat(take(there, campaign, pledge(1)).code())
                    .as("also on a node that had not seen it close")
                    .isEqualTo("market.over");
        } finally {
            back(-2);
        }
        assertThat(stage(there(seller), campaign)).isEqualTo("lapsed");
    }

    private TestClient there(TestClient who) {
        return TestClient.visitor(secondPort).with("Authorization", "Bearer " + who.token());
    }

    private void back(int hours) {
        jdbc.sql("update foundation.clock set ahead = ahead - make_interval(hours => ?)")
                .param(hours)
                .update();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
