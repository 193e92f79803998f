package org.wishwright.platform.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.campaign.Fair.path;
import static org.wishwright.platform.campaign.Fair.payAll;
import static org.wishwright.platform.campaign.Fair.stage;
import static org.wishwright.platform.campaign.Fair.take;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;

/** Reverse pricing to the last cent. */
@PlatformTest
class NamedPriceCampaignTest extends Nights {

    private static final long COMMISSION = 500;

    @Test
    void anOfferGoesThroughItsWindowToTheRedeemedCodeAndTheLastCent() {
        var dear = hotel("Dear");
        var fitting = hotel("Fitting");
        expect(201, take(dear, campaign, reserve("sea", 30_001, 5)));
        expect(201, take(fitting, campaign, reserve("sea", 28_000, 5)));
        var guest = guest(offer("sea", 1, 30_000));
        assertThat(fair.held(campaign)).isEqualTo(2_000);
        cleared(guest, "matched");
        assertThat(seen(guest, campaign).path("deals")).isEmpty();
        payAll(guest, campaign);
        Await.until(() -> fair.held(campaign) == 30_000);
        var deal = seen(guest, campaign).path("deals").get(0);
        assertThat(deal.path("seller").asString()).startsWith("Fitting");
        assertThat(deal.path("price").asLong()).isEqualTo(30_000);
        var code = deal.path("code").asString();
        assertThat(code).matches("[0-9]{4} [0-9]{4} [0-9]{4}");
        for (var other : List.of(fitting, dear, convener)) {
            assertThat(other.get(path(campaign)).text()
                            + other.page("/campaigns/" + campaign).text())
                    .doesNotContain(code, code.replace(" ", ""));
        }
        assertThat(redeem(fitting, campaign, "0000 0000 0000").code()).isEqualTo("campaign.redemption-wrong");
        assertThat(redeem(dear, campaign, code).code()).isEqualTo("campaign.redemption-wrong");
        assertThat(redeem(guest, campaign, code).code()).isEqualTo("campaign.redemption-wrong");
        expect(204, redeem(fitting, campaign, code));
        assertThat(redeem(fitting, campaign, code).code()).isEqualTo("campaign.redemption-wrong");
        assertThat(got(seller(deal.path("id").asString()))).isEqualTo(30_000 - 30_000 * COMMISSION / 10_000);
        ends("settled");
    }

    @Test
    void aSellerAnswersByHandOnceAndTheConsumerAcceptsInTime() {
        var seller = hotel("Seller");
        var guest = guest(offer("sea", 2, 20_000));
        assertThat(seen(seller, campaign).path("ours").path("open")).isEmpty();
        cleared(guest, "unmatched");
        var open = seen(seller, campaign).path("ours").path("open").get(0);
        assertThat(open.toString()).doesNotContain(guest.person().toString());
        assertThat(seen(convener, campaign).toString())
                .as("offers are not the convener's")
                .doesNotContain("20000");
        var entry = open.path("entry").asString();
        assertThat(counter(guest, entry, 1).code()).isEqualTo("identity.role-forbidden");
        expect(201, counter(seller, entry, 22_000));
        assertThat(counter(seller, entry, 21_000).code()).isEqualTo("namedprice.answered");
        var answer = seen(guest, campaign)
                .path("own")
                .path("offers")
                .get(0)
                .path("counters")
                .get(0);
        assertThat(answer.path("unit").asLong()).isEqualTo(22_000);
        var accept = Map.<String, Object>of(
                "kind", "accepted-counter", "entry", answer.path("entry").asString());
        assertThat(take(fair.person("Other"), campaign, accept).code()).isEqualTo("namedprice.no-counter");
        assertThat(once(() -> take(guest, campaign, accept).status())).containsExactlyInAnyOrder(201, 422);
        payAll(guest, campaign);
        assertThat(seen(guest, campaign).path("deals").get(0).path("price").asLong())
                .isEqualTo(44_000);
        expect(204, seller.post(path(campaign) + "/deals/" + deal(guest) + "/return", Map.of()));
        ends("settled");
        assertThat(got(guest.person())).as("it went back the way it was paid").isZero();
    }

    @Test
    void anAnswerThatIsAcceptedTooLateIsNoDealAndTheSecurityComesBack() {
        var seller = hotel("Seller");
        var guest = guest(offer("sea", 1, 20_000));
        cleared(guest, "unmatched");
        var entry = seen(seller, campaign)
                .path("ours")
                .path("open")
                .get(0)
                .path("entry")
                .asString();
        expect(201, counter(seller, entry, 25_000));
        var counter = seen(guest, campaign)
                .path("own")
                .path("offers")
                .get(0)
                .path("counters")
                .get(0);
        clock.moveTo(fair.in(13));
        assertThat(take(
                                guest,
                                campaign,
                                Map.of(
                                        "kind",
                                        "accepted-counter",
                                        "entry",
                                        counter.path("entry").asString()))
                        .code())
                .isEqualTo("namedprice.no-counter");
        assertThat(counter(hotel("Late"), entry, 20_000).code()).isEqualTo("namedprice.not-open");
        ends("lapsed");
    }

