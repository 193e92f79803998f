package org.wishwright.platform.order.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.order.Shop.GLASS_STEEL;
import static org.wishwright.platform.order.Shop.PAPER_STEEL;
import static org.wishwright.platform.order.Shop.key;
import static org.wishwright.platform.order.Shop.state;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestClient.Answer;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.Orders;
import org.wishwright.platform.order.Shop;

@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayingTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Orders orders;

    @Autowired
    OrderBook book;

    private Shop shop;

    @BeforeAll
    void openShop() {
        shop = Shop.open(port);
    }

    @Test
    void aCapturedPaymentConfirmsTheOrder() {
        var buyer = shop.buyer();
        var order = shop.placed(buyer);
        assertThat(expect(200, shop.pay(buyer, order, "success", key())).text("state"))
                .isEqualTo("CAPTURED");
        assertThat(state(buyer, order)).isEqualTo("CONFIRMED");
        assertThat(book.paid(List.of(id(order)))).containsExactly(id(order));
    }

    @Test
    void aDeclinedPaymentLeavesTheOrderPayable() {
        var buyer = shop.buyer();
        var order = shop.placed(buyer);
        assertThat(expect(200, shop.pay(buyer, order, "decline", key())).text("state"))
                .isEqualTo("DECLINED");
        assertThat(state(buyer, order)).isEqualTo("AWAITING_PAYMENT");
        expect(200, shop.pay(buyer, order, "success", key()));
        assertThat(state(buyer, order)).isEqualTo("CONFIRMED");
    }

    @Test
    void aDoubleClickOnPayIsOneCharge() {
        var buyer = shop.buyer();
        var order = shop.placed(buyer);
        var key = key();
        var one = CompletableFuture.supplyAsync(() -> shop.pay(buyer, order, "success", key));
        var two = CompletableFuture.supplyAsync(() -> shop.pay(buyer, order, "success", key));
        assertThat(one.join().text("payment")).isNotEmpty().isEqualTo(two.join().text("payment"));
        assertThat(shop.pay(buyer, order, "success", key()).status()).isGreaterThanOrEqualTo(400);
        assertThat(payments(order)).containsExactly(10_000L);
        assertThat(held(order)).isEqualTo(10_000);
    }

    @Test
    void anotherPartysOrderDoesNotExist() {
        var buyer = shop.buyer();
        var order = shop.placed(buyer);
        var stranger = shop.buyer();
        assertThat(stranger.get("/api/v1/orders/" + order).status()).isEqualTo(404);
        assertThat(shop.pay(stranger, order, "success", key()).status()).isEqualTo(404);
        assertThat(stranger.post("/api/v1/orders/" + order + "/cancellation", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(stranger.post(
                                "/api/v1/orders/" + order + "/change",
                                change(stranger, UUID.randomUUID().toString(), PAPER_STEEL))
                        .status())
                .isEqualTo(404);
        assertThat(stranger.get("/api/v1/maker/orders/" + order).status()).isEqualTo(404);
        assertThat(buyer.get("/api/v1/orders/no-id").status()).isEqualTo(404);
        assertThat(state(buyer, order)).isEqualTo("AWAITING_PAYMENT");
    }

    @Test
    void aMakerSeesSpecificationAndAreaButNoAddress() {
        var buyer = shop.buyer();
        var order = shop.paid(buyer);
        var seen = expect(200, shop.maker.get("/api/v1/maker/orders/" + order));
        assertThat(seen.text("area")).isEqualTo("浙江省");
        assertThat(seen.text("addressToken")).isNotEmpty();
        assertThat(seen.text())
                .doesNotContain("张三", "13800138000", "文三路", buyer.person().toString());
        assertThat(seen.json()
                        .path("lines")
                        .get(0)
                        .path("choices")
                        .path("stand")
                        .asString())
                .isEqualTo("oak");
        var number = seen.text("number");
        var found = expect(200, shop.maker.get("/api/v1/maker/orders?number=" + number.toLowerCase(Locale.ROOT)));
        assertThat(found.json().path("items")).hasSize(1);
    }

    @Test
    void cancellingBeforeCuttingGivesEverythingBackOnce() {
        var buyer = shop.buyer();
        var order = shop.paid(buyer);
        expect(200, buyer.post("/api/v1/orders/" + order + "/cancellation", Map.of()));
        expect(200, buyer.post("/api/v1/orders/" + order + "/cancellation", Map.of()));
        assertThat(state(buyer, order)).isEqualTo("CANCELLED");
        assertThat(held(order)).isZero();
        assertThat(book.paid(List.of(id(order)))).isEmpty();
    }

    @Test
    void onceCuttingHasStartedNothingIsFreeAnyMore() {
        var buyer = shop.buyer();
        var order = shop.paid(buyer);
        orders.cuttingStarted(List.of(id(order)));
        orders.cuttingStarted(List.of(id(order)));
        var cancel = buyer.post("/api/v1/orders/" + order + "/cancellation", Map.of());
        assertThat(cancel.code()).isEqualTo("order.not-cancellable");
        var change = buyer.post("/api/v1/orders/" + order + "/change", change(buyer, order, PAPER_STEEL));
        assertThat(change.code()).isEqualTo("order.not-changeable");
        assertThat(state(buyer, order)).isEqualTo("IN_PRODUCTION");
        assertThat(held(order)).isEqualTo(10_000);
    }

    @Test
    void receivedGoodsPayTheMakerLessCommission() {
        var buyer = shop.buyer();
        var order = shop.paid(buyer);
        orders.cuttingStarted(List.of(id(order)));
        orders.piecesReady(id(order));
        orders.piecesReady(id(order));
        orders.shipped(id(order));
        orders.received(id(order));
        orders.received(id(order));
        assertThat(state(buyer, order)).isEqualTo("COMPLETED");
        assertThat(held(order)).isZero();
        assertThat(jdbc.sql("select state from orders.state_history where order_id = ? order by entry")
                        .param(UUID.fromString(order))
                        .query(String.class)
                        .list())
                .containsExactly("AWAITING_PAYMENT", "CONFIRMED", "IN_PRODUCTION", "READY", "SHIPPED", "COMPLETED");
        var statement = expect(200, shop.maker.get("/api/v1/statements?currency=CNY&party=" + shop.organisation));
        assertThat(statement.text()).contains("9500");
    }

    @Test
    void anUnpaidOrderIsNotMade() {
        var buyer = shop.buyer();
        var order = shop.placed(buyer);
        assertThat(catchThrowable(() -> orders.cuttingStarted(List.of(id(order)))))
                .hasMessageContaining("order.not-confirmed");
        assertThat(state(buyer, order)).isEqualTo("AWAITING_PAYMENT");
    }

    @Test
    void aCheaperConfigurationGivesTheDifferenceBack() {
        var buyer = shop.buyer();
        var order = shop.paid(buyer);
        var changed = expect(200, buyer.post("/api/v1/orders/" + order + "/change", change(buyer, order, PAPER_STEEL)));
        assertThat(changed.text("state")).isEqualTo("APPLIED");
        assertThat(changed.json().path("difference").path("minor").asLong()).isEqualTo(-2_000);
        assertThat(held(order)).isEqualTo(8_000);
        assertThat(stand(buyer, order)).isEqualTo("steel");
    }

    @Test
    void aDearerConfigurationIsRefusedUntilItsDifferenceIsPaid() {
        var buyer = shop.buyer();
        var order = shop.paid(buyer);
        var body = change(buyer, order, GLASS_STEEL);
        var refused = expect(409, buyer.post("/api/v1/orders/" + order + "/change", body));
        assertThat(refused.code()).isEqualTo("order.price-changed");
        assertThat(refused.json().path("values").path("minor").asString()).isEqualTo("13000");
        assertThat(stand(buyer, order)).isEqualTo("oak");
        var agreed = new HashMap<String, Object>(body);
        agreed.put("expectedTotal", Map.of("minor", 13_000, "currency", "CNY"));
        var declined = new HashMap<>(agreed);
        declined.put("scenario", "decline");
        assertThat(expect(200, buyer.post("/api/v1/orders/" + order + "/change", declined))
                        .text("state"))
                .isEqualTo("DECLINED");
        assertThat(stand(buyer, order)).isEqualTo("oak");
        assertThat(expect(200, buyer.post("/api/v1/orders/" + order + "/change", agreed))
                        .text("state"))
                .isEqualTo("CAPTURED");
        Await.until(() -> stand(buyer, order).equals("steel"));
        assertThat(held(order)).isEqualTo(13_000);
    }

    private static Map<String, Object> change(TestClient buyer, String order, Map<String, String> choices) {
        var line = buyer.get("/api/v1/orders/" + order)
                .json()
                .path("lines")
                .path(0)
                .path("line")
                .asString("");
        return Map.of("line", line.isEmpty() ? UUID.randomUUID().toString() : line, "choices", choices);
    }

    private static String stand(TestClient buyer, String order) {
        Answer answer = expect(200, buyer.get("/api/v1/orders/" + order));
        return answer.json().path("lines").get(0).path("choices").path("stand").asString();
    }

    private static OrderId id(String order) {
        return new OrderId(UUID.fromString(order));
    }

    private List<Long> payments(String order) {
        return jdbc.sql("select amount from ledger.payment where subject = ? and state = 'CAPTURED'")
                .param(UUID.fromString(order))
                .query(Long.class)
                .list();
    }

    private long held(String order) {
        return jdbc.sql("select paid from orders.purchase_order where id = ?")
                .param(UUID.fromString(order))
                .query(Long.class)
                .single();
    }
}
