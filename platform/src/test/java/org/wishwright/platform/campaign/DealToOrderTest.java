package org.wishwright.platform.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.campaign.Fair.path;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.order.Shop;

/** From a presale's deal to its order: what can become one, and how often. */
@PlatformTest
class DealToOrderTest extends Presold {

    @Test
    void twoDevicesMakeOneOrderAndOtherPeopleNone() {
        var campaign = settled("PREPAYMENT", buyer);
        var deal = deal(buyer, campaign);
        var both = Stream.of(Shop.key(), Shop.key())
                .map(key -> CompletableFuture.supplyAsync(() -> tryOrder(buyer, deal, key)))
                .toList();
        var made = both.stream().map(CompletableFuture::join).toList();
        assertThat(made).allMatch(answer -> answer.status() == 201);
        assertThat(made.stream().map(answer -> answer.text("order")).distinct()).hasSize(1);
        assertThat(escrow(made.getFirst().text("order"))).isPositive();
        var stranger = shop.buyer();
        assertThat(tryOrder(stranger, deal, Shop.key()).status()).isEqualTo(404);
        assertThat(stranger.page("/deals/" + deal).status()).isEqualTo(404);
        assertThat(buyer.page("/deals/" + deal).status()).isEqualTo(302);
    }

    @Test
    void whatIsOverOrNotMadeYetBecomesNoOrder() {
        var campaign = opened("PREPAYMENT");
        agreed(campaign, buyer);
        var deal = deal(buyer, campaign);
        assertThat(tryOrder(buyer, deal, Shop.key()).code()).isEqualTo("order.deal-unmade");
        assertThat(shop.maker.page("/campaigns/" + campaign).text()).contains("Say how it is made");
        assertThat(StepNoticesTest.told(buyer, "where it shall go")).isEmpty();
        bind(campaign, shop.version, Shop.PAPER_OAK, 204);
        Await.until(() -> StepNoticesTest.told(buyer, "where it shall go").size() == 1);
        var unticked = Map.of("address", Shop.ADDRESS, "acceptTerms", false, "acceptMadeToOrder", true);
        assertThat(buyer.post("/api/v1/deals/" + deal + "/order", unticked, Shop.key())
                        .code())
                .isEqualTo("order.terms-unticked");
        expect(204, buyer.post(path(campaign) + "/deals/" + deal + "/receipt", Map.of()));
        assertThat(tryOrder(buyer, deal, Shop.key()).code()).isEqualTo("order.deal-over");
    }

    @Test
    void onlyTheSellersOwnWholeProductsAreBoundAndThenStand() {
        var drafted = expect(201, shop.maker.post("/api/v1/campaigns", draft("PREPAYMENT")))
                .text("campaign");
        var other = Shop.open(port);
        assertThat(bind(drafted, other.version, Shop.PAPER_OAK, 422).code()).isEqualTo("campaign.making-not-yours");
        assertThat(bind(drafted, shop.version, Map.of("shade", "paper"), 422).code())
                .isEqualTo("configuration.incomplete");
        assertThat(bind(drafted, shop.version, Shop.GLASS_OAK, 422).status()).isEqualTo(422);
        bind(drafted, shop.version, Shop.PAPER_STEEL, 204);
        bind(drafted, shop.version, Shop.PAPER_OAK, 204);
        assertThat(other.maker
                        .put(path(drafted) + "/making", making(other.version, Shop.PAPER_OAK))
                        .status())
                .isEqualTo(404);
        expect(204, shop.maker.post(path(drafted) + "/opening", Map.of()));
        assertThat(bind(drafted, shop.version, Shop.PAPER_STEEL, 422).code()).isEqualTo("campaign.making-stands");
        assertThat(other.maker.page("/campaigns/" + drafted + "/making").status())
                .isEqualTo(403);
        assertThat(buyer.page("/campaigns/" + drafted).text()).contains("How it is made", "Lamp");
    }

    @Test
    void whatIsNoLongerSoldIsMadeAsItWasBound() {
        var campaign = settled("PREPAYMENT", buyer);
        var deal = deal(buyer, campaign);
        shop.publish(55_500);
        var order = ordered(buyer, deal);
        var line = jdbc.sql("select version, hash from orders.order_line where order_id = ?")
                .param(UUID.fromString(order))
                .query()
                .singleRow();
        assertThat(line.get("version")).hasToString(shop.version);
        assertThat(buyer.page("/orders/" + order).text()).doesNotContain("/orders/" + order + "/lines/");
    }

    @Test
    void dealsOfTheSameOptionAreMadeInOneBatch() {
        var other = shop.buyer();
        var campaign = settled("PREPAYMENT", buyer, other);
        var first = ordered(buyer, deal(buyer, campaign));
        var second = ordered(other, deal(other, campaign));
        assertThat(batches(first)).isNotEmpty().isEqualTo(batches(second));
    }
}
