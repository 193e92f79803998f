package org.wishwright.market.crowdfunding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.market.Scenario.day;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Alias;
import org.wishwright.market.CommonInput;
import org.wishwright.market.Deal;
import org.wishwright.market.MoneyStep;
import org.wishwright.market.Scenario;
import org.wishwright.market.Stage;
import org.wishwright.market.crowdfunding.CrowdfundingInput.Pledged;
import org.wishwright.market.crowdfunding.CrowdfundingInput.Withdrew;
import org.wishwright.market.crowdfunding.CrowdfundingRules.Reward;
import org.wishwright.market.crowdfunding.CrowdfundingRules.Stretch;

class CrowdfundingTest {

    private static Money yuan(long minor) {
        return Money.of(minor, "CNY");
    }

    private static CrowdfundingRules rules(boolean mandates, int collected) {
        return new CrowdfundingRules(
                new Alias("c"),
                yuan(0).currency(),
                yuan(10_000),
                day(10),
                mandates,
                day(14),
                collected,
                Duration.ofHours(1),
                2_000,
                List.of(new Reward("gadget", yuan(3_000), 4), new Reward("thanks", yuan(500), 0)),
                List.of(new Stretch(yuan(12_000), "green")));
    }

    private static Pledged pledge(String reward, long units) {
        return new Pledged(reward, units, yuan(0), false);
    }

    private static Scenario<CrowdfundingRules> now() {
        return Scenario.open(new Crowdfunding(), rules(false, 0));
    }

    @Test
    void reachingTheGoalMakesDealsAndUnlocksWhatWasPromised() {
        var funding = now();
        funding.paid("p1", pledge("gadget", 3));
        funding.paid("p2", new Pledged("thanks", 1, yuan(2_500), false));
        var end = funding.ends();
        assertThat(end.stage()).isEqualTo(new Stage.Settled());
        assertThat(end.deals()).extracting(Deal::price).containsExactly(yuan(9_000), yuan(3_000));
        assertThat(end.deals().getFirst().terms()).containsEntry("unlocked", "green");
    }

    @Test
    void missingTheGoalGivesEverythingBack() {
        var funding = now();
        funding.paid("p1", pledge("gadget", 3));
        assertThat(funding.ends().stage()).isEqualTo(new Stage.Lapsed("crowdfunding.goal-missed"));
        assertThat(funding.books().paidBy("p1")).isZero();
    }

    @Test
    void aRewardHasAsManyAsItSaysAndABackerCountsOnce() {
        var funding = now();
        funding.paid("p1", pledge("gadget", 3));
        assertThat(funding.refused("p1", pledge("thanks", 1))).isEqualTo("crowdfunding.backed-already");
        assertThat(funding.refused("p2", pledge("gadget", 2))).isEqualTo("crowdfunding.reward-gone");
        funding.does("p2", pledge("gadget", 1)).orThrow();
        assertThat(funding.shown()).containsEntry("backers", 1L).containsEntry("left", Map.of("gadget", 0L));
        funding.at(day(1));
        assertThat(funding.shown()).as("not paid in time").containsEntry("left", Map.of("gadget", 1L));
        funding.does("p1", new Withdrew()).orThrow();
        assertThat(funding.shown()).containsEntry("backers", 0L).containsEntry("raised", 0L);
        funding.ends();
    }

    @Test
    void theConvenersOwnSideIsCappedAndShown() {
        var funding = now();
        assertThat(funding.refused("c", pledge("gadget", 1))).isEqualTo("crowdfunding.own-limit");
        funding.paid("c", pledge("thanks", 3));
        assertThat(funding.refused("cousin", new Pledged("thanks", 2, yuan(0), true))).isEqualTo("crowdfunding.own-limit");
        assertThat(funding.shown()).containsEntry("own", 1_500L);
        funding.ends();
    }

