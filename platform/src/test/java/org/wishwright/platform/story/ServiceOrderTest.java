package org.wishwright.platform.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.ServiceTasks;
import org.wishwright.platform.order.Shop;

/** Services are ordered with what is made or alone, and done when the maker says so. */
@PlatformTest
class ServiceOrderTest {

    /** Words that wait for whoever checks the receipt. */
    private static final String UNSEEN = "<span hidden[^>]*>[^<]*</span>";

    private static final String FITTED = """
            wishwright-model 1
            model fitted
            currency CNY
            base 10000
            module shelf
              option none
              option oak
                price 5000
                step SAW family oak setup 300 run 600 inspect
            module mounting
              service by fit-and-go
              option none
              option on-site
                price 2000
            rule something formula not shelf=none or not mounting=none
            """;

    @LocalServerPort
    int port;

    @Autowired
    ServiceTasks services;

    private Shop shop;
    private TestClient buyer;

    private String ordered(String shelf, long total) {
        shop = Shop.open(port);
        var version = shop.publish(FITTED);
        buyer = shop.buyer();
        var choices = Map.of("shelf", shelf, "mounting", "on-site");
        expect(201, buyer.post("/api/v1/cart/lines", Map.of("version", version, "choices", choices, "quantity", 1)));
        return expect(201, shop.order(buyer, total)).text("order");
    }

    private String done(String order) {
        var task = services.of(new OrderId(UUID.fromString(order))).getFirst();
        return "/api/v1/maker/orders/" + order + "/services/" + task.line() + "/" + task.module() + "/done";
    }

    @Test
    void aServiceIsOpenUntilTheMakerSaysThatItIsDone() {
        var order = ordered("oak", 17_000);
        assertThat(expect(200, shop.maker.page("/maker/orders/" + order)).text())
                .contains("By fit-and-go")
                .doesNotContain("/services\"");
        assertThat(shop.maker.post(done(order), Map.of()).text("code")).isEqualTo("order.service-unpaid");
        expect(200, shop.pay(buyer, order, "success", Shop.key()));
        assertThat(buyer.post(done(order), Map.of()).status()).isEqualTo(404);
        assertThat(expect(200, shop.maker.page("/maker/orders/" + order)).text())
                .contains("/services\"");
        expect(204, shop.maker.post(done(order), Map.of()));
        expect(204, shop.maker.post(done(order), Map.of()));
        var page = expect(200, buyer.page("/orders/" + order)).text();
        assertThat(page).contains("Done on").contains("The service was done.");
    }

    @Test
    void anOrderOfServicesAloneIsTaken() {
        var order = ordered("none", 12_000);
        expect(200, shop.pay(buyer, order, "success", Shop.key()));
        assertThat(Shop.state(buyer, order)).isEqualTo("CONFIRMED");
        assertThat(expect(200, shop.maker.page("/maker/orders/" + order)).text())
                .contains("fit-and-go", "A service: nothing is made or sent", "Done by ")
                .doesNotContain("On its way", "Received", "Ship by");
        assertThat(expect(200, buyer.page("/orders/" + order)).text().replaceAll(UNSEEN, ""))
                .contains("Paid, to be done", "Done by ", "A service: nothing is sent")
                .doesNotContain("On its way", "Received", "Ships by", "Arrives about");
        assertThat(expect(200, buyer.page("/orders")).text())
                .contains("Next: the service is arranged with you")
                .doesNotContain("Ships by");
        expect(204, shop.maker.post(done(order), Map.of()));
        assertThat(Shop.state(buyer, order)).isEqualTo("COMPLETED");
        assertThat(expect(200, buyer.page("/orders/" + order)).text().replaceAll(UNSEEN, ""))
                .contains(
                        "id=\"performed\"", "Everything you ordered was performed", "The order was completed", ">Done<")
                .doesNotContain("Received", "You received it");
        assertThat(expect(200, buyer.page("/orders")).text()).contains("Everything was done. The maker is paid.");
        buyer.setCookie("ww_language", "zh");
        assertThat(expect(200, buyer.page("/orders/" + order)).text().replaceAll(UNSEEN, ""))
                .contains("已核销")
                .doesNotContain("已收货");
        expect(204, shop.maker.post(done(order), Map.of()));
        assertThat(Shop.state(buyer, order)).isEqualTo("COMPLETED");
    }

    @Test
    void whatIsMadeBesidesIsNotOverWithItsService() {
        var order = ordered("oak", 17_000);
        expect(200, shop.pay(buyer, order, "success", Shop.key()));
        expect(204, shop.maker.post(done(order), Map.of()));
        assertThat(Shop.state(buyer, order)).isEqualTo("CONFIRMED");
    }
}
