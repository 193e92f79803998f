package org.wishwright.market.namedprice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.market.Scenario.START;
import static org.wishwright.market.Scenario.day;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
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
import org.wishwright.market.namedprice.NamedPriceInput.AcceptedCounter;
import org.wishwright.market.namedprice.NamedPriceInput.Countered;
import org.wishwright.market.namedprice.NamedPriceInput.GaveUp;
import org.wishwright.market.namedprice.NamedPriceInput.Offered;
import org.wishwright.market.namedprice.NamedPriceInput.Reserved;
import org.wishwright.market.namedprice.NamedPriceInput.Unreserved;
import org.wishwright.market.namedprice.NamedPriceRules.Spec;

class NamedPriceTest {

    private static final LocalDate NIGHT = LocalDate.parse("2026-04-01");

    private static Money yuan(long minor) {
        return Money.of(minor, "CNY");
    }

    private static NamedPriceRules rules() {
        return new NamedPriceRules(
                new Alias("c"),
                yuan(0).currency(),
                List.of(
                        new Spec("coat-silk", false, List.of("coat-cloth")),
                        new Spec("coat-cloth", false, List.of()),
                        new Spec("night", true, List.of())),
                Duration.ofHours(1),
                day(10),
                Duration.ofHours(12),
                Duration.ofHours(24),
                3,
                300,
                10,
                yuan(1_000),
                5_000);
    }

    private static Scenario<NamedPriceRules> market() {
        return Scenario.open(new NamedPrice(), rules());
    }

    private static Offered coat(long unit) {
        return new Offered("coat-silk", null, 1, yuan(unit));
    }

    private static Reserved rule(String spec, long reserve, long capacity, int points) {
        return new Reserved(spec, yuan(reserve), 1, 10, capacity, null, null, points);
    }

    @Test
    void sheIsMatchedWithTheBestPlacedSellerAndPaysExactlyWhatSheNamed() {
        var market = market();
        market.does("s1", rule("coat-silk", 40_000, 5, 10)).orThrow();
        market.does("s2", rule("coat-silk", 49_000, 5, 20)).orThrow();
        market.does("s3", rule("coat-silk", 50_001, 5, 99)).orThrow();
        market.paid("p1", coat(50_000));
        assertThat(market.at(START.plusSeconds(3_599)).state().deals()).isEmpty();
        market.at(START.plusSeconds(3_600)).payAll();
        var end = market.ends();
        assertThat(end.deals()).extracting(Deal::seller).containsExactly(new Alias("s2"));
        assertThat(end.deals()).extracting(Deal::price).containsExactly(yuan(50_000));
        assertThat(market.books().paidBy("p1")).as("the deposit is back").isEqualTo(50_000);
    }

    @Test
    void whenSellersTieTheEarlierRuleWinsAndWhenOffersTieTheEarlierOffer() {
        var market = market();
        market.does("s2", rule("coat-silk", 40_000, 1, 10)).orThrow();
        market.does("s1", rule("coat-silk", 30_000, 1, 10)).orThrow();
        market.paid("p2", coat(50_000));
        market.paid("p1", coat(50_000));
        market.paid("p3", coat(50_000));
        market.at(START.plusSeconds(3_600)).payAll();
        assertThat(market.ends().deals())
                .extracting(deal -> deal.buyer() + ">" + deal.seller())
                .containsExactly("p2>s2", "p1>s1");
    }

    @Test
    void aFurtherOfferIsThreePercentHigherAndThereAreThree() {
        var market = market();
        market.paid("p1", coat(10_000));
        market.at(START.plusSeconds(3_600));
        assertThat(market.refused("p1", coat(10_299))).isEqualTo("namedprice.raise-too-small");
        market.does("p1", coat(10_300)).orThrow();
        market.does("p1", coat(10_609)).orThrow();
        assertThat(market.refused("p1", coat(20_000))).isEqualTo("namedprice.offers-used");
        assertThat(market.state().money()).as("one deposit for all").hasSize(2);
        market.does("p1", new GaveUp("coat-silk")).orThrow();
        assertThat(market.books().paidBy("p1")).isZero();
        assertThat(market.refused("p1", coat(20_000)))
                .as("giving up is no way to probe")
                .isEqualTo("namedprice.offers-used");
        assertThat(market.ends().stage()).isEqualTo(new Stage.Lapsed("namedprice.no-deal"));
    }

