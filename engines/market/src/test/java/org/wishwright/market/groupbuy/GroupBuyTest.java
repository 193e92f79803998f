package org.wishwright.market.groupbuy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.market.Scenario.day;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Alias;
import org.wishwright.market.CommonInput;
import org.wishwright.market.DepositType;
import org.wishwright.market.Deal;
import org.wishwright.market.Market;
import org.wishwright.market.Payee;
import org.wishwright.market.PriceTable;
import org.wishwright.market.PriceTable.Tier;
import org.wishwright.market.Scenario;
import org.wishwright.market.Stage;
import org.wishwright.market.groupbuy.GroupBuyInput.Committed;
import org.wishwright.market.groupbuy.GroupBuyInput.Joined;
import org.wishwright.market.groupbuy.GroupBuyInput.Left;
import org.wishwright.market.groupbuy.GroupBuyInput.Picked;
import org.wishwright.market.groupbuy.GroupBuyInput.Revealed;
import org.wishwright.market.groupbuy.GroupBuyInput.Withdrew;

class GroupBuyTest {

    static final String NONCE = "ab".repeat(32);

    static Money yuan(long minor) {
        return Money.of(minor, "CNY");
    }

    static GroupBuyRules rules(DepositType type, int forfeited) {
        return new GroupBuyRules(
                new Alias("c"),
                yuan(0).currency(),
                "upright piano",
                day(1),
                day(2),
                day(3),
                day(4),
                day(5),
                Duration.ofHours(1),
                2,
                10,
                2,
                yuan(10_000),
                yuan(5_000),
                3,
                List.of(new GroupBuyRules.Criterion("days", 60, 10, 1)),
                type,
                yuan(500),
                forfeited,
                yuan(2_000),
                5_000);
    }

    static Bid bid(long minimum, long capacity, long days, long... prices) {
        var tiers = new java.util.ArrayList<Tier>();
        for (int i = 0; i < prices.length; i++) {
            tiers.add(new Tier(minimum + i, yuan(prices[i])));
        }
        return new Bid(new PriceTable(tiers), minimum, capacity, Map.of("days", days));
    }

    static Scenario<GroupBuyRules> pool(GroupBuyRules rules, String... consumers) {
        var pool = Scenario.open(new GroupBuy(), rules);
        for (var consumer : consumers) {
            pool.paid(consumer, new Joined(1, List.of()));
        }
        return pool;
    }

    static void bids(Scenario<GroupBuyRules> pool, Map<String, Bid> bids) {
        bids.forEach((supplier, bid) -> pool.paid(supplier, new Committed(bid.committed(NONCE))));
        pool.at(day(2));
        bids.forEach((supplier, bid) -> pool.does("platform", new Revealed(new Alias(supplier), bid, NONCE)).orThrow());
        pool.at(day(3));
    }

    static Picked pick(String first, String second) {
        return new Picked(new Alias(first), second == null ? null : new Alias(second));
    }

    @Test
    void eachPaysHerWinnersPriceAtTheVolumeThatWasPaid() {
        var pool = pool(rules(DepositType.EARNEST, 10_000), "p1", "p2", "p3", "p4");
        bids(pool, Map.of("s1", bid(2, 5, 20, 9_000, 8_000, 7_000)));
        for (var consumer : List.of("p1", "p2", "p3", "p4")) {
            pool.does(consumer, pick("s1", null)).orThrow();
        }
        pool.at(day(4));
        assertThat(pool.stage()).isEqualTo("paying");
        pool.pay(step -> !step.party().text().equals("p4"));
        var end = pool.ends();
        assertThat(end.stage()).isEqualTo(new Stage.Settled());
        assertThat(end.deals()).extracting(Deal::price).containsOnly(yuan(8_000)).hasSize(3);
        assertThat(end.deals()).extracting(Deal::paid).containsOnly(yuan(8_000));
        assertThat(pool.books().paidBy("p1")).isEqualTo(8_000);
        assertThat(pool.books().paidBy("p4")).isEqualTo(500);
        assertThat(pool.books().got(new Payee.ToParty(new Alias("s1")))).isEqualTo(500);
        assertThat(pool.books().paidBy("s1")).isZero();
    }