    @Test
    void mandatesAreChargedOnSuccessAndARefusedCardHasAGrace() {
        var funding = Scenario.open(new Crowdfunding(), rules(true, 5_000));
        var p1 = funding.does("p1", pledge("gadget", 3)).orThrow().entry();
        funding.does("p2", pledge("gadget", 1)).orThrow();
        assertThat(funding.state().money()).as("nothing is charged before").isEmpty();
        funding.at(day(10));
        assertThat(funding.state().money()).hasSize(2).allMatch(MoneyStep.Charged.class::isInstance);
        funding.does("platform", new CommonInput.Failed(p1, "refused")).orThrow();
        assertThat(funding.refused("p2", new Withdrew())).isEqualTo("crowdfunding.bound");
        funding.at(day(12)).pay(step -> step instanceof MoneyStep.Asked);
        var end = funding.ends();
        assertThat(end.stage()).isEqualTo(new Stage.Settled());
        assertThat(end.deals()).extracting(Deal::buyer).containsExactly(new Alias("p1"));
    }

    @Test
    void whenTooLittleCanBeChargedEverythingGoesBack() {
        var funding = Scenario.open(new Crowdfunding(), rules(true, 10_000));
        funding.does("p1", pledge("gadget", 3)).orThrow();
        funding.does("p2", pledge("gadget", 1)).orThrow();
        funding.at(day(10)).pay(step -> step.party().text().equals("p1"));
        assertThat(funding.ends().stage()).isEqualTo(new Stage.Lapsed("crowdfunding.uncollected"));
        assertThat(funding.books().paidBy("p1")).isZero();
    }

    @Test
    void whatIsNoPledgeIsRefused() {
        var funding = now();
        assertThat(funding.refused("p1", pledge("no", 1))).isEqualTo("crowdfunding.reward-unknown");
        assertThat(funding.refused("p1", pledge("thanks", 0))).isEqualTo("market.number-out-of-range");
        assertThat(funding.refused("p1", new Pledged("thanks", 1, yuan(-1), false)))
                .isEqualTo("market.amount-out-of-range");
        assertThat(funding.refused("p1", new Withdrew())).isEqualTo("crowdfunding.not-backed");
        funding.paid("p1", pledge("gadget", 4));
        assertThat(funding.at(day(10)).refused("p2", pledge("thanks", 1))).isIn("crowdfunding.closed", "market.over");
        var good = rules(false, 0);
        var bad = new CrowdfundingRules(
                good.convener(),
                good.currency(),
                good.goal(),
                good.until(),
                false,
                good.chargeUntil(),
                0,
                good.payWithin(),
                0,
                good.rewards(),
                List.of(new Stretch(yuan(9_000), "x")));
        assertThat(new Crowdfunding().judged(bad)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void whateverHappensLimitsHoldAndItIsAllOrNothing() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            var funding = Scenario.open(new Crowdfunding(), rules(random.nextBoolean(), random.nextInt(10_001)));
            for (int step = 0; step < 40; step++) {
                funding.at(day(0).plusSeconds(step * 36_000L));
                var who = "p" + random.nextInt(6);
                switch (random.nextInt(10)) {
                    case 0 -> funding.does(who, new Withdrew());
                    case 1 -> funding.does(random.nextInt(20) == 0 ? "c" : who, new CommonInput.Cancelled("no"));
                    default ->
                        funding.does(
                                who,
                                new Pledged(
                                        random.nextBoolean() ? "gadget" : "thanks",
                                        random.nextInt(4),
                                        yuan(random.nextInt(3_000)),
                                        random.nextInt(5) == 0));
                }
                funding.answerSome(random);
            }
            var end = funding.ends();
            long gadgets = end.deals().stream()
                    .filter(deal -> deal.what().equals("gadget"))
                    .mapToLong(Deal::quantity)
                    .sum();
            assertThat(gadgets).isLessThanOrEqualTo(4);
            boolean released = end.money().stream().anyMatch(MoneyStep.Released.class::isInstance);
            assertThat(released && !(end.stage() instanceof Stage.Settled)).isFalse();
        }
    }
}