    @Test
    void aMatchByHandAtTheNamedPriceIsPaidAtThatPrice() {
        var seller = hotel("Seller");
        var guest = guest(offer("dinner", 1, 8_000));
        cleared(guest, "unmatched");
        var entry = seen(seller, campaign)
                .path("ours")
                .path("open")
                .get(0)
                .path("entry")
                .asString();
        assertThat(once(() -> counter(seller, entry, 7_000).status())).containsExactlyInAnyOrder(201, 422);
        payAll(guest, campaign);
        var deal = seen(guest, campaign).path("deals").get(0);
        assertThat(deal.path("price").asLong()).isEqualTo(8_000);
        assertThat(deal.path("code").asString("")).as("goods have no code").isEmpty();
        expect(204, guest.post(path(campaign) + "/deals/" + deal(guest) + "/receipt", Map.of()));
        ends("settled");
    }

    @Test
    void aSellerSellsNoMoreThanItsCapacityAndAmongEqualPricesTheEarlierOfferComesFirst() {
        var seller = hotel("Seller");
        var rule =
                expect(201, take(seller, campaign, reserve("sea", 10_000, 2))).text("entry");
        var many = guest(offer("sea", 3, 40_000)); // more than the rule's most
        var guests = new ArrayList<TestClient>();
        for (int i = 0; i < 3; i++) {
            guests.add(guest(offer("sea", 1, 10_000)));
        }
        cleared(guests.get(2), "unmatched");
        assertThat(state(many, campaign)).isEqualTo("unmatched");
        assertThat(guests.stream().map(guest -> state(guest, campaign)))
                .containsExactly("matched", "matched", "unmatched");
        assertThat(seen(seller, campaign)
                        .path("ours")
                        .path("reserves")
                        .get(0)
                        .path("left")
                        .asLong())
                .isZero();
        payAll(guests.get(0), campaign);
        expect(201, take(seller, campaign, Map.of("kind", "unreserved", "entry", rule)));
        assertThat(take(seller, campaign, Map.of("kind", "unreserved", "entry", rule))
                        .code())
                .isEqualTo("namedprice.rule-unknown");
        var code =
                seen(guests.get(0), campaign).path("deals").get(0).path("code").asString();
        assertThat(once(() -> redeem(seller, campaign, code).status())).containsExactlyInAnyOrder(204, 422);
        ends("settled");
        assertThat(got(seller(deal(guests.get(0)))))
                .as("with half a security of who did not pay")
                .isEqualTo(9_500 + 1_000);
    }

    @Test
    void whereNobodySellsTheAlternativesAreToldAndEverythingComesBack() {
        var seller = hotel("Seller");
        expect(201, take(seller, campaign, reserve("garden", 15_000, 1)));
        var guest = guest(offer("sea", 1, 15_000));
        cleared(guest, "unmatched");
        assertThat(seen(guest, campaign)
                        .path("own")
                        .path("offers")
                        .get(0)
                        .path("alternatives")
                        .get(0)
                        .asString())
                .isEqualTo("garden");
        assertThat(guest.page("/campaigns/" + campaign).text()).contains("at this price there is: garden");
        ends("lapsed");
    }

    @Test
    void whoIsMatchedIsToldThatItIsTimeToPay() {
        expect(201, take(hotel("Seller"), campaign, reserve("sea", 15_000, 1)));
        var guest = guest(offer("sea", 1, 15_000));
        cleared(guest, "matched");
        Await.until(() -> expect(200, guest.get("/api/v1/notices"))
                .json()
                .path("items")
                .toString()
                .contains("150.00"));
        ends("lapsed");
    }

    @Test
    void withoutSellersItLapses() {
        var guest = guest(offer("sea", 1, 15_000));
        cleared(guest, "unmatched");
        expect(201, take(guest, campaign, Map.of("kind", "gave-up", "spec", "sea")));
        nothingIsHeld();
        assertThat(take(guest, campaign, Map.of("kind", "gave-up", "spec", "sea"))
                        .code())
                .isEqualTo("namedprice.no-offer");
        ends("lapsed");
        assertThat(seen(guest, campaign).path("why").asString()).isEqualTo("namedprice.no-deal");
    }

    @Test
    void theConvenerCallsItOffAtAnyStageAndDealsStand() {
        for (var at : List.of("draft", "open", "matched", "deal", "closing")) {
            campaign =
                    expect(201, fair.tryDraft(convener, "namedprice", rules())).text("campaign");
            var seller = hotel("Seller");
            if (!at.equals("draft")) {
                expect(204, convener.post(path(campaign) + "/opening", Map.of()));
                expect(201, take(seller, campaign, reserve("sea", 15_000, 1)));
                var guest = guest(offer("sea", 1, 15_000));
                if (!at.equals("open")) {
                    cleared(guest, "matched");
                }
                if (at.equals("deal")) {
                    payAll(guest, campaign);
                } else if (at.equals("closing")) {
                    fair.until(convener, campaign, 48, "closing");
                }
            }
            expect(204, convener.post(path(campaign) + "/cancellation", Map.of("reason", "The house is closed")));
            assertThat(stage(convener, campaign)).isEqualTo("cancelled");
            Await.until(() -> fair.isQuiet(campaign));
            assertThat(fair.held(campaign)).isEqualTo(at.equals("deal") ? 15_000 : 0);
        }
    }
}