    @Test
    void nothingOfABidCanBeReadBeforeItIsOpened() {
        var pool = pool(rules(DepositType.PREPAYMENT, 0), "p1", "p2");
        var bid = bid(2, 5, 20, 9_000);
        pool.paid("s1", new Committed(bid.committed(NONCE)));
        var file = pool.file(day(1)).toLowerCase(Locale.ROOT);
        assertThat(file).contains(bid.committed(NONCE)).doesNotContain("9000").doesNotContain("tiers");
        assertThat(pool.shown()).containsEntry("bids", 1).containsEntry("winners", List.of());
        assertThat(pool.state(day(2).plusSeconds(60)).result()).isEmpty();
    }

    @Test
    void joiningIsRefusedTwiceAfterTheCloseAndBeyondTheMostUnits() {
        var pool = pool(rules(DepositType.PREPAYMENT, 0), "p1", "p2");
        assertThat(pool.refused("p1", new Joined(1, List.of()))).isEqualTo("groupbuy.joined-already");
        assertThat(pool.refused("p3", new Joined(11, List.of()))).isEqualTo("market.number-out-of-range");
        assertThat(pool.refused("p3", new Joined(0, List.of()))).isEqualTo("market.number-out-of-range");
        pool.at(day(1).minusMillis(1)).does("p3", new Joined(1, List.of())).orThrow();
        assertThat(pool.at(day(1)).refused("p4", new Joined(1, List.of()))).isEqualTo("groupbuy.joining-closed");
        assertThat(pool.refused("p1", new Left())).isEqualTo("groupbuy.joining-closed");
        pool.ends();
    }

    @Test
    void onlyPaidDepositsCountAndMoneyThatBouncesDoesNot() {
        var pool = pool(rules(DepositType.PREPAYMENT, 0), "p1");
        var entry = pool.does("p2", new Joined(1, List.of())).orThrow().entry();
        pool.does("platform", new CommonInput.Failed(entry, "refused")).orThrow();
        assertThat(pool.state().progress().have()).isEqualTo(1);
        var again = pool.does("p2", new Joined(1, List.of())).orThrow().entry();
        pool.at(day(1).plusSeconds(5)).does("platform", new CommonInput.Paid(again)).orThrow();
        assertThat(pool.stage()).isEqualTo("lapsed");
        assertThat(pool.books().paidBy("p2")).isZero();
        assertThat(pool.says("groupbuy.too-few")).isTrue();
        pool.ends();
    }

    @Test
    void aBidOfTheClosingMillisecondCountsAndOneAtTheDeadlineDoesNot() {
        var pool = pool(rules(DepositType.PREPAYMENT, 0), "p1", "p2");
        pool.at(day(2).minusMillis(1)).paid("s1", new Committed(bid(1, 5, 20, 9_000).committed(NONCE)));
        assertThat(pool.at(day(2)).refused("s2", new Committed("00".repeat(32)))).isEqualTo("groupbuy.bidding-closed");
        pool.does("s1", new Revealed(new Alias("s1"), bid(1, 5, 20, 9_000), NONCE)).orThrow();
        assertThat(pool.state(day(3)).stage()).isEqualTo(new Stage.Own("picking"));
        pool.ends();
    }

    @Test
    void aBidThatRisesExceedsItsCapacityOrLacksAnAttributeIsRefusedAndItsBondForfeitedAsTheRulesSay() {
        var rules = rules(DepositType.PREPAYMENT, 0);
        assertThat(fault(bid(1, 5, 20, 8_000, 9_000), rules)).isEqualTo("market.tier-rises");
        assertThat(fault(bid(4, 5, 20, 9_000, 8_000, 7_000), rules)).isEqualTo("groupbuy.beyond-capacity");
        assertThat(fault(bid(6, 5, 20, 9_000), rules)).isEqualTo("groupbuy.beyond-capacity");
        assertThat(fault(bid(1, 5, 20, 10_001), rules)).isEqualTo("groupbuy.above-ceiling");
        assertThat(fault(bid(1, 5, 20), rules)).isEqualTo("market.tiers-empty");
        assertThat(fault(new Bid(bid(1, 5, 1, 9_000).prices(), 1, 5, Map.of()), rules))
                .isEqualTo("groupbuy.attributes-mismatch");
        var pool = pool(rules, "p1", "p2");
        var rising = bid(1, 5, 20, 8_000, 9_000);
        pool.paid("s1", new Committed(rising.committed(NONCE)));
        pool.at(day(2));
        assertThat(pool.refused("s1", new Revealed(new Alias("s1"), rising, NONCE))).isEqualTo("market.tier-rises");
        pool.ends();
        assertThat(pool.books().got(new Payee.ToPlatform())).isEqualTo(1_000);
        assertThat(pool.says("groupbuy.bid-unopened")).isTrue();
    }

