package org.wishwright.platform.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.campaign.Fair.path;
import static org.wishwright.platform.campaign.Fair.payAll;
import static org.wishwright.platform.campaign.Fair.take;
import static org.wishwright.platform.campaign.Fair.yuan;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wishwright.market.Recount;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.order.Shop;
import org.wishwright.platform.timer.TimerHandler;

/** Ordinary orders of a lamp count in its maker's window: from 3 on 10 % come back, from 10 on 20 %. */
@PlatformTest
class TierCheckoutTest extends Presold {

    @Autowired
    List<TimerHandler> timers;

    private String window() {
        var rules = new HashMap<String, Object>();
        rules.put("currency", "CNY");
        rules.put("module", "m1");
        rules.put("until", fair.in(10).toString());
        rules.put("payWithin", "PT1H");
        rules.put("unit", yuan(100));
        rules.put("steps", List.of(Map.of("from", 3, "back", 1_000), Map.of("from", 10, "back", 2_000)));
        var campaign = expect(
                        201,
                        shop.maker.post(
                                "/api/v1/campaigns",
                                Map.of(
                                        "mechanism",
                                        "tier",
                                        "convener",
                                        shop.organisation.toString(),
                                        "rules",
                                        rules,
                                        "title",
                                        Map.of("zh", "一起订台灯", "en", "Lamps together"))))
                .text("campaign");
        var made = Map.of("what", "m1", "version", shop.version, "choices", Shop.PAPER_OAK);
        expect(204, shop.maker.put(path(campaign) + "/making", made));
        expect(204, shop.maker.post(path(campaign) + "/opening", Map.of()));
        return campaign;
    }

    private long units(String campaign) {
        return expect(200, buyer.get(path(campaign)))
                .json()
                .path("shown")
                .path("units")
                .asLong();
    }

    private String order(TestClient who, Map<String, String> choices, int quantity, long total) {
        shop.add(who, choices, quantity);
        var order = expect(201, shop.order(who, total)).text("order");
        expect(200, shop.pay(who, order, "success", Shop.key()));
        return order;
    }

    private long back(TestClient who, String order) {
        Await.until(() -> Shop.state(who, order) != null);
        return refunded(UUID.fromString(order));
    }

    @Test
    void ordersOfTheProductCountInAnyConfigurationAndGetTheirPartBackOnce() {
        var campaign = window();
        var unpaid = shop.placed(buyer);
        assertThat(units(campaign)).as("not paid, not counted").isZero();
        var early = shop.buyer();
        var received = order(early, Shop.PAPER_OAK, 1, 10_000);
        received(received);
        var other = shop.buyer();
        var steel = order(other, Shop.PAPER_STEEL, 1, 8_000);
        var off = shop.buyer();
        var cancelled = order(off, Shop.PAPER_OAK, 5, 50_000);
        assertThat(units(campaign)).isEqualTo(7);
        expect(200, off.post("/api/v1/orders/" + cancelled + "/cancellation", Map.of()));
        assertThat(units(campaign)).as("called off, not counted").isEqualTo(2);
        var inside = fair.person("Inside");
        expect(201, take(inside, campaign, Map.of("kind", "ordered", "units", 1)));
        payAll(inside, campaign);
        assertThat(units(campaign)).isEqualTo(3);
        fair.until(shop.maker, campaign, 11, "settled");
        Await.until(() -> back(early, received) == 1_000 && back(other, steel) == 800);
        assertThat(balance(AccountRef.party(maker(), CNY)))
                .as("of 90.00 the platform has 4.50")
                .isEqualTo(8_550);
        timers.stream()
                .filter(handler -> handler.kind().equals(VolumeCounts.REBATE))
                .forEach(handler -> handler.fire(UUID.fromString(received), Instant.now()));
        assertThat(back(early, received)).as("once").isEqualTo(1_000);
        assertThat(back(off, cancelled)).as("all of it, by its cancelling").isEqualTo(50_000);
        assertThat(refunded(UUID.fromString(unpaid))).isZero();
        var record = expect(200, buyer.get(path(campaign) + "/record")).text();
        assertThat(record)
                .contains("\"bought\"", "\"rebates\"")
                .doesNotContain(received, early.person().toString());
        assertThat(Recount.repeat(record, 1_000_000).orThrow().equal()).isTrue();
        assertThat(ledger.sums()).allMatch(sum -> sum.balanced());
    }

    @Test
    void thePagesSayHowManyAndUntilWhenAndAfterTheCloseNothingCounts() {
        var campaign = window();
        order(shop.buyer(), Shop.PAPER_OAK, 2, 20_000);
        for (var path : List.of("/products/" + shop.blueprint, "/configure/" + shop.version)) {
            assertThat(buyer.page(path).text())
                    .as(path)
                    .contains("Order together: 2 so far", "From 3 on, 10 % come back", "/campaigns/" + campaign);
        }
        shop.add(buyer, Shop.PAPER_OAK, 1);
        assertThat(buyer.page("/checkout").text()).contains("Order together: 2 so far", "90.00 CNY each");
        var late = expect(201, shop.order(buyer, 10_000)).text("order");
        fair.until(shop.maker, campaign, 11, "settled");
        assertThat(shop.pay(buyer, late, "success", Shop.key()).status()).isGreaterThanOrEqualTo(200);
        assertThat(units(campaign)).isEqualTo(2);
        assertThat(buyer.page("/products/" + shop.blueprint).text()).doesNotContain("Order together");
        assertThat(take(buyer, campaign, Map.of("kind", "bought", "buyer", "p", "units", 1, "price", yuan(1)))
                        .status())
                .isGreaterThanOrEqualTo(400);
    }

    @Test
    void nobodySaysHerselfThatSheBought() {
        var campaign = window();
        assertThat(take(buyer, campaign, Map.of("kind", "bought", "buyer", "p", "units", 9, "price", yuan(1)))
                        .code())
                .isEqualTo("market.not-yours");
        assertThat(units(campaign)).isZero();
    }
}
