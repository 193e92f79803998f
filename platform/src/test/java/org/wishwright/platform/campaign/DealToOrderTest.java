package org.wishwright.platform.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.campaign.Fair.path;
import static org.wishwright.platform.campaign.Fair.payAll;
import static org.wishwright.platform.campaign.Fair.take;

import java.time.Duration;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.Money;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestClient.Answer;
import org.wishwright.platform.TestOperator;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.ledger.Ledger;
import org.wishwright.platform.ledger.PaymentState;
import org.wishwright.platform.ledger.Payments;
import org.wishwright.platform.ledger.TransferDraft;
import org.wishwright.platform.ledger.deal.DepositType;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderMoney;
import org.wishwright.platform.order.Orders;
import org.wishwright.platform.order.Shop;

/** A presale of a lamp at 100.01, two of them for 200.02: a deposit of 20.00, the balance, the order, and all that may become of it. */
@PlatformTest
class DealToOrderTest {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final long PRICE = 20_002;

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

    private Fair fair;
    private Shop shop;
    private TestClient buyer;

    @BeforeEach
    void open() {
        fair = new Fair(port, clock, jdbc);
        shop = Shop.open(port);
        buyer = shop.buyer();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EARNEST", "PREPAYMENT"})
    void aDealBecomesAnOrderAndIsPaidOutToTheCent(String type) {
        var campaign = settled(type, buyer);
        var deal = deal(buyer, campaign);
        assertThat(buyer.page("/campaigns/" + campaign).text()).contains("/deals/" + deal);
        assertThat(buyer.page("/orders").text()).contains("/deals/" + deal);
        assertThat(buyer.page("/deals/" + deal).text()).contains("Nothing more is to be paid");
        var order = ordered(buyer, deal);
        assertThat(Shop.state(buyer, order)).isEqualTo("CONFIRMED");
        assertThat(fair.held(campaign)).isZero();
        assertThat(escrow(order) + earnest(order) + prepaid(order)).isEqualTo(PRICE);
        assertThat(earnest(order)).isEqualTo(type.equals("EARNEST") ? 2_000 : 0);
        assertThat(stateOf(deal)).isEqualTo("ORDERED");
        assertThat(buyer.post(path(campaign) + "/deals/" + deal + "/receipt", Map.of())
                        .code())
                .isEqualTo("campaign.deal-over");
        received(order);
        assertThat(balance(AccountRef.party(maker(), CNY))).isEqualTo(PRICE - 1_000);
        clock.moveTo(clock.instant().plus(Duration.ofDays(60))); // the deal's own receipt finds nothing to do
        Await.until(() -> jdbc.sql("select count(*) from timer.timer where subject = ?")
                        .param(UUID.fromString(deal))
                        .query(Integer.class)
                        .single()
                == 0);
        assertThat(balance(AccountRef.party(maker(), CNY))).isEqualTo(PRICE - 1_000);
        assertThat(buyer.page("/orders/" + order).text()).contains("Paid in the campaign", "/campaigns/" + campaign);
        assertThat(shop.maker.page("/maker/orders/" + order).text()).contains("/campaigns/" + campaign);
        nothingIsHeld(campaign, order);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EARNEST", "PREPAYMENT"})
    void aBuyerWhoCancelsLosesAnEarnestAndNothingElse(String type) {
        var campaign = settled(type, buyer);
        var order = ordered(buyer, deal(buyer, campaign));
        expect(302, buyer.submit("/orders/" + order + "/cancellation", Map.of()));
        assertThat(Shop.state(buyer, order)).isEqualTo("CANCELLED");
        long lost = type.equals("EARNEST") ? 2_000 : 0;
        assertThat(balance(AccountRef.party(maker(), CNY))).isEqualTo(lost);
        assertThat(back(order)).isEqualTo(PRICE - lost);
        nothingIsHeld(campaign, order);
    }

    @Test
    void aMakerWhoCannotDeliverReturnsTheEarnestTwofold() {
        var campaign = settled("EARNEST", buyer);
        var order = ordered(buyer, deal(buyer, campaign));
        var bond = AccountRef.bond(maker(), CNY);
        var subject = UUID.fromString(order);
        ledger.transfer(List.of(new TransferDraft(
                AccountRef.provider(subject, CNY), bond, Money.of(500, "CNY"), "bond.lodged", subject)));
        long fund = balance(AccountRef.compensation(subject, CNY));
        assertThat(buyer.post("/api/v1/maker/orders/" + order + "/undelivered", Map.of())
                        .status())
                .isEqualTo(404);
        expect(204, shop.maker.post("/api/v1/maker/orders/" + order + "/undelivered", Map.of()));
        assertThat(Shop.state(buyer, order)).isEqualTo("CANCELLED");
        assertThat(back(order)).isEqualTo(PRICE);
        long advanced = Math.min(1_500, fund);
        assertThat(balance(AccountRef.party(new PartyId(buyer.person()), CNY))).isEqualTo(500 + advanced);
        assertThat(balance(bond)).isZero();
        assertThat(jdbc.sql("select coalesce(sum(amount), 0)::bigint from campaign.claim where campaign = ?")
                        .param(UUID.fromString(campaign))
                        .query(Long.class)
                        .single())
                .as("what nobody could advance stays owed")
                .isEqualTo(1_500 - advanced);
        nothingIsHeld(campaign, order);
    }

    @Test
    void aDecisionAgainstTheMakerReturnsTheEarnestTwofoldToo() {
        var campaign = settled("EARNEST", buyer);
        var order = ordered(buyer, deal(buyer, campaign));
        var bond = AccountRef.bond(maker(), CNY);
        var subject = UUID.fromString(order);
        ledger.transfer(List.of(new TransferDraft(
                AccountRef.provider(subject, CNY), bond, Money.of(2_000, "CNY"), "bond.lodged", subject)));
        jdbc.sql("update orders.purchase_order set ship_by = placed where id = ?")
                .param(subject)
                .update();
        var said = Map.of("matter", "LATE", "asked", "FULL_REFUND", "words", "I cannot wait any longer.");
        expect(302, buyer.submit("/orders/" + order + "/dispute", said));
        var dispute = jdbc.sql("select id from care.dispute where order_id = ?")
                .param(subject)
                .query(UUID.class)
                .single();
        var decision = Map.of("remedy", "FULL_REFUND", "bearer", "MAKER", "amount", "", "words", "By the facts.");
        expect(302, TestOperator.client(port).submit("/operator/disputes/" + dispute, decision));
        assertThat(back(order)).isEqualTo(PRICE);
        assertThat(balance(AccountRef.party(new PartyId(buyer.person()), CNY))).isEqualTo(2_000);
        nothingIsHeld(campaign, order);
    }

    @Test
    void aPartOfThePriceGoesBackToTheBalanceFirstThenToTheDeposit() {
        var campaign = settled("PREPAYMENT", buyer);
        var order = ordered(buyer, deal(buyer, campaign));
        received(order);
        giveBack(order, 18_002);
        var parts = payments.carried(UUID.fromString(order));
        assertThat(parts).extracting(part -> part.returned().minor()).containsExactly(18_002L, 0L);
        giveBack(order, 1_000);
        assertThat(refunded(parts.get(0).source())).isEqualTo(18_002);
        assertThat(refunded(parts.get(1).source())).isEqualTo(1_000);
        giveBack(order, 1_000);
        assertThat(balance(AccountRef.party(maker(), CNY))).isZero();
        assertThat(balance(AccountRef.commission(UUID.fromString(order), CNY)))
                .as("its part of the commission is reversed, too")
                .isNotNegative();
        nothingIsHeld(campaign, order);
    }

    @Test
    void twoDevicesMakeOneOrderAndOtherPeopleNone() {
        var campaign = settled("PREPAYMENT", buyer);
        var deal = deal(buyer, campaign);
        var both = Stream.of(Shop.key(), Shop.key())
                .map(key -> CompletableFuture.supplyAsync(() -> tryOrder(buyer, deal, key)))
                .toList();
        var made = both.stream().map(CompletableFuture::join).toList();
        assertThat(made).allMatch(answer -> answer.status() == 201);
        assertThat(made.stream().map(answer -> answer.text("order")).distinct()).hasSize(1);
        assertThat(escrow(made.getFirst().text("order"))).isPositive();
        var stranger = shop.buyer();
        assertThat(tryOrder(stranger, deal, Shop.key()).status()).isEqualTo(404);
        assertThat(stranger.page("/deals/" + deal).status()).isEqualTo(404);
        assertThat(buyer.page("/deals/" + deal).status()).isEqualTo(302);
    }

    @Test
    void whatIsOverOrNotMadeYetBecomesNoOrder() {
        var campaign = opened("PREPAYMENT");
        agreed(campaign, buyer);
        var deal = deal(buyer, campaign);
        assertThat(tryOrder(buyer, deal, Shop.key()).code()).isEqualTo("order.deal-unmade");
        assertThat(shop.maker.page("/campaigns/" + campaign).text()).contains("Say how it is made");
        bind(campaign, shop.version, Shop.PAPER_OAK, 204);
        var unticked = Map.of("address", Shop.ADDRESS, "acceptTerms", false, "acceptMadeToOrder", true);
        assertThat(buyer.post("/api/v1/deals/" + deal + "/order", unticked, Shop.key())
                        .code())
                .isEqualTo("order.terms-unticked");
        expect(204, buyer.post(path(campaign) + "/deals/" + deal + "/receipt", Map.of()));
        assertThat(tryOrder(buyer, deal, Shop.key()).code()).isEqualTo("order.deal-over");
    }

    @Test
    void onlyTheSellersOwnWholeProductsAreBoundAndThenStand() {
        var drafted = expect(201, shop.maker.post("/api/v1/campaigns", draft("PREPAYMENT")))
                .text("campaign");
        var other = Shop.open(port);
        assertThat(bind(drafted, other.version, Shop.PAPER_OAK, 422).code()).isEqualTo("campaign.making-not-yours");
        assertThat(bind(drafted, shop.version, Map.of("shade", "paper"), 422).code())
                .isEqualTo("configuration.incomplete");
        assertThat(bind(drafted, shop.version, Shop.GLASS_OAK, 422).status()).isEqualTo(422);
        bind(drafted, shop.version, Shop.PAPER_STEEL, 204);
        bind(drafted, shop.version, Shop.PAPER_OAK, 204);
        assertThat(other.maker
                        .put(path(drafted) + "/making", making(other.version, Shop.PAPER_OAK))
                        .status())
                .isEqualTo(404);
        expect(204, shop.maker.post(path(drafted) + "/opening", Map.of()));
        assertThat(bind(drafted, shop.version, Shop.PAPER_STEEL, 422).code()).isEqualTo("campaign.making-stands");
        assertThat(other.maker.page("/campaigns/" + drafted + "/making").status())
                .isEqualTo(403);
        assertThat(buyer.page("/campaigns/" + drafted).text()).contains("How it is made", "Lamp");
    }

    @Test
    void whatIsNoLongerSoldIsMadeAsItWasBound() {
        var campaign = settled("PREPAYMENT", buyer);
        var deal = deal(buyer, campaign);
        shop.publish(55_500);
        var order = ordered(buyer, deal);
        var line = jdbc.sql("select version, hash from orders.order_line where order_id = ?")
                .param(UUID.fromString(order))
                .query()
                .singleRow();
        assertThat(line.get("version")).hasToString(shop.version);
        assertThat(buyer.page("/orders/" + order).text()).doesNotContain("/orders/" + order + "/lines/");
    }

    @Test
    void aPriceThatThePiecesDoNotDivideIsKeptToTheCent() {
        var rules = fair.crowdfunding(100);
        var draft = Map.of(
                "mechanism",
                "crowdfunding",
                "convener",
                shop.organisation.toString(),
                "rules",
                rules,
                "title",
                Map.of("en", "A lamp"));
        var campaign =
                expect(201, shop.maker.post("/api/v1/campaigns", draft)).text("campaign");
        expect(
                204,
                shop.maker.put(
                        path(campaign) + "/making",
                        Map.of("what", "gadget", "version", shop.version, "choices", Shop.PAPER_OAK)));
        expect(204, shop.maker.post(path(campaign) + "/opening", Map.of()));
        var extra = Map.of("currency", "CNY", "minor", 5);
        expect(
                201,
                take(
                        buyer,
                        campaign,
                        Map.of("kind", "pledged", "reward", "gadget", "units", 3, "extra", extra, "own", false)));
        payAll(buyer, campaign);
        fair.until(shop.maker, campaign, 11, "settled");
        var order = ordered(buyer, deal(buyer, campaign));
        assertThat(jdbc.sql("select quantity || '×' || unit from orders.order_line where order_id = ? order by position")
                        .param(UUID.fromString(order))
                        .query(String.class)
                        .list())
                .containsExactly("2×5002", "1×5001");
        received(order);
        assertThat(balance(AccountRef.party(maker(), CNY))).isEqualTo(15_005 - 750);
        nothingIsHeld(campaign, order);
    }

    @Test
    void theDesignerHasHerRoyaltyAndGivesHerPartBack() {
        var campaign = settled("PREPAYMENT", buyer);
        var deal = deal(buyer, campaign);
        var designer = shop.buyer();
        jdbc.sql("insert into campaign.member (campaign, alias, party, joined) values (?, 'p-designer', ?, now())")
                .params(UUID.fromString(campaign), designer.person())
                .update();
        jdbc.sql("""
                        update campaign.deal set terms = '{"designer": "p-designer", "royalty-basis-points": "1000"}'
                        where id = ?""").param(UUID.fromString(deal)).update();
        var order = ordered(buyer, deal);
        received(order);
        var hers = AccountRef.party(new PartyId(designer.person()), CNY);
        assertThat(balance(hers)).isEqualTo(2_000);
        assertThat(balance(AccountRef.party(maker(), CNY))).isEqualTo(PRICE - 1_000 - 2_000);
        giveBack(order, PRICE);
        assertThat(balance(hers)).isZero();
        nothingIsHeld(campaign, order);
    }

    @Test
    void whatADealLacksIsPaidWithItsOrder() {
        var campaign = settled("PREPAYMENT", buyer);
        var deal = deal(buyer, campaign);
        jdbc.sql("update campaign.deal set price = price + 998 where id = ?")
                .param(UUID.fromString(deal))
                .update();
        var order = ordered(buyer, deal);
        assertThat(Shop.state(buyer, order)).isEqualTo("AWAITING_PAYMENT");
        assertThat(buyer.page("/orders/" + order).text()).contains("Pay 9.98 CNY");
        expect(200, shop.pay(buyer, order, "success", Shop.key()));
        assertThat(Shop.state(buyer, order)).isEqualTo("CONFIRMED");
        received(order);
        assertThat(balance(AccountRef.party(maker(), CNY))).isEqualTo(21_000 - 1_050);
        giveBack(order, 21_000);
        assertThat(back(order) + refunded(UUID.fromString(order))).isEqualTo(21_000);
        nothingIsHeld(campaign, order);
    }

    @Test
    void anOrderWhoseRestNobodyPaysLapsesAndTheMoneyGoesBack() {
        var campaign = settled("PREPAYMENT", buyer);
        var deal = deal(buyer, campaign);
        jdbc.sql("update campaign.deal set price = price + 998 where id = ?")
                .param(UUID.fromString(deal))
                .update();
        var order = ordered(buyer, deal);
        clock.moveTo(clock.instant().plus(Duration.ofDays(8)));
        Await.until(() -> Shop.state(buyer, order).equals("LAPSED"));
        assertThat(back(order)).isEqualTo(PRICE);
        nothingIsHeld(campaign, order);
    }

    @Test
    void dealsOfTheSameOptionAreMadeInOneBatch() {
        var other = shop.buyer();
        var campaign = settled("PREPAYMENT", buyer, other);
        var first = ordered(buyer, deal(buyer, campaign));
        var second = ordered(other, deal(other, campaign));
        assertThat(batches(first)).isNotEmpty().isEqualTo(batches(second));
    }

    private List<UUID> batches(String order) {
        return jdbc.sql("select distinct batch from plan.share where order_id = ? order by batch")
                .param(UUID.fromString(order))
                .query(UUID.class)
                .list();
    }

    private Map<String, Object> draft(String type) {
        var rules = new HashMap<>(fair.presale(type));
        var unit = Map.of("currency", "CNY", "minor", 10_001);
        rules.put(
                "options",
                List.of(Map.of(
                        "code", "coat", "cap", 10, "prices", Map.of("tiers", List.of(Map.of("from", 1, "unit", unit))))));
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

    private String opened(String type) {
        var campaign =
                expect(201, shop.maker.post("/api/v1/campaigns", draft(type))).text("campaign");
        expect(204, shop.maker.post(path(campaign) + "/opening", Map.of()));
        return campaign;
    }

    private String settled(String type, TestClient... buyers) {
        var campaign = opened(type);
        bind(campaign, shop.version, Shop.PAPER_OAK, 204);
        agreed(campaign, buyers);
        return campaign;
    }

    private void agreed(String campaign, TestClient... buyers) {
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

    private static Map<String, Object> making(String version, Map<String, String> choices) {
        return Map.of("what", "coat", "version", version, "choices", choices);
    }

    private Answer bind(String campaign, String version, Map<String, String> choices, int status) {
        return expect(status, shop.maker.put(path(campaign) + "/making", making(version, choices)));
    }

    private static String deal(TestClient who, String campaign) {
        return expect(200, who.get(path(campaign)))
                .json()
                .path("deals")
                .get(0)
                .path("id")
                .asString();
    }

    private static Answer tryOrder(TestClient who, String deal, String key) {
        return who.post(
                "/api/v1/deals/" + deal + "/order",
                Map.of("address", Shop.ADDRESS, "acceptTerms", true, "acceptMadeToOrder", true),
                key);
    }

    private static String ordered(TestClient who, String deal) {
        return expect(201, tryOrder(who, deal, Shop.key())).text("order");
    }

    private void received(String order) {
        var id = new OrderId(UUID.fromString(order));
        transaction.executeWithoutResult(status -> {
            orders.cuttingStarted(List.of(id));
            orders.piecesReady(id);
        });
        orders.shipped(id);
        orders.received(id);
    }

    private void giveBack(String order, long minor) {
        transaction.executeWithoutResult(status -> money.giveBack(
                new OrderId(UUID.fromString(order)), Money.of(minor, "CNY"), OrderMoney.Bearer.SHARES, "test.refund"));
    }

    /** What went back to the deposits that paid the order. */
    private long back(String order) {
        return payments.carried(UUID.fromString(order)).stream()
                .mapToLong(part -> refunded(part.source()))
                .sum();
    }

    private long refunded(UUID subject) {
        return payments.of(subject).stream()
                .mapToLong(payment ->
                        payment.state() instanceof PaymentState.Refunded(var at, var back) ? back.minor() : 0)
                .sum();
    }

    private String stateOf(String deal) {
        return jdbc.sql("select state from campaign.deal where id = ?")
                .param(UUID.fromString(deal))
                .query(String.class)
                .single();
    }

    private void nothingIsHeld(String campaign, String order) {
        assertThat(fair.held(campaign)).isZero();
        assertThat(escrow(order) + earnest(order) + prepaid(order)).isZero();
        assertThat(ledger.audit()).isEmpty();
        assertThat(ledger.sums()).allMatch(sum -> sum.balanced());
    }

    private long escrow(String order) {
        return balance(AccountRef.escrow(UUID.fromString(order), CNY));
    }

    private long earnest(String order) {
        return balance(AccountRef.deposit(DepositType.EARNEST, UUID.fromString(order), CNY));
    }

    private long prepaid(String order) {
        return balance(AccountRef.deposit(DepositType.PREPAYMENT, UUID.fromString(order), CNY));
    }

    private long balance(AccountRef account) {
        return ledger.balance(account).posted().minor();
    }

    private PartyId maker() {
        return new PartyId(shop.organisation);
    }
}
