package org.wishwright.platform.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.campaign.Fair.path;
import static org.wishwright.platform.campaign.Fair.pay;
import static org.wishwright.platform.campaign.Fair.payAll;
import static org.wishwright.platform.campaign.Fair.pledge;
import static org.wishwright.platform.campaign.Fair.stage;
import static org.wishwright.platform.campaign.Fair.take;
import static org.wishwright.platform.campaign.Fair.yuan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.market.Recount;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.foundation.BusinessClock;

@PlatformTest
class CampaignTest {

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    private Fair fair;

    @BeforeEach
    void open() {
        fair = new Fair(port, clock, jdbc);
    }

    private void nothingIsHeld(String campaign) {
        Await.until(() -> fair.isQuiet(campaign));
        assertThat(fair.held(campaign)).isZero();
    }

    private static String deal(TestClient who, String campaign) {
        return expect(200, who.get(path(campaign)))
                .json()
                .path("deals")
                .get(0)
                .path("id")
                .asString();
    }

    private static void receive(TestClient who, String campaign) {
        expect(204, who.post(path(campaign) + "/deals/" + deal(who, campaign) + "/receipt", Map.of()));
    }

    @Test
    void aPresaleGoesFromTheDepositToTheLastCent() {
        var seller = fair.person("Seller");
        var campaign = fair.opened(seller, "presale", fair.presale("PREPAYMENT"));
        var buyers = List.of(fair.person("A"), fair.person("B"));
        buyers.forEach(buyer -> {
            expect(201, take(buyer, campaign, pledge(2)));
            payAll(buyer, campaign);
        });
        assertThat(fair.held(campaign)).isEqualTo(4_000);
        fair.until(seller, campaign, 11, "balance");
        buyers.forEach(buyer -> payAll(buyer, campaign));
        assertThat(fair.held(campaign)).isEqualTo(32_000);
        fair.until(seller, campaign, 10, "settled");
        receive(buyers.get(0), campaign);
        assertThat(fair.held(campaign)).isEqualTo(16_000);
        var back = path(campaign) + "/deals/" + deal(buyers.get(1), campaign) + "/return";
        assertThat(buyers.get(1).post(back, Map.of()).status()).isEqualTo(404);
        expect(204, seller.post(back, Map.of()));
        nothingIsHeld(campaign);
        assertThat(seller.post(back, Map.of()).code()).isEqualTo("campaign.deal-over");
    }

    @Test
    void theRecordOfACampaignIsRecountedBitForBit() {
        var seller = fair.person("Seller");
        var campaign = fair.opened(seller, "presale", fair.presale("PREPAYMENT"));
        var buyer = fair.person("A");
        expect(201, take(buyer, campaign, pledge(1)));
        payAll(buyer, campaign);
        assertThat(buyer.get(path(campaign) + "/record").code()).isEqualTo("campaign.record-early");
        fair.until(seller, campaign, 11, "lapsed");
        nothingIsHeld(campaign);
        var record = expect(200, buyer.get(path(campaign) + "/record")).text();
        assertThat(Recount.repeat(record, 1_000_000).orThrow().equal()).isTrue();
        assertThat(record)
                .doesNotContain(buyer.person().toString(), seller.person().toString());
    }

    @Test
    void anEarnestIsLostByWhoWithdraws() {
        var seller = fair.person("Seller");
        var campaign = fair.opened(seller, "presale", fair.presale("EARNEST"));
        var buyer = fair.person("A");
        expect(201, take(buyer, campaign, pledge(1)));
        assertThat(buyer.page("/campaigns/" + campaign).text()).doesNotContain("is paid and held");
        payAll(buyer, campaign);
        assertThat(buyer.page("/campaigns/" + campaign).text())
                .as("she reads what is held of hers")
                .contains("10.00 CNY</strong> is paid and held for you.");
        expect(201, take(buyer, campaign, Map.of("kind", "withdrew")));
        nothingIsHeld(campaign);
        assertThat(buyer.page("/campaigns/" + campaign).text()).doesNotContain("is paid and held");
        assertThat(jdbc.sql("""
                        select credits_posted - debits_posted from ledger.account where kind = 'PARTY' and owner = ?""").param(seller.person()).query(Long.class).single())
                .isEqualTo(1_000);
    }