    @Test
    void sellersAnswerByHandOnceAndTheConsumerMayAccept() {
        var market = market();
        var entry = market.paid("p1", coat(10_000));
        market.at(START.plusSeconds(3_600));
        var counter =
                market.does("s1", new Countered(entry, yuan(12_000))).orThrow().entry();
        assertThat(market.refused("s1", new Countered(entry, yuan(11_000)))).isEqualTo("namedprice.answered");
        assertThat(market.refused("p2", new AcceptedCounter(counter))).isEqualTo("namedprice.no-counter");
        market.paid("p1", new AcceptedCounter(counter));
        assertThat(market.ends().deals()).extracting(Deal::price).containsExactly(yuan(12_000));
        var late = market();
        var other = late.paid("p1", coat(10_000));
        late.at(START.plusSeconds(13 * 3_600));
        assertThat(late.refused("s1", new Countered(other, yuan(12_000)))).isEqualTo("namedprice.not-open");
        late.ends();
    }

    @Test
    void anAnswerAtTheNamedPriceIsAMatch() {
        var market = market();
        var entry = market.paid("p1", coat(10_000));
        market.at(START.plusSeconds(3_600));
        market.paid("s1", new Countered(entry, yuan(9_000)));
        assertThat(market.ends().deals()).extracting(Deal::price).containsExactly(yuan(10_000));
    }

    @Test
    void alternativesAtThePriceAreNamed() {
        var market = market();
        market.does("s1", rule("coat-cloth", 9_000, 1, 1)).orThrow();
        market.paid("p1", coat(10_000));
        market.at(START.plusSeconds(3_600));
        assertThat(market.says("namedprice.alternative")).isTrue();
        market.ends();
    }

    @Test
    void aNightIsSoldForItsDayWithinItsCapacity() {
        var market = market();
        market.does("s1", new Reserved("night", yuan(20_000), 1, 2, 1, NIGHT, NIGHT.plusDays(1), 1))
                .orThrow();
        market.paid("p1", new Offered("night", NIGHT.plusDays(2), 1, yuan(30_000)));
        market.paid("p2", new Offered("night", NIGHT, 1, yuan(20_000)));
        market.paid("p3", new Offered("night", NIGHT, 1, yuan(25_000)));
        market.at(START.plusSeconds(3_600)).payAll();
        var end = market.ends();
        assertThat(end.deals()).extracting(Deal::buyer).containsExactly(new Alias("p3"));
        assertThat(end.deals().getFirst().terms())
                .containsEntry("day", "2026-04-01")
                .containsEntry("redeemed-by", "code");
    }

    @Test
    void whoIsMatchedAndDoesNotPayLosesPartOfTheDepositAndTheSellerHasHerRoomBack() {
        var market = market();
        market.does("s1", rule("coat-silk", 10_000, 1, 1)).orThrow();
        market.paid("p1", coat(10_000));
        market.at(START.plusSeconds(3_600)).state();
        market.at(START.plusSeconds(26 * 3_600));
        assertThat(market.books().paidBy("p1")).isEqualTo(500);
        assertThat(market.books().got(new Payee.ToParty(new Alias("s1")))).isEqualTo(500);
        market.paid("p2", coat(10_000));
        market.at(START.plusSeconds(27 * 3_600)).payAll();
        assertThat(market.ends().deals()).extracting(Deal::buyer).containsExactly(new Alias("p2"));
    }

    @Test
    void whatIsNoOfferIsRefused() {
        var market = market();
        assertThat(market.refused("p1", new Offered("no", null, 1, yuan(1)))).isEqualTo("namedprice.spec-unknown");
        assertThat(market.refused("p1", new Offered("night", null, 1, yuan(1)))).isEqualTo("namedprice.day");
        assertThat(market.refused("p1", new Offered("coat-silk", NIGHT, 1, yuan(1))))
                .isEqualTo("namedprice.day");
        assertThat(market.refused("p1", coat(0))).isEqualTo("market.price-not-positive");
        assertThat(market.refused("p1", new Offered("coat-silk", null, 11, yuan(1))))
                .isEqualTo("market.number-out-of-range");
        assertThat(market.refused("p1", new Offered("coat-silk", null, 1, Money.of(1, "EUR"))))
                .isEqualTo("market.currency-mixed");
        var entry = market.does("s1", rule("coat-silk", 10_000, 1, 1)).orThrow().entry();
        assertThat(market.refused("s1", coat(10_000))).isEqualTo("namedprice.seller-offers");
        assertThat(market.refused("s2", new Unreserved(entry))).isEqualTo("namedprice.rule-unknown");
        market.does("s1", new Unreserved(entry)).orThrow();
        market.paid("p1", coat(10_000));
        assertThat(market.refused("p1", rule("coat-silk", 1, 1, 1))).isEqualTo("namedprice.buyer-sells");
        market.at(START.plusSeconds(3_600));
        assertThat(market.says("namedprice.no-seller"))
                .as("a rule taken back takes nothing")
                .isTrue();
        assertThat(market.at(day(10)).refused("p9", coat(1))).isEqualTo("namedprice.closed");
        market.ends();
    }

