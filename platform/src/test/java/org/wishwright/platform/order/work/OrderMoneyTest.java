package org.wishwright.platform.order.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.Money;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestOperator;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.ledger.Chargebacks;
import org.wishwright.platform.ledger.Ledger;
import org.wishwright.platform.ledger.PaymentState;
import org.wishwright.platform.ledger.Payments;
import org.wishwright.platform.ledger.Share;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderMoney;
import org.wishwright.platform.order.Orders;
import org.wishwright.platform.order.Shop;

/** The money of orders from payment to last share: a lamp of 100.00, of which the platform takes 5.00. */
@PlatformTest
class OrderMoneyTest {

    private static final Currency CNY = Currency.getInstance("CNY");

    @LocalServerPort
    int port;

    @Autowired
    Orders orders;

    @Autowired
    OrderMoney money;

    @Autowired
    Ledger ledger;

    @Autowired
    Payments payments;

    @Autowired
    Chargebacks chargebacks;

    @Autowired
    BusinessClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private Shop shop;
    private TestClient buyer;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
        buyer = shop.buyer();
    }

    @Test
    void withoutTermsAllIsReleasedAtReceipt() {
        var order = shop.paid(buyer);
        made(order);
        sent(order);
        assertThat(makers()).isZero();
        assertThat(escrow(order)).isEqualTo(10_000);
        received(order);
        assertThat(makers()).isEqualTo(9_500);
        assertThat(escrow(order)).isZero();
        assertThat(buyer.page("/orders/" + order).text()).contains("You have received the goods");
    }

    @Test
    void eachMilestoneReleasesItsPartAndBothSidesReadWhatAndWhen() {
        terms(2_000, 1_000, 4_000, 3_000, 7);
        var order = shop.paid(buyer);
        assertThat(buyer.page("/orders/" + order).text())
                .contains("when every piece has passed its inspection", "7 days after receipt");
        made(order);
        Await.until(() -> makers() == 1_900);
        assertThat(escrow(order)).isEqualTo(8_000);
        sent(order);
        Await.until(() -> makers() == 2_850);
        assertThat(buyer.page("/orders/" + order).text()).contains("was released on");
        received(order);
        assertThat(makers()).isEqualTo(6_650);
        assertThat(escrow(order)).isEqualTo(3_000);
        assertThat(shop.maker.page("/maker/orders/" + order).text()).contains("Yours to take", "expected by");
        clock.moveTo(clock.instant().plus(Duration.ofDays(7)));
        Await.until(() -> makers() == 9_500);
        assertThat(escrow(order)).isZero();
        assertThat(ledger.audit()).isEmpty();
    }

    @Test
    void whatWasPromisedAtTheOrderStandsWhateverTheMakerSaysLater() {
        var order = shop.paid(buyer);
        terms(5_000, 0, 5_000, 0, 0);
        made(order);
        sent(order);
        received(order);
        assertThat(money.plan(id(order)).steps()).hasSize(1);
        assertThat(makers()).isEqualTo(9_500);
    }

    @Test
    void anOpenDisputeStopsEveryReleaseUntilItIsDecided() {
        terms(0, 0, 5_000, 5_000, 1);
        var order = shop.paid(buyer);
        made(order);
        sent(order);
        dispute(order, "DEFECTIVE", "PART_REFUND");
        received(order);
        clock.moveTo(clock.instant().plus(Duration.ofDays(2)));
        new Firing().at(order);
        assertThat(makers()).isZero();
        assertThat(escrow(order)).isEqualTo(10_000);
        assertThat(buyer.page("/orders/" + order).text()).contains("A dispute is open");
        expect(302, decide(order, "PART_REFUND", "MAKER", "20.00"));
        assertThat(escrow(order)).isZero();
        assertThat(makers()).isEqualTo(7_600);
        assertThat(refunded(order)).isEqualTo(2_000);
    }

    @Test
    void whatABankTookBackStopsEveryReleaseUntilItHasDecided() {
        var order = shop.placed(buyer);
        shop.pay(buyer, order, "chargeback", Shop.key());
        Await.until(() -> chargebacks.open(UUID.fromString(order)));
        made(order);
        sent(order);
        received(order);
        assertThat(makers()).isZero();
        assertThat(escrow(order)).isEqualTo(10_000);
    }

    @Test
    void whatABankKeptIsNotPaidOutAgain() {
        var order = shop.placed(buyer);
        var loss = AccountRef.loss(UUID.fromString(order), CNY); // shared with others
        long lost = balance(loss);
        shop.pay(buyer, order, "chargeback-lost", Shop.key());
        Await.until(() -> escrow(order) == 0);
        made(order);
        sent(order);
        received(order);
        assertThat(makers()).isZero();
        assertThat(balance(loss)).isEqualTo(lost);
        assertThat(ledger.audit()).isEmpty();
    }

    @Test
    void whatABankGaveBackIsReleasedWithoutAnybody() {
        var order = shop.placed(buyer);
        shop.pay(buyer, order, "chargeback-won", Shop.key());
        made(order);
        sent(order);
        received(order);
        Await.until(() -> makers() == 9_500);
        assertThat(escrow(order)).isZero();
    }

    @Test
    void theDesignersPartIsReversedWithEveryOther() {
        var designer = TestClient.signedUp(port, "Designer");
        var part =
                Map.of("product", shop.blueprint, "party", designer.person(), "as", "DESIGNER", "basisPoints", 1_000);
        var body = Map.of("releases", Map.of("RECEIVED", 10_000), "complaintDays", 0, "parts", List.of(part));
        expect(200, shop.maker.put("/api/v1/maker/money-terms", body));
        var order = shop.paid(buyer);
        made(order);
        sent(order);
        received(order);
        var hers = AccountRef.party(new PartyId(designer.person()), CNY);
        assertThat(balance(hers)).isEqualTo(1_000);
        assertThat(makers()).isEqualTo(8_500);
        dispute(order, "DEFECTIVE", "PART_REFUND");
        expect(302, decide(order, "PART_REFUND", "MAKER", "50.00"));
        assertThat(balance(hers)).isEqualTo(500);
        assertThat(makers()).isEqualTo(4_250);
        assertThat(balance(AccountRef.escrow(UUID.fromString(order), CNY))).isZero();
        assertThat(designer.page("/statements").text()).contains("Royalty for your design");
    }

    @Test
    void thePlatformBearsAloneWhatWasItsOwnFault() {
        var order = shop.paid(buyer);
        made(order);
        sent(order);
        received(order);
        dispute(order, "LATE", "COMPENSATION");
        expect(302, decide(order, "COMPENSATION", "PLATFORM", "4.00"));
        assertThat(makers()).isEqualTo(9_500);
        assertThat(refunded(order)).isEqualTo(400);
    }

    @Test
    void whatThePlatformKeepsBackIsFreeAfterItsTime() {
        expect(
                204,
                TestOperator.client(port)
                        .put(
                                "/api/v1/operator/makers/" + shop.organisation + "/holdback",
                                Map.of("basisPoints", 1_000, "days", 30)));
        var order = shop.paid(buyer);
        made(order);
        sent(order);
        received(order);
        assertThat(makers()).isEqualTo(8_550);
        assertThat(balance(AccountRef.holdback(maker(), CNY))).isEqualTo(950);
        assertThat(shop.maker.page("/maker/orders/" + order).text()).contains("Kept back until");
        clock.moveTo(clock.instant().plus(Duration.ofDays(30)));
        Await.until(() -> makers() == 9_500);
    }

    @Test
    void theBondGivesBackWhatTheBalanceLacks() {
        var first = shop.paid(buyer);
        made(first);
        sent(first);
        received(first);
        var lodged = Map.of("amount", "95.00", "currency", "CNY", "way", "in", "key", Shop.key());
        expect(302, shop.maker.submit("/maker/money-terms/bond", lodged));
        expect(302, shop.maker.submit("/maker/money-terms/bond", lodged));
        assertThat(makers()).isZero();
        assertThat(shop.maker.page("/maker/money-terms").text()).contains("95.00");
        dispute(first, "DEFECTIVE", "PART_REFUND");
        expect(302, decide(first, "PART_REFUND", "MAKER", "40.00"));
        assertThat(balance(AccountRef.bond(maker(), CNY))).isEqualTo(5_700);
        assertThat(makers()).isZero();
        var second = shop.paid(buyer);
        var back = Map.of("amount", "57.00", "currency", "CNY", "way", "out", "key", Shop.key());
        assertThat(expect(422, shop.maker.submit("/maker/money-terms/bond", back))
                        .text())
                .contains("orders that are under way");
        expect(200, buyer.post("/api/v1/orders/" + second + "/cancellation", Map.of()));
        expect(302, shop.maker.submit("/maker/money-terms/bond", back));
        assertThat(makers()).isEqualTo(5_700);
        var more = Map.of("amount", "999.00", "currency", "CNY", "way", "in", "key", Shop.key());
        expect(422, shop.maker.submit("/maker/money-terms/bond", more));
    }

    @Test
    void anOrderReceivedBeforeThereWereDealsIsGivenBackAllTheSame() {
        var order = shop.paid(buyer);
        var id = UUID.fromString(order);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update orders.purchase_order set state = 'COMPLETED', paid = 0 where id = ?")
                    .param(id)
                    .update();
            jdbc.sql(
                            "insert into orders.state_history (order_id, state, since) values (?, 'COMPLETED', foundation.business_now())")
                    .param(id)
                    .update();
            payments.release(id, List.of(new Share(maker(), Money.of(9_500, "CNY"))), Money.of(500, "CNY"));
        });
        dispute(order, "DEFECTIVE", "PART_REFUND");
        expect(302, decide(order, "PART_REFUND", "MAKER", "10.00"));
        assertThat(makers()).isEqualTo(8_550);
        assertThat(refunded(order)).isEqualTo(1_000);
        assertThat(money.plan(id(order)).price()).isEqualTo(Money.of(9_000, "CNY"));
    }

    @ParameterizedTest
    @CsvSource({
        "50,50,0,0,0,order.money-early",
        "0,0,99,0,0,order.money-sum",
        "-10,0,110,0,0,order.money-sum",
        "0,0,50,50,0,order.money-window",
        "0,0,50,50,61,order.money-window",
        "0,0,a,0,0,order.money-percent",
        "0,0,33.333,0,0,order.money-percent",
    })
    void termsThatNobodyCouldAgreeToAreRefused(
            String inspected, String shipped, String received, String undisputed, String days, String code) {
        var typed = Map.of(
                "inspected",
                inspected,
                "shipped",
                shipped,
                "received",
                received,
                "undisputed",
                undisputed,
                "days",
                days);
        var answer = expect(422, shop.maker.submit("/maker/money-terms", typed));
        assertThat(answer.text()).contains(said(code));
        assertThat(shop.buyer().page("/maker/money-terms").status()).isEqualTo(403);
    }

    private static String said(String code) {
        return switch (code) {
            case "order.money-early" -> "At most half of the price";
            case "order.money-sum" -> "add up to 100 percent";
            case "order.money-window" -> "Give whole days";
            default -> "Give percent";
        };
    }

    @Test
    void othersMayNotEarnMoreThanHalfAndOnlyWithHerOwnProducts() {
        var part = Map.of("product", shop.blueprint, "party", buyer.person(), "as", "MERCHANT", "basisPoints", 5_001);
        var body = Map.of("releases", Map.of("RECEIVED", 10_000), "complaintDays", 0, "parts", List.of(part));
        assertThat(shop.maker.put("/api/v1/maker/money-terms", body).code()).isEqualTo("order.money-parts");
        var other = Shop.open(port);
        var foreign = Map.of("product", other.blueprint, "party", buyer.person(), "as", "MERCHANT", "basisPoints", 1);
        var again = Map.of("releases", Map.of("RECEIVED", 10_000), "complaintDays", 0, "parts", List.of(foreign));
        assertThat(shop.maker.put("/api/v1/maker/money-terms", again).code()).isEqualTo("order.money-parts");
        var holdback = Map.of("basisPoints", 10_001, "days", 1);
        var path = "/api/v1/operator/makers/" + shop.organisation + "/holdback";
        assertThat(TestOperator.client(port).put(path, holdback).code()).isEqualTo("order.money-holdback");
        assertThat(shop.maker.put(path, holdback).status()).isEqualTo(403);
    }

    /** The timer that is due has fired when this returns. */
    private final class Firing {
        void at(String order) {
            Await.until(() ->
                    jdbc.sql("select count(*) from timer.timer where subject = ? and due <= foundation.business_now()")
                                    .param(UUID.fromString(order))
                                    .query(Integer.class)
                                    .single()
                            == 0);
        }
    }

    private void terms(int inspected, int shipped, int received, int undisputed, int days) {
        var releases =
                Map.of("INSPECTED", inspected, "SHIPPED", shipped, "RECEIVED", received, "UNDISPUTED", undisputed);
        expect(
                200,
                shop.maker.put(
                        "/api/v1/maker/money-terms",
                        Map.of("releases", releases, "complaintDays", days, "parts", List.of())));
    }

    private void made(String order) {
        transaction.executeWithoutResult(status -> {
            orders.cuttingStarted(List.of(id(order)));
            orders.piecesReady(id(order));
        });
    }

    private void sent(String order) {
        orders.shipped(id(order));
    }

    private void received(String order) {
        orders.received(id(order));
    }

    private void dispute(String order, String matter, String asked) {
        if (matter.equals("LATE")) {
            jdbc.sql("update orders.purchase_order set ship_by = placed where id = ?")
                    .param(UUID.fromString(order))
                    .update();
        }
        var said = Map.of("matter", matter, "asked", asked, "words", "It is not as I ordered it.");
        expect(302, buyer.submit("/orders/" + order + "/dispute", said));
    }

    private TestClient.Answer decide(String order, String remedy, String bearer, String amount) {
        var dispute = jdbc.sql("select id from care.dispute where order_id = ? and decided is null")
                .param(UUID.fromString(order))
                .query(UUID.class)
                .single();
        return TestOperator.client(port)
                .submit(
                        "/operator/disputes/" + dispute,
                        Map.of("remedy", remedy, "bearer", bearer, "amount", amount, "words", "By the facts."));
    }

    private long refunded(String order) {
        return payments.of(UUID.fromString(order)).stream()
                .mapToLong(payment ->
                        payment.state() instanceof PaymentState.Refunded(var at, var back) ? back.minor() : 0)
                .sum();
    }

    private long makers() {
        return balance(AccountRef.party(maker(), CNY));
    }

    private long escrow(String order) {
        return balance(AccountRef.escrow(UUID.fromString(order), CNY));
    }

    private long balance(AccountRef account) {
        return ledger.balance(account).posted().minor();
    }

    private PartyId maker() {
        return new PartyId(shop.organisation);
    }

    private static OrderId id(String order) {
        return new OrderId(UUID.fromString(order));
    }
}