    @Test
    void aCampaignIsCalledOffAtAnyStageAndTheMoneyGoesBack() {
        for (var stage : List.of("draft", "open", "balance")) {
            var seller = fair.person("Seller");
            var drafted = expect(201, fair.tryDraft(seller, "presale", fair.presale("PREPAYMENT")))
                    .text("campaign");
            if (!stage.equals("draft")) {
                expect(204, seller.post(path(drafted) + "/opening", Map.of()));
                var buyer = fair.person("A");
                expect(201, take(buyer, drafted, pledge(2)));
                payAll(buyer, drafted);
            }
            if (stage.equals("balance")) {
                fair.until(seller, drafted, 11, "balance");
            }
            expect(204, seller.post(path(drafted) + "/cancellation", Map.of("reason", "The mill has burnt down")));
            assertThat(stage(seller, drafted)).isEqualTo("cancelled");
            nothingIsHeld(drafted);
        }
    }

    @Test
    void aCrowdfundingIsAllOrNothing() {
        for (long goal : List.of(100, 500)) {
            var maker = fair.person("Maker");
            var campaign = fair.opened(maker, "crowdfunding", fair.crowdfunding(goal));
            var backer = fair.person("A");
            expect(
                    201,
                    take(
                            backer,
                            campaign,
                            Map.of("kind", "pledged", "reward", "gadget", "units", 2, "extra", yuan(5), "own", false)));
            payAll(backer, campaign);
            assertThat(fair.held(campaign)).isEqualTo(10_500);
            fair.until(maker, campaign, 11, goal == 100 ? "settled" : "lapsed");
            if (goal == 100) {
                receive(backer, campaign);
            }
            nothingIsHeld(campaign);
        }
    }

    @Test
    void theConvenersOwnPledgesAreLimitedWhateverShesays() {
        var maker = fair.person("Maker");
        var campaign = fair.opened(maker, "crowdfunding", fair.crowdfunding(100));
        var own = Map.<String, Object>of(
                "kind", "pledged", "reward", "gadget", "units", 1, "extra", yuan(0), "own", false);
        assertThat(take(maker, campaign, own).code()).isEqualTo("crowdfunding.own-limit");
    }

    @Test
    void aGroupBuyGoesFromJoiningThroughSealedBidsToTheLastCent() {
        var convener = fair.person("Convener");
        var campaign = fair.opened(convener, "groupbuy", fair.groupbuy());
        var joiners = List.of(fair.person("A"), fair.person("B"));
        joiners.forEach(joiner -> {
            expect(201, take(joiner, campaign, Map.of("kind", "joined", "units", 1, "linkedTo", List.of())));
            payAll(joiner, campaign);
        });
        var supplier = fair.person("Supplier");
        supplier.newOrganisation("Pianos " + UUID.randomUUID());
        var code = expect(201, take(supplier, campaign, Fair.bid())).text("code");
        payAll(supplier, campaign);
        assertThat(logged(campaign)).doesNotContain("7000", code);
        fair.until(convener, campaign, 21, "revealing");
        assertThat(take(supplier, campaign, Map.of("kind", "revealed", "nonce", "0".repeat(64)))
                        .code())
                .isEqualTo("campaign.code-wrong");
        expect(201, take(supplier, campaign, Map.of("kind", "revealed", "nonce", code)));
        fair.until(convener, campaign, 10, "picking");
        joiners.forEach(joiner -> {
            var winner = expect(200, joiner.get(path(campaign)))
                    .json()
                    .path("shown")
                    .path("winners")
                    .get(0)
                    .path("supplier")
                    .asString();
            expect(201, take(joiner, campaign, Map.of("kind", "picked", "first", winner)));
        });
        fair.until(convener, campaign, 10, "paying");
        joiners.forEach(joiner -> payAll(joiner, campaign));
        fair.until(convener, campaign, 10, "settled");
        joiners.forEach(joiner -> receive(joiner, campaign));
        nothingIsHeld(campaign);
    }

    private String logged(String campaign) {
        return String.join(
                " ",
                jdbc.sql("select what from campaign.input where campaign = ?")
                        .param(UUID.fromString(campaign))
                        .query(String.class)
                        .list());
    }

