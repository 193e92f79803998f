package org.wishwright.platform.order.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.ledger.PaymentId;
import org.wishwright.platform.ledger.PaymentReaction.Decision;
import org.wishwright.platform.ledger.Payments;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.Orders;
import org.wishwright.platform.order.Shop;

/** Money whose outcome was unknown for so long that its order has moved on. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LateMoneyTest {

    @LocalServerPort
    int port;

    @Autowired
    UnpaidOrders unpaid;

    @Autowired
    OrderPayments reaction;

    @Autowired
    Payments payments;

    @Autowired
    Orders orders;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private Shop shop;

    @BeforeAll
    void openShop() {
        shop = Shop.open(port);
    }

    @Test
    void moneyThatComesAfterTheOrderLapsedIsGivenBack() {
        var buyer = shop.buyer();
        var order = shop.placed(buyer);
        var payment = expect(200, shop.pay(buyer, order, "silent", Shop.key()));
        assertThat(payment.text("state")).isEqualTo("UNKNOWN");
        jdbc.sql("update orders.purchase_order set unpaid_until = placed - interval '1 second' where id = ?")
                .param(UUID.fromString(order))
                .update();
        unpaid.fire(UUID.fromString(order), Instant.EPOCH);
        assertThat(captured(payment.text("payment"))).isEqualTo(Decision.REFUND);
        assertThat(Shop.state(buyer, order)).isEqualTo("LAPSED");
    }

    @Test
    void moneyThatComesAfterTheOrderWasCancelledIsGivenBack() {
        var buyer = shop.buyer();
        var order = shop.placed(buyer);
        var payment = expect(200, shop.pay(buyer, order, "silent", Shop.key()));
        expect(200, buyer.post("/api/v1/orders/" + order + "/cancellation", Map.of()));
        assertThat(captured(payment.text("payment"))).isEqualTo(Decision.REFUND);
        assertThat(Shop.state(buyer, order)).isEqualTo("CANCELLED");
    }

    @Test
    void aDifferencePaidAfterCuttingStartedIsGivenBack() {
        var buyer = shop.buyer();
        var order = shop.paid(buyer);
        var line = expect(200, buyer.get("/api/v1/orders/" + order))
                .json()
                .path("lines")
                .get(0)
                .path("line");
        var change = Map.of(
                "line",
                line.asString(),
                "choices",
                Shop.GLASS_STEEL,
                "expectedTotal",
                Map.of("minor", 13_000, "currency", "CNY"),
                "scenario",
                "silent");
        var asked = expect(200, buyer.post("/api/v1/orders/" + order + "/change", change));
        orders.cuttingStarted(List.of(new OrderId(UUID.fromString(order))));
        assertThat(captured(asked.text("payment"))).isEqualTo(Decision.REFUND);
        var after = expect(200, buyer.get("/api/v1/orders/" + order));
        assertThat(after.json().path("total").path("minor").asLong()).isEqualTo(10_000);
        assertThat(after.text("state")).isEqualTo("IN_PRODUCTION");
    }

    @Test
    void anOrderIsNotChangedWhileAPaymentForItIsUnderWay() {
        var buyer = shop.buyer();
        var order = shop.placed(buyer);
        expect(200, shop.pay(buyer, order, "silent", Shop.key()));
        var line = expect(200, buyer.get("/api/v1/orders/" + order))
                .json()
                .path("lines")
                .get(0)
                .path("line");
        var change = Map.of("line", line.asString(), "choices", Shop.PAPER_STEEL);
        var refused = buyer.post("/api/v1/orders/" + order + "/change", change);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("order.payment-conflict");
    }

    /** What the order answers when the provider at last says that it collected the money. */
    private Decision captured(String payment) {
        var known = payments.find(new PaymentId(UUID.fromString(payment))).orElseThrow();
        return Objects.requireNonNull(transaction.execute(status -> {
            assertThat(reaction.supports(known.request().subject())).isTrue();
            return reaction.captured(known);
        }));
    }
}
