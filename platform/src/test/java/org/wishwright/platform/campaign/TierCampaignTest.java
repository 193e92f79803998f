package org.wishwright.platform.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.campaign.Fair.path;
import static org.wishwright.platform.campaign.Fair.pay;
import static org.wishwright.platform.campaign.Fair.payAll;
import static org.wishwright.platform.campaign.Fair.stage;
import static org.wishwright.platform.campaign.Fair.take;
import static org.wishwright.platform.campaign.Fair.yuan;

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

/** Volume tiers over HTTP: soles at 100.00; from 3 on 10 % come back, from 10 on 20 %. */
@PlatformTest
class TierCampaignTest {

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    private Fair fair;
    private TestClient maker;
    private String campaign;

    @BeforeEach
    void open() {
        fair = new Fair(port, clock, jdbc);
        maker = fair.person("Maker");
        campaign = fair.opened(maker, "tier", rules());
    }

    private Map<String, Object> rules() {
        var rules = new HashMap<String, Object>();
        rules.put("currency", "CNY");
        rules.put("module", "m1");
        rules.put("until", fair.in(10).toString());
        rules.put("payWithin", "PT1H");
        rules.put("unit", yuan(100));
        rules.put("steps", List.of(Map.of("from", 3, "back", 1_000), Map.of("from", 10, "back", 2_000)));
        return rules;
    }

    private static Map<String, Object> order(int units) {
        return Map.of("kind", "ordered", "units", units);
    }

    private TestClient buyer(int units) {
        var buyer = fair.person("Buyer");
        expect(201, take(buyer, campaign, order(units)));
        payAll(buyer, campaign);
        return buyer;
    }

    private String deal(TestClient buyer) {
        return expect(200, buyer.get(path(campaign)))
                .json()
                .path("deals")
                .get(0)
                .path("id")
                .asString();
    }

    private void receive(TestClient buyer) {
        expect(204, buyer.post(path(campaign) + "/deals/" + deal(buyer) + "/receipt", Map.of()));
    }

    private int giveBack(TestClient buyer) {
        return maker.post(path(campaign) + "/deals/" + deal(buyer) + "/return", Map.of())
                .status();
    }

    private void nothingIsHeld() {
        Await.until(() -> fair.isQuiet(campaign));
        assertThat(fair.held(campaign)).isZero();
    }

    private long got(UUID party) {
        return jdbc.sql("""
                        select coalesce(sum(credits_posted - debits_posted), 0)::bigint from ledger.account
                        where kind = 'PARTY' and owner = ?""").param(party).query(Long.class).single();
    }

    /** What went back the way it was paid. */
    private long back(TestClient buyer) {
        return jdbc.sql("""
                        select coalesce(sum(amount), 0)::bigint from campaign.money
                        where campaign = ? and party = ? and kind = 'returned'""")
                .params(UUID.fromString(campaign), buyer.person())
                .query(Long.class)
                .single();
    }

    @Test
    void theDifferenceIsPaidBackAtTheCloseToTheLastCent() {
        var first = buyer(2);
        assertThat(expect(200, first.get(path(campaign)))
                        .json()
                        .path("deals")
                        .get(0)
                        .path("paid")
                        .asLong())
                .as("the order is begun; what may come back is held apart")
                .isEqualTo(15_999);
        assertThat(fair.held(campaign)).isEqualTo(20_000);
        var early = buyer(1);
        receive(early);
        assertThat(got(maker.person())).isEqualTo(7_999 - 400);
        var late = fair.person("Late");
        expect(201, take(late, campaign, order(1)));
        fair.until(maker, campaign, 11, "settled");
        Await.until(() -> fair.isQuiet(campaign));
        assertThat(back(first)).isEqualTo(2_000);
        assertThat(back(early)).isEqualTo(1_000);
        assertThat(got(maker.person()))
                .as("what was received early is the maker's")
                .isEqualTo(7_999 - 400 + 1_001 - 50);
        var deal = expect(200, first.get(path(campaign))).json().path("deals").get(0);
        assertThat(deal.path("price").asLong()).isEqualTo(18_000);
        assertThat(deal.path("paid").asLong()).isEqualTo(18_000);
        receive(first);
        nothingIsHeld();
        assertThat(got(maker.person())).isEqualTo(7_599 + 951 + 17_100);
        var record = expect(200, late.get(path(campaign) + "/record")).text();
        assertThat(Recount.repeat(record, 1_000_000).orThrow().equal()).isTrue();
    }

    @Test
    void anOrderThatTheMakerGivesBackCountsNoMore() {
        var kept = buyer(2);
        var dropped = buyer(1);
        assertThat(giveBack(kept)).isEqualTo(204);
        assertThat(giveBack(kept)).isEqualTo(422);
        Await.until(() -> fair.isQuiet(campaign));
        assertThat(fair.held(campaign)).isEqualTo(10_000);
        assertThat(expect(200, kept.get(path(campaign)))
                        .json()
                        .path("campaign")
                        .path("have")
                        .asLong())
                .isEqualTo(1);
        fair.until(maker, campaign, 11, "settled");
        Await.until(() -> fair.isQuiet(campaign));
        assertThat(back(dropped)).as("two are too few").isZero();
        assertThat(giveBack(dropped)).isEqualTo(204);
        nothingIsHeld();
        assertThat(got(maker.person())).isZero();
        assertThat(refunded(dropped)).isEqualTo(10_000);
        assertThat(refunded(kept)).isEqualTo(20_000);
    }

