package org.wishwright.platform.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestOperator;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.ledger.Ledger;
import org.wishwright.platform.ledger.PaymentState;
import org.wishwright.platform.ledger.Payments;

/** A late order that has not left is ended by decision: what has not begun stops, and the money goes where it was decided. */
@PlatformTest
class EndedByDecisionTest {

    private static final Currency CNY = Currency.getInstance("CNY");

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ledger ledger;

    @Autowired
    Payments payments;

    private Joinery joinery;
    private TestClient buyer;

    @BeforeEach
    void open() {
        joinery = new Joinery(port);
        buyer = TestClient.signedUp(port, "Lin");
    }

    @Test
    void beforeAnythingIsReleasedAllCapacityAndAllMoneyGoBack() {
        var order = joinery.ordered(buyer, Map.of());
        joinery.pay(buyer, order);
        assertThat(planned(order)).isPositive();
        late(order);
        assertThat(buyer.page("/orders/" + order + "/dispute").text()).contains("Cancel the order, all money back");
        complain(order);
        expect(302, decide(order, "FULL_REFUND", ""));
        Await.until(() -> told(joinery.maker, "opened a dispute")
                && told(joinery.maker, "the dispute is decided")
                && told(buyer, "the dispute is decided"));
        assertThat(state(order)).isEqualTo("CANCELLED");
        assertThat(back(order)).isEqualTo(total(order));
        assertThat(planned(order)).isZero();
        nothingHeld(order, 0);
        assertThat(buyer.page("/orders/" + order).text()).contains("Ended by decision");
    }

    @Test
    void whatHasNotBegunStopsAndWhatWasMadeIsPaid() {
        var order = joinery.ordered(buyer, Map.of());
        joinery.pay(buyer, order);
        joinery.release(clock.instant());
        Await.until(() -> !joinery.operations("READY").isEmpty());
        var begun = joinery.operations("READY").getFirst().get("operation").asString();
        assertThat(joinery.report(joinery.worker, begun, "START")).isEqualTo("RECORDED");
        assertThat(state(order)).isEqualTo("IN_PRODUCTION");
        late(order);
        complain(order);
        expect(422, decide(order, "CANCELLATION", ""));
        expect(422, decide(order, "CANCELLATION", "9999999"));
        long total = total(order);
        long back = total - 10_000;
        expect(302, decide(order, "CANCELLATION", yuan(back)));
        assertThat(state(order)).isEqualTo("CANCELLED");
        assertThat(back(order)).isEqualTo(back);
        nothingHeld(order, 9_500);
        Await.until(() -> joinery.operations("READY").isEmpty());
        assertThat(joinery.report(joinery.worker, begun, "FINISH")).isEqualTo("RECORDED");
        assertThat(state(order)).isEqualTo("CANCELLED");
        expect(422, decideAgain(order));
    }

    @Test
    void whatIsReadyIsPackedNoMoreAndWhatHasLeftIsNotEnded() {
        var order = ready();
        late(order);
        complain(order);
        joinery.toPack();
        expect(302, decide(order, "FULL_REFUND", ""));
        Await.until(() -> joinery.maker
                        .get("/api/v1/maker/shipments?state=TO_PACK")
                        .json()
                        .path("items")
                        .size()
                == 0);
        nothingHeld(order, 0);

        var sent = ready();
        var parcel = "/api/v1/maker/shipments/" + joinery.toPack();
        expect(200, joinery.maker.post(parcel + "/packing", Map.of()));
        expect(200, joinery.maker.post(parcel + "/handover", Map.of("carrier", "SF", "tracking", "SF1")));
        complain(sent);
        assertThat(expect(422, decide(sent, "CANCELLATION", "1.00")).text()).contains("It has left the maker already");
        expect(302, decide(sent, "FULL_REFUND", ""));
        assertThat(state(sent)).isEqualTo("SHIPPED");
        assertThat(back(sent)).isEqualTo(total(sent));
        expect(200, buyer.post("/api/v1/orders/" + sent + "/receipt", Map.of()));
        nothingHeld(sent, 0);
    }

    private String ready() {
        var order = joinery.ordered(buyer, Map.of());
        joinery.pay(buyer, order);
        joinery.release(clock.instant());
        Await.until(() -> {
            joinery.operations("READY").forEach(operation -> {
                var id = operation.get("operation").asString();
                joinery.report(joinery.worker, id, "START");
                joinery.report(joinery.worker, id, "FINISH");
                if (operation.get("last").asBoolean()) {
                    joinery.report(joinery.worker, id, "INSPECT");
                }
            });
            return state(order).equals("READY");
        });
        return order;
    }

    /** All that came in for the order went back or to those who share it. */
    private void nothingHeld(String order, long makers) {
        var id = UUID.fromString(order);
        assertThat(ledger.balance(AccountRef.escrow(id, CNY)).posted().minor()).isZero();
        var maker = AccountRef.party(new PartyId(joinery.organisation), CNY);
        assertThat(ledger.balance(maker).posted().minor()).isEqualTo(makers);
        long fee = makers == 0 ? 0 : Math.round(makers / 0.95 * 0.05);
        assertThat(back(order) + makers + fee).isEqualTo(total(order));
        assertThat(ledger.audit()).isEmpty();
        assertThat(ledger.sums()).allMatch(sum -> sum.balanced());
    }

    private void late(String order) {
        jdbc.sql("update orders.purchase_order set ship_by = placed where id = ?")
                .param(UUID.fromString(order))
                .update();
    }

    private static boolean told(TestClient who, String words) {
        return expect(200, who.get("/api/v1/notices")).text().contains(words);
    }

    private void complain(String order) {
        var said = Map.of("matter", "LATE", "asked", "FULL_REFUND", "words", "I cannot wait any longer.");
        expect(302, buyer.submit("/orders/" + order + "/dispute", said));
    }

    private TestClient.Answer decide(String order, String remedy, String amount) {
        return decide(order, "and decided is null", remedy, amount);
    }

    private TestClient.Answer decideAgain(String order) {
        return decide(order, "", "FULL_REFUND", "");
    }

    private TestClient.Answer decide(String order, String which, String remedy, String amount) {
        var dispute = jdbc.sql("select id from care.dispute where order_id = ? " + which)
                .param(UUID.fromString(order))
                .query(UUID.class)
                .single();
        var path = "/operator/disputes/" + dispute;
        var operator = TestOperator.client(port);
        expect(200, operator.page(path));
        var decision =
                Map.of("remedy", remedy, "bearer", "MAKER", "amount", amount, "words", "The promise was broken.");
        return operator.submit(path, decision);
    }

    private long planned(String order) {
        return jdbc.sql("select count(*) from plan.share where order_id = ?")
                .param(UUID.fromString(order))
                .query(Long.class)
                .single();
    }

    private long back(String order) {
        return payments.of(UUID.fromString(order)).stream()
                .mapToLong(payment ->
                        payment.state() instanceof PaymentState.Refunded(var at, var back) ? back.minor() : 0)
                .sum();
    }

    private String state(String order) {
        return expect(200, buyer.get("/api/v1/orders/" + order)).text("state");
    }

    private long total(String order) {
        return expect(200, buyer.get("/api/v1/orders/" + order))
                .json()
                .path("total")
                .path("minor")
                .asLong();
    }

    private static String yuan(long minor) {
        return new java.math.BigDecimal(minor).movePointLeft(2).toPlainString();
    }
}
