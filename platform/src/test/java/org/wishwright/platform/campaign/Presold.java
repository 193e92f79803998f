package org.wishwright.platform.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.campaign.Fair.path;
import static org.wishwright.platform.campaign.Fair.payAll;
import static org.wishwright.platform.campaign.Fair.take;

import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.Money;
import org.wishwright.platform.Await;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestClient.Answer;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.ledger.Ledger;
import org.wishwright.platform.ledger.PaymentState;
import org.wishwright.platform.ledger.Payments;
import org.wishwright.platform.ledger.deal.DepositType;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderMoney;
import org.wishwright.platform.order.Orders;
import org.wishwright.platform.order.Shop;

/** A maker whose lamp is presold at 100.01, two of them for 200.02: a deposit of 20.00, then the balance; and what is made of it. */
abstract class Presold {

    static final Currency CNY = Currency.getInstance("CNY");
    static final long PRICE = 20_002;

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
    BusinessClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    Fair fair;
    Shop shop;
    TestClient buyer;

    @BeforeEach
    void open() {
        fair = new Fair(port, clock, jdbc);
        shop = Shop.open(port);
        buyer = shop.buyer();
    }

    long owed(String campaign) {
        return jdbc.sql("select coalesce(sum(amount), 0)::bigint from campaign.claim where campaign = ?")
                .param(UUID.fromString(campaign))
                .query(Long.class)
                .single();
    }

    List<UUID> batches(String order) {
        return jdbc.sql("select distinct batch from plan.share where order_id = ? order by batch")
                .param(UUID.fromString(order))
                .query(UUID.class)
                .list();
    }

    Map<String, Object> draft(String type) {
        var rules = new HashMap<>(fair.presale(type));
        var unit = Map.of("currency", "CNY", "minor", 10_001);
        rules.put(
                "options",
                List.of(Map.of(
                        "code",
                        "coat",
                        "cap",
                        10,
                        "prices",
                        Map.of("tiers", List.of(Map.of("from", 1, "unit", unit))))));
        rules.put("minimum", 1);
        return Map.of(
                "mechanism",
                "presale",
                "convener",
                shop.organisation.toString(),
                "rules",
                rules,
                "title",
                Map.of("zh", "台灯", "en", "A lamp"));
    }

    String opened(String type) {
        var campaign =
                expect(201, shop.maker.post("/api/v1/campaigns", draft(type))).text("campaign");
        expect(204, shop.maker.post(path(campaign) + "/opening", Map.of()));
        return campaign;
    }

    String settled(String type, TestClient... buyers) {
        var campaign = opened(type);
        bind(campaign, shop.version, Shop.PAPER_OAK, 204);
        agreed(campaign, buyers);
        return campaign;
    }

    void agreed(String campaign, TestClient... buyers) {
        for (var one : buyers) {
            expect(201, take(one, campaign, Fair.pledge(2)));
            payAll(one, campaign);
        }
        fair.until(shop.maker, campaign, 11, "balance");
        for (var one : buyers) {
            payAll(one, campaign);
        }
        fair.until(shop.maker, campaign, 10, "settled");
        Await.until(() -> fair.isQuiet(campaign));
    }

    static Map<String, Object> making(String version, Map<String, String> choices) {
        return Map.of("what", "coat", "version", version, "choices", choices);
    }

    Answer bind(String campaign, String version, Map<String, String> choices, int status) {
        return expect(status, shop.maker.put(path(campaign) + "/making", making(version, choices)));
    }

    static String deal(TestClient who, String campaign) {
        return expect(200, who.get(path(campaign)))
                .json()
                .path("deals")
                .get(0)
                .path("id")
                .asString();
    }

    static Answer tryOrder(TestClient who, String deal, String key) {
        return who.post(
                "/api/v1/deals/" + deal + "/order",
                Map.of("address", Shop.ADDRESS, "acceptTerms", true, "acceptMadeToOrder", true),
                key);
    }

    static String ordered(TestClient who, String deal) {
        return expect(201, tryOrder(who, deal, Shop.key())).text("order");
    }

    void received(String order) {
        var id = new OrderId(UUID.fromString(order));
        transaction.executeWithoutResult(status -> {
            orders.cuttingStarted(List.of(id));
            orders.piecesReady(id);
        });
        orders.shipped(id);
        orders.received(id);
    }

    void giveBack(String order, long minor) {
        transaction.executeWithoutResult(status -> money.giveBack(
                new OrderId(UUID.fromString(order)), Money.of(minor, "CNY"), OrderMoney.Bearer.SHARES, "test.refund"));
    }

    /** What went back to the deposits that paid the order. */
    long back(String order) {
        return payments.carried(UUID.fromString(order)).stream()
                .mapToLong(part -> refunded(part.source()))
                .sum();
    }

    long refunded(UUID subject) {
        return payments.of(subject).stream()
                .mapToLong(payment ->
                        payment.state() instanceof PaymentState.Refunded(var at, var back) ? back.minor() : 0)
                .sum();
    }

    String stateOf(String deal) {
        return jdbc.sql("select state from campaign.deal where id = ?")
                .param(UUID.fromString(deal))
                .query(String.class)
                .single();
    }

    void nothingIsHeld(String campaign, String order) {
        assertThat(fair.held(campaign)).isZero();
        assertThat(escrow(order) + earnest(order) + prepaid(order)).isZero();
        assertThat(ledger.audit()).isEmpty();
        assertThat(ledger.sums()).allMatch(sum -> sum.balanced());
    }

    long escrow(String order) {
        return balance(AccountRef.escrow(UUID.fromString(order), CNY));
    }

    long earnest(String order) {
        return balance(AccountRef.deposit(DepositType.EARNEST, UUID.fromString(order), CNY));
    }

    long prepaid(String order) {
        return balance(AccountRef.deposit(DepositType.PREPAYMENT, UUID.fromString(order), CNY));
    }

    long balance(AccountRef account) {
        return ledger.balance(account).posted().minor();
    }

    PartyId maker() {
        return new PartyId(shop.organisation);
    }
}