    private long refunded(TestClient buyer) {
        return jdbc.sql("""
                        select coalesce(sum(r.amount), 0)::bigint from ledger.refund r join ledger.payment p on p.id = r.payment
                        join campaign.deposit d on d.id = p.subject where d.party = ?""").param(buyer.person()).query(Long.class).single();
    }

    @Test
    void twoDevicesOrderOnceByTheSameKey() {
        var buyer = fair.person("Buyer");
        var key = UUID.randomUUID().toString();
        var both = List.of(
                CompletableFuture.supplyAsync(() -> buyer.post(path(campaign) + "/inputs", order(1), key)),
                CompletableFuture.supplyAsync(() -> buyer.post(path(campaign) + "/inputs", order(1), key)));
        both.forEach(answer -> expect(201, answer.join()));
        payAll(buyer, campaign);
        assertThat(fair.held(campaign)).isEqualTo(10_000);
        expect(201, take(buyer, campaign, order(4)));
        payAll(buyer, campaign);
        assertThat(fair.held(campaign)).as("she may order again").isEqualTo(50_000);
    }

    @Test
    void itIsCalledOffAtAnyStage() {
        for (var at : List.of("draft", "open", "received")) {
            campaign = expect(201, fair.tryDraft(maker, "tier", rules())).text("campaign");
            if (!at.equals("draft")) {
                expect(204, maker.post(path(campaign) + "/opening", Map.of()));
                var buyer = buyer(1);
                expect(201, take(fair.person("Unpaid"), campaign, order(2)));
                if (at.equals("received")) {
                    receive(buyer);
                }
            }
            expect(204, maker.post(path(campaign) + "/cancellation", Map.of("reason", "No more rubber")));
            assertThat(stage(maker, campaign)).isEqualTo("cancelled");
            Await.until(() -> fair.isQuiet(campaign));
            assertThat(fair.held(campaign)).as("the order stands").isEqualTo(at.equals("open") ? 7_999 : 0);
        }
    }

    @Test
    void withoutOrdersItLapses() {
        var buyer = fair.person("Buyer");
        expect(201, take(buyer, campaign, order(1)));
        fair.until(maker, campaign, 11, "lapsed");
        nothingIsHeld();
        assertThat(take(buyer, campaign, order(1)).code()).isEqualTo("market.over");
    }

    @Test
    void whatCannotBeIsRefused() {
        var buyer = fair.person("Buyer");
        assertThat(take(buyer, campaign, Map.of("kind", "ordered", "units", 1, "price", yuan(1)))
                        .code())
                .isEqualTo("tier.price-differs");
        assertThat(take(buyer, campaign, order(0)).code()).isEqualTo("market.number-out-of-range");
        assertThat(take(buyer, campaign, order(10_001)).code()).isEqualTo("market.number-out-of-range");
        assertThat(take(buyer, campaign, Map.of("kind", "ordered", "units", "one"))
                        .code())
                .isEqualTo("market.field-malformed");
        assertThat(take(buyer, campaign, Map.of("kind", "called-off", "entry", "e2"))
                        .code())
                .isEqualTo("tier.order-unknown");
        var entry = expect(201, take(buyer, campaign, order(1))).text("entry");
        clock.moveTo(fair.in(2));
        assertThat(pay(buyer, campaign, entry, UUID.randomUUID().toString()).code())
                .isEqualTo("campaign.not-awaited");
        var bad = rules();
        bad.put("steps", List.of(Map.of("from", 3, "back", 1_000), Map.of("from", 3, "back", 2_000)));
        assertThat(fair.tryDraft(maker, "tier", bad).code()).isEqualTo("tier.steps-disordered");
        bad.put("steps", List.of());
        assertThat(fair.tryDraft(maker, "tier", bad).code()).isEqualTo("market.number-out-of-range");
        var elsewhere = rules();
        elsewhere.remove("unit");
        var open = fair.opened(maker, "tier", elsewhere);
        assertThat(take(buyer, open, Map.of("kind", "ordered", "units", 1, "price", yuan(1)))
                        .code())
                .isEqualTo("tier.ordered-elsewhere");
    }

    @Test
    void theFormKeepsWhatWasTypedAndTheDraftSaysItsRules() {
        var form = new HashMap<>(Map.of("way", "tier", "title", "Soles together", "module.0.name", "Cork sole"));
        form.putAll(Map.of("unit", "a lot", "steps.0.from", "10", "steps.0.percent", "5"));
        form.put("until", fair.in(400).toString().substring(0, 16));
        var refused = expect(422, maker.submitFiles("/campaigns/new", form, List.of()));
        assertThat(refused.text())
                .contains("value=\"Cork sole\"", "value=\"a lot\"", "id=\"unit-fault\">Write an amount");
        form.put("unit", "42.50");
        var unstepped = new HashMap<>(form);
        unstepped.keySet().removeIf(name -> name.startsWith("steps"));
        assertThat(expect(422, maker.submitFiles("/campaigns/new", unstepped, List.of()))
                        .text())
                .as("the refusal names its field in the form's words")
                .contains("<span>Cheaper from a number on: ");
        var drafted = expect(302, maker.submitFiles("/campaigns/new", form, List.of()))
                .location();
        assertThat(maker.page(drafted).text()).contains("From 10 ordered on, 5% comes back", "42.50 CNY for each");
        var edit = maker.page(drafted.replaceFirst("\\?.*", "") + "/edit").text();
        assertThat(edit).contains("value=\"Cork sole\"", "value=\"42.50\"", "value=\"5\"");
    }
}
