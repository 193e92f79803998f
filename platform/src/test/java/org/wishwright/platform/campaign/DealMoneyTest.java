package org.wishwright.platform.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.campaign.Fair.path;
import static org.wishwright.platform.campaign.Fair.payAll;
import static org.wishwright.platform.campaign.Fair.take;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wishwright.kernel.Money;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestOperator;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.ledger.TransferDraft;
import org.wishwright.platform.order.Shop;

/** The money of a presale's deal that became an order, to its last cent. */
@PlatformTest
class DealMoneyTest extends Presold {

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
        var title = Map.of("kind", "DIGITAL_ORDINARY", "to", "person", "name", "李雷");
        expect(302, buyer.submit("/orders/" + order + "/invoice", title));
        assertThat(jdbc.sql("select amount from ledger.invoice where subject = ?")
                        .param(UUID.fromString(order))
                        .query(Long.class)
                        .single())
                .isEqualTo(PRICE);
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
        assertThat(owed(campaign)).as("what nobody could advance stays owed").isEqualTo(1_500 - advanced);
        nothingIsHeld(campaign, order);
    }

    @Test
    void aDealGivenBackBeforeItIsOrderedReturnsTheEarnestTwofoldToo() {
        var campaign = settled("EARNEST", buyer);
        var subject = UUID.fromString(campaign);
        ledger.transfer(List.of(new TransferDraft(
                AccountRef.provider(subject, CNY),
                AccountRef.bond(maker(), CNY),
                Money.of(500, "CNY"),
                "bond.lodged",
                subject)));
        long advanced = Math.min(1_500, balance(AccountRef.compensation(subject, CNY)));
        expect(204, shop.maker.post(path(campaign) + "/deals/" + deal(buyer, campaign) + "/return", Map.of()));
        assertThat(balance(AccountRef.party(new PartyId(buyer.person()), CNY))).isEqualTo(500 + advanced);
        assertThat(owed(campaign)).isEqualTo(1_500 - advanced);
        assertThat(fair.held(campaign)).isZero();
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
        var campaign = expect(201, shop.maker.post("/api/v1/campaigns", draft)).text("campaign");
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
        assertThat(jdbc.sql(
                                "select quantity || '×' || unit from orders.order_line where order_id = ? order by position")
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
}
