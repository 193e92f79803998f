package org.wishwright.platform.order.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.order.Shop.GLASS_OAK;
import static org.wishwright.platform.order.Shop.PAPER_OAK;
import static org.wishwright.platform.order.Shop.key;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.order.Shop;

@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckoutTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private Shop shop;

    @BeforeAll
    void openShop() {
        shop = Shop.open(port);
    }

    @Test
    void aCartTakesCompleteConfigurationsOnly() {
        var buyer = shop.buyer();
        assertThat(shop.tryAdd(buyer, Map.of("shade", "velvet", "stand", "oak"), 1)
                        .code())
                .isEqualTo("selection.unknown-option");
        var incompatible = shop.tryAdd(buyer, GLASS_OAK, 1);
        assertThat(incompatible.status()).isEqualTo(422);
        assertThat(incompatible.json().path("values").path("rules").asString()).contains("heavy");
        assertThat(shop.tryAdd(buyer, Map.of("shade", "paper"), 1).code()).isEqualTo("configuration.incomplete");
        assertThat(shop.tryAdd(buyer, PAPER_OAK, 0).code()).isEqualTo("order.quantity-invalid");
        assertThat(shop.tryAdd(buyer, PAPER_OAK, 1000).code()).isEqualTo("order.quantity-invalid");
        assertThat(lines(buyer)).isZero();
    }

    @Test
    void aLineCanBeChangedAndRemovedByItsOwnerOnly() {
        var buyer = shop.buyer();
        var line = shop.add(buyer, PAPER_OAK, 1);
        var stranger = shop.buyer();
        assertThat(stranger.delete("/api/v1/cart/lines/" + line).status()).isEqualTo(404);
        assertThat(stranger.put("/api/v1/cart/lines/" + line, Map.of("quantity", 5))
                        .status())
                .isEqualTo(404);
        var changed = expect(200, buyer.put("/api/v1/cart/lines/" + line, Map.of("quantity", 3)));
        assertThat(changed.json().path("total").path("minor").asLong()).isEqualTo(30_000);
        expect(204, buyer.delete("/api/v1/cart/lines/" + line));
        assertThat(lines(buyer)).isZero();
    }

    @Test
    void anOrderPinsPriceAndDateAndEmptiesTheCart() {
        var buyer = shop.buyer();
        shop.add(buyer, PAPER_OAK, 2);
        var quote = expect(200, buyer.post("/api/v1/checkout/quote", Map.of("address", Shop.ADDRESS)));
        assertThat(quote.json().path("total").path("minor").asLong()).isEqualTo(20_000);
        assertThat(quote.text("limitedBy")).isEqualTo("SAW");
        var placed = expect(201, shop.order(buyer, 20_000));
        assertThat(placed.text("number")).matches("W[0-9]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}");
        assertThat(placed.text("state")).isEqualTo("AWAITING_PAYMENT");
        assertThat(lines(buyer)).isZero();
        var order = expect(200, buyer.get("/api/v1/orders/" + placed.text("order")));
        assertThat(order.text("shipBy")).isEqualTo(placed.text("shipBy"));
        assertThat(order.json().path("address").path("street").asString()).isEqualTo("文三路90号");
        assertThat(order.json()
                        .path("lines")
                        .get(0)
                        .path("unitPrice")
                        .path("minor")
                        .asLong())
                .isEqualTo(10_000);
    }

    @Test
    void theSameKeyIsTheSameOrder() {
        var buyer = shop.buyer();
        shop.add(buyer, PAPER_OAK, 1);
        var key = key();
        var first = expect(201, buyer.post("/api/v1/orders", shop.request(10_000), key));
        var second = expect(201, buyer.post("/api/v1/orders", shop.request(10_000), key));
        assertThat(second.text("order")).isEqualTo(first.text("order"));
        assertThat(ordersOf(buyer)).isEqualTo(1);
    }

    @Test
    void bothTermsAreTickedAndKeptWithTheirWordingAndTime() {
        var buyer = shop.buyer();
        shop.add(buyer, PAPER_OAK, 1);
        for (var tick : List.of("acceptTerms", "acceptMadeToOrder")) {
            var request = shop.request(10_000);
            request.put(tick, false);
            var refused = expect(422, buyer.post("/api/v1/orders", request, key()));
            assertThat(refused.json().path("values").path("field").asString()).isEqualTo(tick);
        }
        assertUntouched(buyer);
        var order = expect(201, shop.order(buyer, 10_000)).text("order");
        assertThat(jdbc.sql("select term from orders.terms_tick where order_id = ? and length(wording) = 16 order by 1")
                        .param(UUID.fromString(order))
                        .query(String.class)
                        .list())
                .containsExactly("MADE_TO_ORDER", "TERMS");
    }

    @Test
    void nothingIsOrderedAtATotalOtherThanTheOneSeen() {
        var buyer = shop.buyer();
        shop.add(buyer, PAPER_OAK, 1);
        var changed = expect(409, shop.order(buyer, 9_999));
        assertThat(changed.code()).isEqualTo("order.price-changed");
        assertThat(changed.json().path("values").path("minor").asString()).isEqualTo("10000");
        var missing = shop.request(0);
        missing.remove("expectedTotal");
        assertThat(expect(422, buyer.post("/api/v1/orders", missing, key())).code())
                .isEqualTo("order.expected-total-missing");
        assertUntouched(buyer);
    }

    @Test
    void nothingIsOrderedWithALaterDateThanTheOneSeen() {
        var buyer = shop.buyer();
        shop.add(buyer, PAPER_OAK, 1);
        var request = shop.request(10_000);
        request.put("expectedShipBy", "2020-01-01T00:00:00Z");
        assertThat(expect(409, buyer.post("/api/v1/orders", request, key())).code())
                .isEqualTo("order.promise-changed");
        assertUntouched(buyer);
    }

    @Test
    void anAddressNeedsAPhone() {
        var buyer = shop.buyer();
        shop.add(buyer, PAPER_OAK, 1);
        var request = shop.request(10_000);
        request.put("address", Map.of("name", "张三", "region", "浙江省", "street", "文三路90号"));
        var refused = expect(422, buyer.post("/api/v1/orders", request, key()));
        assertThat(refused.code()).isEqualTo("order.address-phone");
        assertUntouched(buyer);
    }

    @Test
    void aVersionThatWasSucceededIsStale() {
        var other = Shop.open(port);
        var buyer = other.buyer();
        other.add(buyer, PAPER_OAK, 1);
        other.publish(11_000);
        Await.until(() -> other.order(buyer, 9_000).code().equals("order.version-stale")); // may lag on other nodes
        assertThat(other.order(buyer, 10_000).status()).isEqualTo(409);
        assertUntouched(buyer);
    }

    @Test
    void freightFollowsTheMakersPublishedTable() {
        var other = Shop.open(port);
        var table = Map.of(
                "rules",
                List.of(
                        Map.of("region", "", "amount", Map.of("minor", 2_000, "currency", "CNY")),
                        Map.of("region", "浙江省", "amount", Map.of("minor", 800, "currency", "CNY"))));
        expect(200, other.maker.put("/api/v1/maker/freight", table));
        assertThat(other.buyer()
                        .get("/api/v1/makers/" + other.organisation + "/freight")
                        .json()
                        .path("rules"))
                .hasSize(2);
        var buyer = other.buyer();
        other.add(buyer, PAPER_OAK, 1);
        assertThat(other.order(buyer, 10_000).code()).isEqualTo("order.price-changed");
        expect(201, other.order(buyer, 10_800));
    }

    @Test
    void oneOrderIsForOneMaker() {
        var other = Shop.open(port);
        var buyer = shop.buyer();
        shop.add(buyer, PAPER_OAK, 1);
        other.add(buyer, PAPER_OAK, 1);
        assertThat(expect(422, shop.order(buyer, 20_000)).code()).isEqualTo("order.several-makers");
        assertThat(lines(buyer)).isEqualTo(2);
    }

    @Test
    void whatIsKeptAboutTheAddressIsSealed() {
        var buyer = shop.buyer();
        var order = shop.placed(buyer);
        var row =
                jdbc.sql("""
                        select (o.*)::text || encode(a.sealed, 'escape') from orders.purchase_order o
                        join orders.address a on a.order_id = o.id where o.id = ?""").param(UUID.fromString(order)).query(String.class).single();
        assertThat(row).contains("浙江省").doesNotContain("张三", "13800138000", "文三路", "杭州");
    }

    private int lines(TestClient buyer) {
        return expect(200, buyer.get("/api/v1/cart/lines")).json().path("items").size();
    }

    private int ordersOf(TestClient buyer) {
        return expect(200, buyer.get("/api/v1/orders")).json().path("items").size();
    }

    /** A refused order left one line in the cart, no order, no reservation and no deadline. */
    private void assertUntouched(TestClient buyer) {
        assertThat(lines(buyer)).isEqualTo(1);
        assertThat(ordersOf(buyer)).isZero();
        assertThat(jdbc.sql("select count(*) from foundation.idempotency where party = ?")
                        .param(buyer.person())
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