    private static String fault(Bid bid, GroupBuyRules rules) {
        return bid.judged(rules) instanceof Outcome.Refused<Bid>(var refusal) ? refusal.code() : "accepted";
    }

    @Test
    void anotherBidThanTheCommittedOneDoesNotOpen() {
        var pool = pool(rules(DepositType.PREPAYMENT, 0), "p1", "p2");
        pool.paid("s1", new Committed(bid(1, 5, 20, 9_000).committed(NONCE)));
        assertThat(pool.refused("s1", new Revealed(new Alias("s1"), bid(1, 5, 20, 9_000), NONCE)))
                .isEqualTo("groupbuy.not-revealing");
        pool.at(day(2));
        assertThat(pool.refused("s1", new Revealed(new Alias("s1"), bid(1, 5, 20, 8_999), NONCE)))
                .isEqualTo("groupbuy.bid-differs");
        assertThat(pool.refused("p1", new Revealed(new Alias("s1"), bid(1, 5, 20, 9_000), NONCE)))
                .isEqualTo("groupbuy.bid-unknown");
        assertThat(pool.ends().stage()).isEqualTo(new Stage.Lapsed("groupbuy.no-winner"));
    }

    @Test
    void withoutABidAllMoneyGoesBackAndOneBidderIsEnough() {
        var none = pool(rules(DepositType.EARNEST, 10_000), "p1", "p2");
        assertThat(none.ends().stage()).isEqualTo(new Stage.Lapsed("groupbuy.no-bids"));
        assertThat(none.books().paidBy("p1")).isZero();
        var one = pool(rules(DepositType.EARNEST, 10_000), "p1", "p2");
        bids(one, Map.of("s1", bid(1, 5, 20, 9_000)));
        one.does("p1", pick("s1", null)).orThrow();
        one.at(day(4)).payAll();
        assertThat(one.ends().deals()).hasSize(1);
        assertThat(one.books().paidBy("p2")).as("who picks nobody gets her deposit back").isZero();
    }

    @Test
    void whenAllTieTheEarlierCommitmentWins() {
        var rules = rules(DepositType.PREPAYMENT, 0);
        var pool = pool(rules, "p1", "p2");
        for (var supplier : List.of("s3", "s1", "s2")) {
            pool.paid(supplier, new Committed(bid(1, 5, 20, 9_000).committed(NONCE)));
        }
        pool.at(day(2));
        for (var supplier : List.of("s1", "s2", "s3")) {
            pool.does("platform", new Revealed(new Alias(supplier), bid(1, 5, 20, 9_000), NONCE)).orThrow();
        }
        pool.at(day(3));
        assertThat(pool.refused("p1", pick("s2", null))).isEqualTo("groupbuy.no-winner");
        pool.does("p1", pick("s3", "s1")).orThrow();
        pool.ends();
    }

    @Test
    void whenEverybodyPicksTheSameWinnerTheEarlierJoinersGetItAndTheOthersTheirSecondChoice() {
        var pool = pool(rules(DepositType.PREPAYMENT, 0), "p1", "p2", "p3", "p4");
        bids(pool, Map.of("s1", bid(1, 2, 20, 6_000), "s2", bid(1, 1, 20, 9_000)));
        pool.does("p4", pick("s1", "s2")).orThrow();
        pool.does("p3", pick("s1", "s2")).orThrow();
        pool.does("p2", pick("s1", null)).orThrow();
        pool.does("p1", pick("s1", null)).orThrow();
        pool.at(day(4)).payAll();
        assertThat(pool.ends().deals())
                .extracting(deal -> deal.buyer() + ">" + deal.seller())
                .containsExactly("p1>s1", "p2>s1", "p3>s2");
        assertThat(pool.books().paidBy("p4")).isZero();
    }

    @Test
    void aWinnerThatFallsShortOfItsMinimumLosesItsConsumersToTheirSecondChoice() {
        var pool = pool(rules(DepositType.PREPAYMENT, 0), "p1", "p2", "p3");
        bids(pool, Map.of("s1", bid(3, 5, 20, 6_000), "s2", bid(1, 5, 20, 9_000)));
        pool.does("p1", pick("s1", "s2")).orThrow();
        pool.does("p2", pick("s1", null)).orThrow();
        pool.does("p3", pick("s2", "s1")).orThrow();
        pool.at(day(4)).payAll();
        assertThat(pool.ends().deals()).extracting(Deal::seller).containsOnly(new Alias("s2")).hasSize(2);
        assertThat(pool.says("groupbuy.short")).isTrue();
    }