    @Test
    void whatCannotBeIsRefusedWithAReason() {
        var seller = fair.person("Seller");
        var bad = new HashMap<>(fair.presale("PREPAYMENT"));
        bad.put("minimum", -1);
        assertThat(fair.tryDraft(seller, "presale", bad).status()).isEqualTo(422);
        bad.put("minimum", "many");
        assertThat(fair.tryDraft(seller, "presale", bad).code()).isEqualTo("market.field-malformed");
        bad.remove("minimum");
        assertThat(fair.tryDraft(seller, "presale", bad).code()).isEqualTo("market.field-missing");
        assertThat(fair.tryDraft(seller, "barter", bad).code()).isEqualTo("market.mechanism-unknown");
        var campaign = fair.opened(seller, "presale", fair.presale("PREPAYMENT"));
        var buyer = fair.person("A");
        assertThat(take(buyer, campaign, pledge(6)).status()).isEqualTo(422);
        assertThat(take(buyer, campaign, pledge(0)).status()).isEqualTo(422);
        assertThat(take(buyer, campaign, Map.of("kind", "paid", "entry", "e2")).code())
                .isEqualTo("campaign.kind-unknown");
        assertThat(take(buyer, campaign, Map.of("kind", "excused", "reason", "hail"))
                        .code())
                .isEqualTo("market.not-yours");
        expect(201, take(buyer, campaign, pledge(1)));
        assertThat(take(buyer, campaign, pledge(1)).code()).isEqualTo("presale.pledged-already");
        var entry = expect(200, buyer.get(path(campaign)))
                .json()
                .path("asked")
                .get(0)
                .path("entry")
                .asString();
        assertThat(pay(fair.person("B"), campaign, entry, UUID.randomUUID().toString())
                        .status())
                .isEqualTo(404);
        fair.until(seller, campaign, 11, "lapsed");
        assertThat(take(buyer, campaign, pledge(1)).code()).isEqualTo("market.over");
        assertThat(pay(buyer, campaign, entry, UUID.randomUUID().toString()).code())
                .isEqualTo("campaign.not-awaited");
    }

    @Test
    void anOpenCampaignKeepsItsRulesAndOnlyItsConvenerChangesIt() {
        var seller = fair.person("Seller");
        var rules = fair.presale("PREPAYMENT");
        var drafted = expect(201, fair.tryDraft(seller, "presale", rules)).text("campaign");
        var stranger = fair.person("B");
        assertThat(stranger.get(path(drafted)).status()).isEqualTo(404);
        assertThat(stranger.post(path(drafted) + "/opening", Map.of()).status()).isEqualTo(404);
        expect(204, seller.post(path(drafted) + "/opening", Map.of()));
        var changed = new HashMap<String, Object>(rules);
        changed.put("cap", 9);
        var body = Map.of("rules", changed, "title", Map.of("en", "Coat"));
        assertThat(seller.put(path(drafted), body).code()).isEqualTo("market.rules-fixed");
        expect(204, seller.put(path(drafted), Map.of("title", Map.of("en", "Coat"))));
        assertThat(stranger.put(path(drafted), Map.of("title", Map.of("en", "Mine")))
                        .status())
                .isEqualTo(403);
        assertThat(stranger.post(path(drafted) + "/cancellation", Map.of("reason", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(seller.post(path(drafted) + "/opening", Map.of()).code()).isEqualTo("market.open-already");
    }

    @Test
    void twoDevicesPledgeOnceAndTheCapIsExact() {
        var seller = fair.person("Seller");
        var campaign = fair.opened(seller, "presale", fair.presale("PREPAYMENT"));
        var buyer = fair.person("A");
        var both = List.of(
                CompletableFuture.supplyAsync(
                        () -> take(buyer, campaign, pledge(1)).status()),
                CompletableFuture.supplyAsync(
                        () -> take(buyer, campaign, pledge(1)).status()));
        assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(201, 422);
        var crowd = new ArrayList<CompletableFuture<Integer>>();
        for (int i = 0; i < 6; i++) {
            var one = fair.person("C" + i);
            crowd.add(CompletableFuture.supplyAsync(
                    () -> take(one, campaign, pledge(3)).status()));
        }
        assertThat(crowd.stream().map(CompletableFuture::join).filter(status -> status == 201))
                .hasSize(3);
    }

    @Test
    void noConvenerMakesTheLaw() {
        var seller = fair.person("Seller");
        var rules = new HashMap<>(fair.presale("EARNEST"));
        rules.put("law", Map.of("earnestMost", 9000, "earnestTimes", 1, "earnestForfeited", true, "withdrawalDays", 0));
        assertThat(fair.tryDraft(seller, "presale", rules).code()).isEqualTo("campaign.rule-fixed");
        rules.remove("law");
        expect(201, fair.tryDraft(seller, "presale", rules));
    }
}
