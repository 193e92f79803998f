package org.wishwright.platform.order.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.order.Shop;

@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LapsingTest {

    @LocalServerPort
    int port;

    @Autowired
    UnpaidOrders unpaid;

    @Autowired
    JdbcClient jdbc;

    private Shop shop;

    @BeforeAll
    void openShop() {
        shop = Shop.open(port);
    }

    @Test
    void aDeadlineThatFiresOnTwoNodesAtOnceLapsesTheOrderOnce() {
        var buyer = shop.buyer();
        var order = UUID.fromString(shop.placed(buyer));
        overdue(order);
        var start = new CountDownLatch(1);
        var one = CompletableFuture.runAsync(() -> fire(order, start));
        var two = CompletableFuture.runAsync(() -> fire(order, start));
        start.countDown();
        CompletableFuture.allOf(one, two).join();
        assertThat(Shop.state(buyer, order.toString())).isEqualTo("LAPSED");
        assertThat(count("select count(*) from orders.state_history where state = 'LAPSED' and order_id = ?", order))
                .isEqualTo(1);
        assertThat(count("select count(*) from evidence.fact where type = 'order.lapsed' and subject = ?", order))
                .isEqualTo(1);
        assertThat(shop.pay(buyer, order.toString(), "success", Shop.key()).code())
                .isEqualTo("order.not-payable");
    }

    @Test
    void anOrderThatCanStillBePaidDoesNotLapse() {
        var buyer = shop.buyer();
        var order = UUID.fromString(shop.placed(buyer));
        unpaid.fire(order, Instant.EPOCH);
        assertThat(Shop.state(buyer, order.toString())).isEqualTo("AWAITING_PAYMENT");
        unpaid.fire(UUID.randomUUID(), Instant.EPOCH);
    }

    @Test
    void aPaidOrderOutlivesItsDeadline() {
        var buyer = shop.buyer();
        var order = UUID.fromString(shop.paid(buyer));
        overdue(order);
        unpaid.fire(order, Instant.EPOCH);
        assertThat(Shop.state(buyer, order.toString())).isEqualTo("CONFIRMED");
    }

    @Test
    void factsAboutAnOrderHoldNothingPersonal() {
        var buyer = shop.buyer();
        var order = UUID.fromString(shop.paid(buyer));
        var facts = String.join(
                "\n",
                jdbc.sql("select type || ' ' || content::text from evidence.fact where subject = ?")
                        .param(order)
                        .query(String.class)
                        .list());
        assertThat(facts).contains("order.placed", "order.paid").doesNotContain("张三", "13800138000", "文三路");
        expect(200, buyer.get("/api/v1/orders/" + order));
    }

    private void overdue(UUID order) {
        jdbc.sql("update orders.purchase_order set unpaid_until = placed - interval '1 second' where id = ?")
                .param(order)
                .update();
    }

    private void fire(UUID order, CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        unpaid.fire(order, Instant.EPOCH);
    }

    private int count(String sql, UUID order) {
        return jdbc.sql(sql).param(order).query(Integer.class).single();
    }
}
