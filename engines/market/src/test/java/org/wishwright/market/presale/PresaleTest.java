package org.wishwright.market.presale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.market.Scenario.day;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Alias;
import org.wishwright.market.CommonInput;
import org.wishwright.market.Deal;
import org.wishwright.market.DepositType;
import org.wishwright.market.MoneyStep;
import org.wishwright.market.Payee;
import org.wishwright.market.PriceTable;
import org.wishwright.market.PriceTable.Tier;
import org.wishwright.market.Scenario;
import org.wishwright.market.Stage;
import org.wishwright.market.presale.PresaleInput.Excused;
import org.wishwright.market.presale.PresaleInput.Pledged;
import org.wishwright.market.presale.PresaleInput.Pledged.Line;
import org.wishwright.market.presale.PresaleInput.Withdrew;
import org.wishwright.market.presale.PresaleRules.Law;
import org.wishwright.market.presale.PresaleRules.Option;

class PresaleTest {

    private static final Law CHINA = new Law(2_000, 2, true, 7);
    private static final Payee SELLER = new Payee.ToParty(new Alias("orchard"));

    private static Money yuan(long minor) {
        return Money.of(minor, "CNY");
    }

    private static PresaleRules rules(DepositType type, long deposit, long minimum, long cap, boolean madeToOrder) {
        var five = new PriceTable(List.of(new Tier(1, yuan(10_000)), new Tier(3, yuan(9_000))));
        var ten = new PriceTable(List.of(new Tier(1, yuan(18_000))));
        return new PresaleRules(
                new Alias("c"),
                yuan(0).currency(),
                new Alias("orchard"),
                List.of(new Option("five-kilos", five, cap), new Option("ten-kilos", ten, 2)),
                day(10),
                day(12),
                day(15),
                day(30),
                day(40),
                Duration.ofHours(1),
                minimum,
                cap,
                5,
                type,
                yuan(deposit),
                yuan(500),
                CHINA,
                madeToOrder);
    }

    private static Pledged five(long units) {
        return new Pledged(List.of(new Line("five-kilos", units)), "CN-31", true);
    }

    private static Scenario<PresaleRules> earnest() {
        return Scenario.open(new Presale(), rules(DepositType.EARNEST, 1_000, 0, 10, false));
    }

    @Test
    void theVolumePledgedDecidesThePriceAndTheDiscountComesOff() {
        var presale = earnest();
        presale.paid("p1", five(2));
        presale.paid("p2", five(1));
        assertThat(presale.shown()).containsEntry("prices", new TreeMap<>(Map.of("five-kilos", 8_500L, "ten-kilos", 17_500L)));
        presale.at(day(12)).payAll();
        var end = presale.ends();
        assertThat(end.stage()).isEqualTo(new Stage.Settled());
        assertThat(end.deals()).extracting(Deal::price).containsExactly(yuan(17_000), yuan(8_500));
        assertThat(end.deals().getFirst().terms()).containsEntry("earnest-times", "2").containsEntry("withdrawal-days", "7");
        assertThat(presale.books().paidBy("p1")).isEqualTo(17_000);
    }

    @Test
    void theCapIsExactAndWhatIsNotPaidInTimeIsFreeAgain() {
        var presale = Scenario.open(new Presale(), rules(DepositType.PREPAYMENT, 1_000, 0, 4, false));
        presale.paid("p1", five(3));
        presale.does("p2", five(1)).orThrow();
        assertThat(presale.refused("p3", five(1))).isEqualTo("presale.sold-out");
        presale.at(day(0).plusSeconds(3_600));
        presale.paid("p3", five(1));
        assertThat(presale.refused("p4", five(1))).isEqualTo("presale.sold-out");
        assertThat(presale.shown()).containsEntry("left", 0L);
        presale.ends();
    }

    @Test
    void theCapOfAnOptionIsExactToo() {
        var presale = earnest();
        presale.paid("p1", new Pledged(List.of(new Line("ten-kilos", 2), new Line("five-kilos", 1)), "CN-31", true));
        var other = new Pledged(List.of(new Line("ten-kilos", 1)), "CN-11", true);
        assertThat(presale.refused("p2", other)).isEqualTo("presale.sold-out");
        assertThat(presale.shown()).containsEntry("regions", Map.of("CN-31", 3L));
        presale.at(day(12)).payAll();
        assertThat(presale.ends().deals()).hasSize(2);
    }

    @Test
    void whoDoesNotPayTheBalanceLosesAnEarnestAndGetsAPrepaymentBack() {
        var earnest = earnest();
        earnest.paid("p1", five(1));
        earnest.paid("p2", five(1));
        earnest.at(day(12)).pay(step -> step.party().text().equals("p1"));
        earnest.ends();
        assertThat(earnest.books().paidBy("p2")).isEqualTo(1_000);
        assertThat(earnest.books().got(SELLER)).isEqualTo(1_000);
        var prepaid = Scenario.open(new Presale(), rules(DepositType.PREPAYMENT, 1_000, 0, 10, false));
        prepaid.paid("p1", five(1));
        assertThat(prepaid.ends().stage()).isEqualTo(new Stage.Lapsed("presale.nobody-paid"));
        assertThat(prepaid.books().paidBy("p1")).isZero();
    }

    @Test
    void aSellerWhoCallsItOffReturnsTheEarnestTwofoldAndAPrepaymentOnce() {
        for (var type : List.of(DepositType.EARNEST, DepositType.PREPAYMENT)) {
            for (long at : List.of(1L, 11L, 13L)) {
                var presale = Scenario.open(new Presale(), rules(type, 1_000, 0, 10, false));
                presale.paid("p1", five(2));
                presale.at(day(at)).payAll();
                presale.does("c", new CommonInput.Cancelled("no")).orThrow();
                presale.ends();
                assertThat(presale.books().paidBy("p1")).isZero();
                assertThat(presale.books().compensated("p1")).isEqualTo(type == DepositType.EARNEST ? 2_000 : 0);
            }
        }
    }