    @Test
    void noReserveIsShownAndNothingIsClearedBeforeTheDepositHasCome() {
        var market = market();
        market.does("s1", rule("coat-silk", 12_345, 1, 1)).orThrow();
        market.does("p1", coat(20_000)).orThrow();
        market.at(START.plusSeconds(7_200));
        assertThat(market.shown())
                .containsEntry("offers", 1)
                .containsEntry("rules", 1)
                .containsEntry("deals", 0L);
        assertThat(market.shown().toString()).doesNotContain("12345", "20000");
        market.payAll();
        assertThat(market.state(START.plusSeconds(3 * 3_600)).money()).hasSize(3);
        market.ends();
    }

    @Test
    void aReserveIsBoundByItsHashWithoutBeingSaid() {
        var nonce = "cd".repeat(32);
        var rule = rule("coat-silk", 12_345, 1, 1);
        assertThat(rule.committed(nonce))
                .hasSize(64)
                .isEqualTo(rule("coat-silk", 12_345, 1, 1).committed(nonce));
        assertThat(rule("coat-silk", 12_346, 1, 1).committed(nonce)).isNotEqualTo(rule.committed(nonce));
        assertThat(rule.committed("ef".repeat(32))).isNotEqualTo(rule.committed(nonce));
    }

    @Test
    void rulesThatContradictThemselvesDoNotOpen() {
        var good = rules();
        var bad = new NamedPriceRules(
                good.convener(),
                good.currency(),
                List.of(new Spec("a", false, List.of("b"))),
                good.window(),
                good.until(),
                good.counterWithin(),
                good.payWithin(),
                3,
                300,
                10,
                good.deposit(),
                0);
        assertThat(new NamedPrice().judged(bad))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("namedprice.alternative-unknown"));
    }

    @Test
    void whateverHappensNoSellerSellsMoreThanSheHasNorBelowHerReserve() {
        for (int seed = 0; seed < 150; seed++) {
            var random = new SplittableRandom(seed);
            var market = market();
            for (int step = 0; step < 40; step++) {
                market.at(START.plusSeconds(step * 1_300L));
                switch (random.nextInt(12)) {
                    case 0, 1, 2 ->
                        market.does("s" + random.nextInt(3), rule("coat-silk", 10_000, 2, random.nextInt(3)));
                    case 3 -> market.does("p" + random.nextInt(4), new GaveUp("coat-silk"));
                    case 4 ->
                        market.does(
                                "s9", new Countered("e" + random.nextInt(1, 60), yuan(random.nextInt(8_000, 12_000))));
                    case 5 -> market.does("p" + random.nextInt(4), new AcceptedCounter("e" + random.nextInt(1, 60)));
                    case 6 -> market.does(random.nextInt(9) == 0 ? "c" : "p1", new CommonInput.Cancelled("no"));
                    default -> market.does("p" + random.nextInt(4), coat(random.nextInt(8_000, 14_000)));
                }
                market.answerSome(random);
            }
            var end = market.ends();
            for (var deal : end.deals()) {
                assertThat(deal.seller().text().equals("s9") || deal.price().minor() >= 10_000)
                        .isTrue();
            }
            for (var seller : List.of("s0", "s1", "s2")) {
                long rules = market.log().stream()
                        .filter(input -> input.by().text().equals(seller) && input.what() instanceof Reserved)
                        .count();
                assertThat(end.deals().stream()
                                .filter(deal -> deal.seller().text().equals(seller))
                                .count())
                        .isLessThanOrEqualTo(2 * rules);
            }
        }
    }
}
