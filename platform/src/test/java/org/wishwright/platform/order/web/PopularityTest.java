package org.wishwright.platform.order.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.catalog.TestMaker.leadsTo;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.order.Shop;

/** What is popular is learned from what was paid for. */
@PlatformTest
class PopularityTest {

    @LocalServerPort
    int port;

    @Test
    void completingThePopularWayChoosesWhatMostBought() {
        var shop = Shop.open(port);
        for (int i = 0; i < 2; i++) {
            shop.paid(shop.buyer());
        }
        var unpaid = shop.buyer(); // nobody paid for these
        shop.add(unpaid, Shop.GLASS_STEEL, 1);
        expect(201, shop.order(unpaid, 13_000));
        var visitor = TestClient.visitor(port);
        assertThat(leadsTo(visitor.page("/configure/" + shop.version + "?complete=popular")))
                .contains("c_shade=paper", "c_stand=oak", "did=popular");
        assertThat(leadsTo(visitor.page("/configure/" + shop.version + "?complete=cheapest")))
                .contains("c_shade=paper", "c_stand=steel");
    }
}
