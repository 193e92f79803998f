package org.wishwright.platform.order.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.catalog.TestMaker.leadsTo;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.order.Shop;
import org.wishwright.platform.wish.Popularity;

/** What is popular is learned from what was paid for, and not from so few that it is theirs alone. */
@PlatformTest
class PopularityTest {

    @LocalServerPort
    int port;

    private static void paid(Shop shop, TestClient buyer, Map<String, String> choices, int total) {
        shop.add(buyer, choices, 1);
        var order = expect(201, shop.order(buyer, total)).text("order");
        expect(200, shop.pay(buyer, order, "success", Shop.key()));
    }

    private String configurator(Shop shop) {
        return expect(200, TestClient.visitor(port).page("/configure/" + shop.version))
                .text();
    }

    private String popular(Shop shop) {
        return leadsTo(TestClient.visitor(port).page("/configure/" + shop.version + "?complete=popular"));
    }

    @Test
    void completingThePopularWayChoosesEachOptionThatMostBought() {
        var shop = Shop.open(port);
        for (int i = 0; i < Popularity.LEAST_BUYERS; i++) {
            var buyer = shop.buyer();
            paid(shop, buyer, Shop.PAPER_OAK, 10_000);
            paid(shop, buyer, i < 2 ? Shop.PAPER_STEEL : Shop.PAPER_OAK, i < 2 ? 8_000 : 10_000);
        }
        var unpaid = shop.buyer(); // nobody paid for these
        shop.add(unpaid, Shop.GLASS_STEEL, 1);
        expect(201, shop.order(unpaid, 13_000));
        assertThat(configurator(shop)).contains("complete-popular");
        assertThat(popular(shop)).contains("c_shade=paper", "c_stand=oak", "did=popular");
        assertThat(leadsTo(TestClient.visitor(port).page("/configure/" + shop.version + "?complete=cheapest")))
                .contains("c_shade=paper", "c_stand=steel");
    }

    @Test
    void tenOrdersOfOneBuyerAreHersAlone() {
        var shop = Shop.open(port);
        var buyer = shop.buyer();
        for (int i = 0; i < Popularity.LEAST_ORDERS; i++) {
            paid(shop, buyer, Shop.PAPER_OAK, 10_000);
        }
        assertThat(configurator(shop)).contains("complete-fastest").doesNotContain("complete-popular");
        assertThat(popular(shop)).doesNotContain("c_stand", "did=");
    }

    @Test
    void oneOrderEachOfFiveBuyersIsTooFew() {
        var shop = Shop.open(port);
        for (int i = 0; i < Popularity.LEAST_BUYERS; i++) {
            paid(shop, shop.buyer(), Shop.PAPER_OAK, 10_000);
        }
        assertThat(configurator(shop)).doesNotContain("complete-popular");
        assertThat(popular(shop)).doesNotContain("c_stand", "did=");
    }
}