    @Test
    void hailExcusesTheSeller() {
        var presale = earnest();
        presale.paid("p1", five(2));
        assertThat(presale.refused("c", new Excused("hail"))).isEqualTo("market.not-yours");
        presale.does("platform", new Excused("hail")).orThrow();
        presale.ends();
        assertThat(presale.books().paidBy("p1")).isZero();
        assertThat(presale.books().compensated("p1")).isZero();
    }

    @Test
    void aConsumerWhoWithdrawsLosesAnEarnestUntilSheHasPaidInFull() {
        var presale = earnest();
        presale.paid("p1", five(1));
        presale.does("p1", new Withdrew()).orThrow();
        assertThat(presale.books().got(SELLER)).isEqualTo(1_000);
        presale.paid("p2", five(1));
        presale.at(day(12)).payAll();
        assertThat(presale.refused("p2", new Withdrew())).isEqualTo("presale.paid-in-full");
        assertThat(presale.refused("p3", new Withdrew())).isEqualTo("presale.not-pledged");
        presale.ends();
    }

    @Test
    void belowItsMinimumItLapsesAndAllGoesBack() {
        var presale = Scenario.open(new Presale(), rules(DepositType.EARNEST, 1_000, 3, 10, false));
        presale.paid("p1", five(2));
        assertThat(presale.ends().stage()).isEqualTo(new Stage.Lapsed("presale.too-few"));
        assertThat(presale.books().paidBy("p1")).isZero();
    }

    @Test
    void aCardThatIsRefusedMayBeReplacedWhileTheWindowIsOpen() {
        var presale = earnest();
        var entry = presale.paid("p1", five(1));
        presale.at(day(12)).state();
        presale.does("platform", new CommonInput.Failed(entry + "/balance", "refused")).orThrow();
        presale.payAll();
        assertThat(presale.ends().deals()).hasSize(1);
    }

    @Test
    void pledgesThatAreNoneAreRefused() {
        var presale = Scenario.open(new Presale(), rules(DepositType.EARNEST, 1_000, 0, 10, true));
        assertThat(presale.refused("p1", new Pledged(List.of(new Line("five-kilos", 1)), "CN-31", false)))
                .isEqualTo("presale.tick-missing");
        assertThat(presale.refused("p1", new Pledged(List.of(), "CN-31", true))).isEqualTo("market.number-out-of-range");
        assertThat(presale.refused("p1", new Pledged(List.of(new Line("no", 1)), "CN-31", true)))
                .isEqualTo("presale.option-unknown");
        assertThat(presale.refused("p1", new Pledged(List.of(new Line("five-kilos", 1)), "x", true)))
                .isEqualTo("presale.region-malformed");
        assertThat(presale.refused("p1", five(6))).isEqualTo("market.number-out-of-range");
        presale.paid("p1", five(1));
        assertThat(presale.refused("p1", five(1))).isEqualTo("presale.pledged-already");
        assertThat(presale.at(day(10)).refused("p2", five(1))).isEqualTo("presale.pledging-closed");
        presale.payAll();
        presale.ends();
    }

    @Test
    void rulesThatTheLawOrArithmeticForbidsDoNotOpen() {
        assertThat(fault(rules(DepositType.EARNEST, 1_701, 0, 10, false))).isEqualTo("presale.earnest-too-high");
        assertThat(fault(rules(DepositType.EARNEST, 1_700, 0, 10, false))).isEqualTo("accepted");
        assertThat(fault(rules(DepositType.PREPAYMENT, 8_501, 0, 10, false))).isEqualTo("presale.deposit-above-price");
        assertThat(fault(rules(DepositType.HOLD, 1_000, 0, 10, false))).isEqualTo("presale.deposit-type");
        assertThat(fault(rules(DepositType.EARNEST, 1_000, 11, 10, false))).isEqualTo("market.number-out-of-range");
    }

    private static String fault(PresaleRules rules) {
        return new Presale().judged(rules) instanceof Outcome.Refused<PresaleRules>(var refusal) ? refusal.code() : "accepted";
    }

    @Test
    void whateverHappensTheCapHoldsAndAllMoneyEndsWhereTheRulesSay() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            var type = random.nextBoolean() ? DepositType.EARNEST : DepositType.PREPAYMENT;
            var presale = Scenario.open(new Presale(), rules(type, 1_000, random.nextInt(4), 6, false));
            for (int step = 0; step < 40; step++) {
                presale.at(day(0).plusSeconds(step * 36_000L));
                var who = "p" + random.nextInt(6);
                switch (random.nextInt(12)) {
                    case 0 -> presale.does(who, new Withdrew());
                    case 1 -> presale.does(random.nextInt(20) == 0 ? "c" : who, new CommonInput.Cancelled("no"));
                    default -> presale.does(who, five(random.nextInt(4)));
                }
                presale.answerSome(random);
                assertThat((long) presale.shown().get("left")).isBetween(0L, 6L);
            }
            var end = presale.ends();
            assertThat(end.deals().stream().mapToLong(Deal::quantity).sum()).isLessThanOrEqualTo(6);
            boolean forfeited = end.money().stream().anyMatch(MoneyStep.Forfeited.class::isInstance);
            assertThat(forfeited && type == DepositType.PREPAYMENT).isFalse();
        }
    }
}
