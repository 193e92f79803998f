package org.wishwright.platform.ledger.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wishwright.platform.ledger.deal.DepositType.EARNEST;
import static org.wishwright.platform.ledger.deal.DepositType.HOLD;
import static org.wishwright.platform.ledger.deal.DepositType.PREPAYMENT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.deal.Deal.Remedy;
import org.wishwright.platform.ledger.deal.Deal.Step;
import org.wishwright.platform.ledger.deal.Portion.Beneficiary;
import org.wishwright.platform.ledger.deal.Terms.Milestone;

class DealTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration WINDOW = Duration.ofDays(7);
    private static final PartyId MAKER = new PartyId(new UUID(1, 1));
    private static final PartyId MERCHANT = new PartyId(new UUID(1, 2));
    private static final PartyId DESIGNER = new PartyId(new UUID(1, 3));
    private static final PartyId LEADER = new PartyId(new UUID(1, 4));
    private static final List<Portion> PORTIONS = List.of(
            new Portion(Beneficiary.MAKER, MAKER, 7_000, 1_000),
            new Portion(Beneficiary.MERCHANT, MERCHANT, 1_333, 0),
            new Portion(Beneficiary.DESIGNER, DESIGNER, 667, 0),
            new Portion(Beneficiary.LEADER, LEADER, 500, 0),
            new Portion(Beneficiary.PLATFORM, null, 500, 0));

    @Test
    void earnestAboveTheLimitIsAPrepayment() {
        var deal = done(deal("CN", 10_000).deposit(EARNEST, cny(3_000)));
        assertThat(deal.deposit(EARNEST)).isEqualTo(cny(2_000));
        assertThat(deal.deposit(PREPAYMENT)).isEqualTo(cny(1_000));
        assertThat(deal.outstanding()).isEqualTo(cny(7_000));
        var again = done(deal.deposit(EARNEST, cny(100)));
        assertThat(again.deposit(EARNEST)).isEqualTo(cny(2_000));
    }

    @Test
    void theSpecificationOfALawWithoutEarnestTakesNone() {
        var deal = done(deal("EU", 10_000).deposit(EARNEST, cny(3_000)));
        assertThat(deal.deposit(EARNEST)).isEqualTo(cny(0));
        assertThat(payer(done(deal.payerDefaults(Remedy.EARNEST, NOW)))) // the penalty, which was agreed
                .isEqualTo(cny(-700));
    }

    @Test
    void thePayerWhoDefaultsForfeitsTheEarnestAndHasTheRestBack() {
        var deal =
                done(done(done(deal("CN", 10_000).deposit(EARNEST, cny(2_000))).deposit(PREPAYMENT, cny(500)))
                        .deposit(HOLD, cny(300)));
        var over = done(deal.payerDefaults(Remedy.EARNEST, NOW));
        assertThat(payer(over)).isEqualTo(cny(-2_000));
        assertThat(over.held().of(new Pocket.Share(MAKER))).isEqualTo(cny(2_000));
        refused("deal.over", over.pay(cny(1)));
    }

    @Test
    void theReceiverWhoDefaultsReturnsTheEarnestTwofoldOutOfHerBond() {
        var deal = done(deal("CN", 10_000).deposit(EARNEST, cny(2_000)));
        var over = deal.receiverDefaults(Remedy.EARNEST, cny(1_500)).orThrow();
        assertThat(payer(over.deal())).isEqualTo(cny(2_000));
        assertThat(over.deal().held().of(new Pocket.Bond(MAKER))).isEqualTo(cny(-1_500));
        assertThat(over.deal().held().of(new Pocket.Fund())).isEqualTo(cny(-500));
        assertThat(over.movements()).extracting(Movement::purpose).contains("deal.default-compensated");
        assertThat(payer(done(done(deal("NONE", 10_000).deposit(EARNEST, cny(2_000)))
                        .receiverDefaults(Remedy.EARNEST, cny(0)))))
                .isEqualTo(cny(0));
    }

    @Test
    void earnestOrPenaltyAndNotBoth() {
        var deal = done(done(deal("CN", 10_000).deposit(EARNEST, cny(2_000))).deposit(PREPAYMENT, cny(1_000)));
        var penalty = done(deal.payerDefaults(Remedy.PENALTY, NOW));
        assertThat(payer(penalty)).isEqualTo(cny(-700));
        var earnest = done(deal.payerDefaults(Remedy.EARNEST, NOW));
        assertThat(payer(earnest)).isEqualTo(cny(-2_000));
        var agreed =
                done(done(deal("NONE", 10_000).deposit(EARNEST, cny(2_000))).deposit(PREPAYMENT, cny(1_000)));
        assertThat(payer(done(agreed.payerDefaults(Remedy.EARNEST, NOW)))).isEqualTo(cny(-2_700));
        assertThat(payer(done(deal.receiverDefaults(Remedy.PENALTY, cny(10_000)))))
                .isEqualTo(cny(700));
    }

    @Test
    void instalmentsArePaidUpToThePriceAndNotBeyond() {
        var deal = done(deal("CN", 10_000).deposit(EARNEST, cny(2_000)));
        deal = done(deal.pay(cny(4_000)));
        refused("deal.overpaid", deal.pay(cny(4_001)));
        refused("deal.amount-invalid", deal.pay(cny(0)));
        refused("deal.amount-invalid", deal.deposit(HOLD, cny(-5)));
        refused("deal.unpaid", deal.reach(Milestone.SHIPPED, NOW));
        assertThat(done(deal.pay(cny(4_000))).outstanding()).isEqualTo(cny(0));
        var open = deal;
        assertThatThrownBy(() -> open.pay(Money.of(5, "EUR"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eachMilestoneFreesItsPartAndTheLastWaitsForTheWindow() {
        var deal = done(done(deal("CN", 9_999).deposit(EARNEST, cny(1_000))).pay(cny(8_999)));
        deal = done(deal.reach(Milestone.INSPECTED, NOW));
        assertThat(deal.released()).isEqualTo(cny(3_000));
        assertThat(deal.held().of(new Pocket.Holdback(MAKER)).isPositive()).isTrue();
        deal = done(deal.reach(Milestone.SHIPPED, NOW));
        assertThat(deal.released()).isEqualTo(cny(5_000));
        refused("deal.complaint-window", deal.reach(Milestone.UNDISPUTED, NOW.plus(WINDOW)));
        deal = done(deal.reach(Milestone.RECEIVED, NOW));
        refused(
                "deal.complaint-window",
                deal.reach(Milestone.UNDISPUTED, NOW.plus(WINDOW).minusSeconds(1)));
        deal = done(deal.reach(Milestone.UNDISPUTED, NOW.plus(WINDOW)));
        assertThat(deal.released()).isEqualTo(cny(9_999));
        var parts = cny(9_999).split(7_000, 1_333, 667, 500, 500);
        assertThat(deal.held().of(new Pocket.Share(DESIGNER))).isEqualTo(parts.get(2));
        assertThat(deal.held().of(new Pocket.Commission())).isEqualTo(parts.get(4));
        assertThat(deal.freeHoldback(MAKER).deal().held().of(new Pocket.Share(MAKER)))
                .isEqualTo(parts.getFirst());
        assertThat(done(deal.reach(Milestone.SHIPPED, NOW)).released()).isEqualTo(cny(9_999));
    }

    @Test
    void aRefundTakesBackEachShare() {
        var deal = finished(10_000);
        var back = done(deal.refund(cny(1_000)));
        assertThat(back.held().of(new Pocket.Share(DESIGNER))).isEqualTo(cny(600));
        assertThat(back.held().of(new Pocket.Commission())).isEqualTo(cny(450));
        assertThat(payer(back)).isEqualTo(cny(-9_000));
        var all = done(back.refund(cny(9_000)));
        assertThat(all.held().all().values()).allMatch(amount -> amount.minor() == 0);
        refused("deal.refund-exceeded", all.refund(cny(1)));
        refused("deal.amount-invalid", deal.refund(cny(0)));
        refused("deal.refund-exceeded", deal.refund(cny(10_001)));
    }

    @Test
    void whatIsMadeToOrderIsNotGivenBackWithoutAReason() {
        var terms = terms("EU", 10_000, false);
        var deal = done(done(Deal.of(terms).pay(cny(10_000))).reach(Milestone.RECEIVED, NOW));
        assertThat(payer(done(deal.payerDefaults(Remedy.EARNEST, NOW.plus(Duration.ofDays(13))))))
                .isEqualTo(cny(0));
        refused("deal.withdrawal-over", deal.payerDefaults(Remedy.EARNEST, NOW.plus(Duration.ofDays(14))));
        var made = done(done(deal("EU", 10_000).pay(cny(10_000))).reach(Milestone.RECEIVED, NOW));
        refused("deal.withdrawal-over", made.payerDefaults(Remedy.EARNEST, NOW));
    }

    @Test
    void aCompensationComesFromTheBondFirst() {
        var deal = done(finished(10_000).compensate(cny(500), cny(200)));
        assertThat(deal.held().of(new Pocket.Bond(MAKER))).isEqualTo(cny(-200));
        assertThat(deal.held().of(new Pocket.Fund())).isEqualTo(cny(-300));
        refused("deal.amount-invalid", deal.compensate(cny(0), cny(200)));
    }

    @Test
    void whatTheSellerGivesOffIsOffHerShareAlone() {
        var deal = done(deal("CN", 10_000).pay(cny(10_000)));
        deal = done(deal.reach(Milestone.INSPECTED, NOW));
        deal = done(deal.rebate(cny(1_000)));
        assertThat(payer(deal)).isEqualTo(cny(-9_000));
        for (var milestone : List.of(Milestone.SHIPPED, Milestone.RECEIVED)) {
            deal = done(deal.reach(milestone, NOW));
        }
        deal = done(deal.reach(Milestone.UNDISPUTED, NOW.plus(WINDOW)));
        assertThat(deal.held().of(new Pocket.Commission())).isEqualTo(cny(500));
        assertThat(deal.held().of(new Pocket.Share(DESIGNER))).isEqualTo(cny(667));
        var seller = deal.freeHoldback(MAKER).deal();
        assertThat(seller.held().of(new Pocket.Share(MAKER))).isEqualTo(cny(6_000));
        var more = done(seller.rebate(cny(6_000)));
        assertThat(more.held().of(new Pocket.Share(MAKER))).isEqualTo(cny(0));
        refused("deal.refund-exceeded", more.rebate(cny(1)));
        refused("deal.amount-invalid", more.rebate(cny(0)));
    }

    @Test
    void thePlatformPaysForItsOwnFaultOutOfWhatItEarnedAndNeverMoreThanWasPaid() {
        var deal = done(finished(10_000).bear(cny(2_000)));
        assertThat(payer(deal)).isEqualTo(cny(-8_000));
        assertThat(deal.held().of(new Pocket.Earned())).isEqualTo(cny(-2_000));
        assertThat(deal.price()).isEqualTo(cny(10_000));
        refused("deal.refund-exceeded", deal.refund(cny(8_001)));
        refused("deal.refund-exceeded", deal.bear(cny(8_001)));
        refused("deal.amount-invalid", deal.bear(cny(-1)));
        assertThat(payer(done(deal.refund(cny(8_000))))).isEqualTo(cny(0));
    }

    @Test
    void whatEndsEarlyIsSharedOutAsFarAsItDidNotGoBack() {
        var deal = done(done(deal("CN", 10_000).pay(cny(10_000))).reach(Milestone.INSPECTED, NOW));
        var over = done(done(deal.refund(cny(6_000))).close());
        assertThat(payer(over)).isEqualTo(cny(-4_000));
        assertThat(over.held().of(new Pocket.Commission())).isEqualTo(cny(200));
        assertThat(over.held().of(new Pocket.Escrow())).isEqualTo(cny(0));
        assertThat(over.over()).isTrue();
        refused("deal.over", over.close());
        var nothing = done(done(deal.refund(cny(10_000))).close());
        assertThat(nothing.held().all().values()).allMatch(amount -> amount.minor() == 0);
    }

    @Test
    void portionsMayBeAmountsOfThePriceItself() {
        var terms = new Terms(
                RulePack.of("NONE"),
                cny(11_000),
                MAKER,
                true,
                cny(0),
                List.of(
                        new Portion(Beneficiary.MAKER, MAKER, 10_500, 0),
                        new Portion(Beneficiary.PLATFORM, null, 500, 0)),
                Map.of(Milestone.RECEIVED, 10_000),
                WINDOW);
        var deal = done(done(Deal.of(terms).pay(cny(11_000))).reach(Milestone.RECEIVED, NOW));
        assertThat(deal.held().of(new Pocket.Share(MAKER))).isEqualTo(cny(10_500));
    }

    @Test
    void termsThatDoNotAddUpAreNotTerms() {
        assertThatThrownBy(() -> new Terms(
                        RulePack.of("CN"),
                        cny(1),
                        MAKER,
                        true,
                        cny(0),
                        PORTIONS,
                        Map.of(Milestone.RECEIVED, 9_500),
                        WINDOW))
                .hasMessageContaining("9500");
        assertThatThrownBy(() -> new Portion(Beneficiary.MAKER, null, 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** {@link Held} throws where a cent is lost, made, or taken from where it is not: the walk must never end that way. */
    @Test
    void whateverHappensInWhateverOrderEveryCentIsAccountedFor() {
        for (int seed = 0; seed < 3_000; seed++) {
            var random = new Random(seed);
            var deal = deal(RulePack.JURISDICTIONS.get(seed % 3), 1 + random.nextInt(1_000));
            var now = NOW;
            for (int i = 0; i < 20; i++) {
                now = now.plus(Duration.ofHours(random.nextInt(72)));
                if (step(deal, random, now) instanceof Outcome.Accepted<Step>(var step)) {
                    deal = step.deal();
                }
                check(deal, seed);
            }
        }
    }

    private static void check(Deal deal, int seed) {
        assertThat(deal.outstanding().isNegative() && !deal.over())
                .as("seed %d", seed)
                .isFalse();
        assertThat(deal.refunded().compareTo(deal.terms().price()) <= 0)
                .as("seed %d", seed)
                .isTrue();
        assertThat(deal.over() && deal.held().of(new Pocket.Escrow()).isPositive())
                .as("seed %d", seed)
                .isFalse();
    }

    private static Outcome<Step> step(Deal deal, Random random, Instant now) {
        var amount = cny(1 + random.nextInt(400));
        var remedy = Remedy.values()[random.nextInt(2)];
        return switch (random.nextInt(15)) {
            case 0, 1 -> deal.deposit(DepositType.values()[random.nextInt(3)], amount);
            case 2, 3, 4 ->
                deal.pay(random.nextBoolean() && deal.outstanding().isPositive() ? deal.outstanding() : amount);
            case 5, 6, 7 -> deal.reach(Milestone.values()[random.nextInt(4)], now);
            case 8 -> deal.refund(amount);
            case 9 -> random.nextInt(4) > 0 ? deal.compensate(amount, amount) : deal.payerDefaults(remedy, now);
            case 10 ->
                random.nextInt(4) > 0
                        ? Outcome.accepted(deal.freeHoldback(MAKER))
                        : deal.receiverDefaults(remedy, amount);
            case 11 -> deal.rebate(amount);
            case 12 -> deal.bear(amount);
            case 13 -> random.nextInt(4) > 0 ? deal.rebate(cny(1)) : deal.close();
            default -> deal.refund(cny(1));
        };
    }

    private static Deal finished(long price) {
        var deal = done(deal("CN", price).pay(cny(price)));
        for (var milestone : List.of(Milestone.INSPECTED, Milestone.SHIPPED, Milestone.RECEIVED)) {
            deal = done(deal.reach(milestone, NOW));
        }
        return done(deal.reach(Milestone.UNDISPUTED, NOW.plus(WINDOW)));
    }

    private static Deal deal(String jurisdiction, long price) {
        return Deal.of(terms(jurisdiction, price, true));
    }

    private static Terms terms(String jurisdiction, long price, boolean madeToOrder) {
        return new Terms(
                RulePack.of(jurisdiction),
                cny(price),
                MAKER,
                madeToOrder,
                cny(price < 700 ? 0 : 700),
                PORTIONS,
                Map.of(
                        Milestone.INSPECTED,
                        3_000,
                        Milestone.SHIPPED,
                        2_000,
                        Milestone.RECEIVED,
                        2_500,
                        Milestone.UNDISPUTED,
                        2_500),
                WINDOW);
    }

    private static Deal done(Outcome<Step> step) {
        return step.orThrow().deal();
    }

    /** What the payer has lost or won. */
    private static Money payer(Deal deal) {
        return deal.held().of(new Pocket.Payer());
    }

    private static void refused(String code, Outcome<Step> step) {
        assertThat(step)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    private static Money cny(long minor) {
        return Money.of(minor, "CNY");
    }
}
