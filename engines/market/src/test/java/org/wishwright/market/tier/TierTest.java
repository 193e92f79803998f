package org.wishwright.market.tier;

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
import org.wishwright.market.Payee;
import org.wishwright.market.Scenario;
import org.wishwright.market.Stage;
import org.wishwright.market.tier.TierInput.Bought;
import org.wishwright.market.tier.TierInput.CalledOff;
import org.wishwright.market.tier.TierInput.Ordered;
import org.wishwright.market.tier.TierRules.Step;

class TierTest {

    private static Money yuan(long minor) {
        return Money.of(minor, "CNY");
    }

    private static TierRules rules(Step... steps) {
        return new TierRules(
                new Alias("maker"), yuan(0).currency(), "sole-42", day(7), Duration.ofHours(1), null, List.of(steps));
    }

    private static Scenario<TierRules> window() {
        return Scenario.open(new TierPricing(), rules(new Step(10, 500), new Step(100, 1_500)));
    }

    @Test
    void anOrderGoesItsWayAtOnceAndTheDifferenceIsPaidBackAtTheClose() {
        var window = window();
        window.paid("p1", new Ordered(6, yuan(10_001)));
        window.paid("p2", new Ordered(4, yuan(20_002)));
        assertThat(window.state().deals()).hasSize(2);
        assertThat(window.state().progress().want()).isEqualTo(100);
        var end = window.ends();
        assertThat(end.result()).containsEntry("back", 1_500L);
        assertThat(window.books().paidBy("p1") + window.books().paidBy("p2")).isEqualTo(28_503);
        assertThat(window.books().paidBy("p1")).isEqualTo(9_501);
    }

    @Test
    void belowTheFirstStepNothingIsPaidBackAndWithoutOrdersItLapses() {
        var window = window();
        window.paid("p1", new Ordered(9, yuan(9_000)));
        window.ends();
        assertThat(window.books().paidBy("p1")).isEqualTo(9_000);
        assertThat(window().ends().stage()).isEqualTo(new Stage.Lapsed("tier.no-orders"));
    }

    @Test
    void anOrderThatIsCalledOffCountsNoMore() {
        var window = window();
        window.paid("p1", new Ordered(6, yuan(10_000)));
        var entry = window.paid("p2", new Ordered(4, yuan(10_000)));
        assertThat(window.refused("p2", new CalledOff(entry))).isEqualTo("tier.order-unknown");
        window.does("platform", new CalledOff(entry)).orThrow();
        window.ends();
        assertThat(window.books().paidBy("p1")).isEqualTo(10_000);
    }

    @Test
    void whenTheMakerCallsItOffAllThatIsHeldGoesBack() {
        var window = window();
        window.paid("p1", new Ordered(6, yuan(10_000)));
        window.does("maker", new CommonInput.Cancelled("no")).orThrow();
        window.ends();
        assertThat(window.books().paidBy("p1")).isEqualTo(8_499);
    }

    @Test
    void whatIsBoughtThroughTheCheckoutCountsAndItsPartStandsInTheOutcome() {
        var window = window();
        window.paid("p1", new Ordered(4, yuan(10_001)));
        var outside = window.does("platform", new Bought(new Alias("p2"), 6, yuan(20_002)))
                .orThrow()
                .entry();
        var gone = window.does("platform", new Bought(new Alias("p3"), 90, yuan(90_000)))
                .orThrow()
                .entry();
        assertThat(window.refused("p2", new Bought(new Alias("p2"), 1, yuan(1))))
                .isEqualTo("market.not-yours");
        assertThat(window.refused("platform", new Bought(new Alias("p2"), 0, yuan(1))))
                .isEqualTo("market.number-out-of-range");
        assertThat(window.refused("p3", new CalledOff(gone))).isEqualTo("tier.order-unknown");
        window.does("platform", new CalledOff(gone)).orThrow();
        var end = window.ends();
        assertThat(end.result()).containsEntry("units", 10L).containsEntry("back", 1_500L);
        assertThat(end.result().get("rebates")).isEqualTo(Map.of(outside, 1_000L));
        assertThat(window.books().paidBy("p1")).isEqualTo(9_501);
    }

    @Test
    void outsideOrdersAloneSettleItAndACallOffPaysThemTheBestStep() {
        var window = window();
        var entry = window.does("platform", new Bought(new Alias("p2"), 10, yuan(10_000)))
                .orThrow()
                .entry();
        assertThat(window.ends().result().get("rebates")).isEqualTo(Map.of(entry, 500L));
        var off = window();
        var other = off.does("platform", new Bought(new Alias("p2"), 1, yuan(10_000)))
                .orThrow()
                .entry();
        off.does("maker", new CommonInput.Cancelled("no")).orThrow();
        assertThat(off.ends().result().get("rebates")).isEqualTo(Map.of(other, 1_501L));
    }

    @Test
    void wherePricesArePublishedNobodyOrdersAtAnother() {
        var fixed = new TierRules(
                new Alias("maker"),
                yuan(0).currency(),
                "lamp",
                day(7),
                Duration.ofHours(1),
                yuan(5_000),
                List.of(new Step(2, 1_000)));
        var window = Scenario.open(new TierPricing(), fixed);
        assertThat(window.refused("p1", new Ordered(2, yuan(9_999)))).isEqualTo("tier.price-differs");
        assertThat(window.refused("p1", new Ordered(Long.MAX_VALUE, yuan(1)))).isEqualTo("market.number-out-of-range");
        window.paid("p1", new Ordered(2, yuan(10_000)));
        window.ends();
        assertThat(window.books().paidBy("p1")).isEqualTo(9_000);
    }

    @Test
    void whatIsNoOrderOrNoLadderIsRefused() {
        var window = window();
        assertThat(window.refused("p1", new Ordered(0, yuan(1)))).isEqualTo("market.number-out-of-range");
        assertThat(window.refused("p1", new Ordered(1, yuan(0)))).isEqualTo("market.price-not-positive");
        for (var bad : List.of(
                rules(), rules(new Step(10, 500), new Step(10, 600)), rules(new Step(10, 500), new Step(20, 400)))) {
            assertThat(new TierPricing().judged(bad)).isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void whatIsPaidBackTogetherIsTheReductionRoundedOnce() {
        for (int seed = 0; seed < 300; seed++) {
            var random = new SplittableRandom(seed);
            var window = Scenario.open(
                    new TierPricing(),
                    rules(new Step(3, 1 + random.nextInt(300)), new Step(9, 300 + random.nextInt(9_699))));
            for (int i = 0; i < random.nextInt(1, 7); i++) {
                window.does("p" + i, new Ordered(1 + random.nextInt(4), yuan(1 + random.nextInt(500))));
                window.answerSome(random);
            }
            var end = window.ends();
            long paid = 0;
            long deals = end.deals().stream()
                    .mapToLong(deal -> window.books().got(new Payee.ToDeal(deal.id())))
                    .sum();
            for (int i = 0; i < 7; i++) {
                paid += window.books().paidBy("p" + i);
            }
            assertThat(paid).isEqualTo(deals);
            assertThat(end.deals().stream()
                            .map(Deal::paid)
                            .mapToLong(Money::minor)
                            .sum())
                    .isLessThanOrEqualTo(deals);
        }
    }
}