    @Test
    void aWinnerThatWithdrawsLosesItsBondAndItsConsumersAreMadeWhole() {
        var pool = pool(rules(DepositType.EARNEST, 10_000), "p1", "p2");
        bids(pool, Map.of("s1", bid(1, 5, 20, 6_000), "s2", bid(1, 5, 20, 9_000)));
        pool.does("p1", pick("s1", "s2")).orThrow();
        pool.does("s1", new Withdrew()).orThrow();
        assertThat(pool.refused("s1", new Withdrew())).isEqualTo("groupbuy.bid-unknown");
        pool.does("p2", pick("s2", null)).orThrow();
        pool.at(day(4)).payAll();
        pool.does("s2", new Withdrew()).orThrow();
        assertThat(pool.stage()).isEqualTo("lapsed");
        pool.ends();
        assertThat(pool.books().paidBy("p1")).isZero();
        assertThat(pool.books().paidBy("p2")).isZero();
        assertThat(pool.books().got(new Payee.ToPlatform())).isEqualTo(2_000);
    }

    @Test
    void aBidIsTakenBackFreelyBeforeTheDeadlineOnly() {
        var pool = pool(rules(DepositType.EARNEST, 10_000), "p1", "p2");
        pool.paid("s1", new Committed("00".repeat(32)));
        pool.does("s1", new Withdrew()).orThrow();
        assertThat(pool.books().paidBy("s1")).isZero();
        pool.paid("s1", new Committed("11".repeat(32)));
        pool.at(day(2)).does("s1", new Withdrew()).orThrow();
        pool.ends();
        assertThat(pool.books().paidBy("s1")).isEqualTo(1_000);
    }

    @Test
    void accountsLinkedToABidderAreLeftOut() {
        var pool = pool(rules(DepositType.PREPAYMENT, 0), "p1", "p2");
        pool.paid("shill", new Joined(5, List.of(new Alias("s1"))));
        bids(pool, Map.of("s1", bid(1, 5, 20, 6_000)));
        assertThat(pool.refused("shill", pick("s1", null))).isEqualTo("groupbuy.not-joined");
        assertThat(pool.state().progress().have()).isEqualTo(2);
        pool.ends();
        assertThat(pool.books().paidBy("shill")).isZero();
    }

    @Test
    void itsConvenerCallsItOffUntilSuppliersHaveWonAndNobodyElseDoes() {
        var pool = pool(rules(DepositType.EARNEST, 10_000), "p1", "p2");
        pool.paid("s1", new Committed(bid(1, 5, 20, 6_000).committed(NONCE)));
        assertThat(pool.refused("p1", new CommonInput.Cancelled("no"))).isEqualTo("market.not-yours");
        pool.does("c", new CommonInput.Cancelled("found another way")).orThrow();
        assertThat(pool.stage()).isEqualTo("cancelled");
        assertThat(pool.books().held()).isZero();
        assertThat(pool.books().paidBy("s1")).isZero();
        assertThat(pool.refused("p3", new Joined(1, List.of()))).isEqualTo("market.over");
        pool.ends();
        var bound = pool(rules(DepositType.EARNEST, 10_000), "p1", "p2");
        bids(bound, Map.of("s1", bid(1, 5, 20, 6_000)));
        assertThat(bound.refused("c", new CommonInput.Cancelled("no"))).isEqualTo("groupbuy.bound");
        bound.ends();
    }

    @Test
    void rulesThatContradictThemselvesDoNotOpen() {
        var good = rules(DepositType.PREPAYMENT, 0);
        assertThat(new GroupBuy().judged(rules(DepositType.PREPAYMENT, 1)).isAccepted()).isFalse();
        assertThat(new GroupBuy().judged(good).isAccepted()).isTrue();
        var draft = Scenario.draft(new GroupBuy(), rules(DepositType.PREPAYMENT, 1));
        assertThat(draft.refused("c", new CommonInput.Opened())).isEqualTo("groupbuy.prepayment-forfeited");
        assertThat(draft.refused("p1", new Joined(1, List.of()))).isEqualTo("market.draft");
        assertThat(Market.edit(new GroupBuy(), new Stage.Open(), good, rules(DepositType.EARNEST, 10_000)))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.refusal().sentence())
                        .contains("depositType, forfeited")
                        .contains("can be cancelled"));
    }
}
