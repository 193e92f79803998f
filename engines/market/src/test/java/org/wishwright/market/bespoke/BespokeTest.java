package org.wishwright.market.bespoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.market.Scenario.day;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.wishwright.kernel.Money;
import org.wishwright.market.Alias;
import org.wishwright.market.CommonInput;
import org.wishwright.market.Payee;
import org.wishwright.market.Scenario;
import org.wishwright.market.Stage;
import org.wishwright.market.bespoke.BespokeInput.AcceptedQuote;
import org.wishwright.market.bespoke.BespokeInput.Answered;
import org.wishwright.market.bespoke.BespokeInput.ChangesWanted;
import org.wishwright.market.bespoke.BespokeInput.Confirmed;
import org.wishwright.market.bespoke.BespokeInput.Drew;
import org.wishwright.market.bespoke.BespokeInput.Questioned;
import org.wishwright.market.bespoke.BespokeInput.Quoted;
import org.wishwright.market.bespoke.BespokeInput.Reached;
import org.wishwright.market.bespoke.BespokeInput.Withdrew;

class BespokeTest {

    private static Money yuan(long minor) {
        return Money.of(minor, "CNY");
    }

    private static Scenario<BespokeRules> brief() {
        var rules = new BespokeRules(
                new Alias("c"),
                yuan(0).currency(),
                "hash",
                day(5),
                day(9),
                Duration.ofDays(1),
                Duration.ofDays(10),
                Duration.ofDays(14),
                2_000);
        return Scenario.open(new Bespoke(), rules);
    }

    private static final String NONCE = "0".repeat(64);

    private static Quoted quote(long price, int... parts) {
        return new Quoted(terms(price, parts).committed(NONCE));
    }

    private static AcceptedQuote accept(String entry, long price, int... parts) {
        return new AcceptedQuote(entry, terms(price, parts), NONCE);
    }

    private static Terms terms(long price, int... parts) {
        var milestones = new java.util.ArrayList<Milestone>();
        for (int part : parts) {
            milestones.add(new Milestone("m" + (milestones.size() + 1), part));
        }
        return new Terms(yuan(price), milestones, false, LocalDate.parse("2026-06-01"), "");
    }

    @Test
    void aBriefGoesFromQuestionsOverQuotesAndDrawingsToADealWithMilestones() {
        var brief = brief();
        var question = brief.does("m1", new Questioned("q")).orThrow().entry();
        brief.does("c", new Answered(question, "a")).orThrow();
        var first = brief.does("m1", quote(90_000, 3_000, 7_000)).orThrow().entry();
        var better = brief.does("m1", quote(80_000, 3_000, 7_000)).orThrow().entry();
        brief.does("m2", quote(85_000, 10_000)).orThrow();
        assertThat(brief.state().result())
                .as("quotes are nobody else's business")
                .isEmpty();
        brief.at(day(6));
        assertThat(brief.refused("m3", quote(1, 10_000))).isEqualTo("bespoke.quoting-closed");
        assertThat(brief.refused("c", accept(first, 90_000, 3_000, 7_000))).isEqualTo("bespoke.quote-gone");
        assertThat(brief.refused("m1", accept(better, 80_000, 3_000, 7_000))).isEqualTo("market.not-yours");
        assertThat(brief.refused("c", accept(better, 79_999, 3_000, 7_000))).isEqualTo("bespoke.terms-differ");
        brief.paid("c", accept(better, 80_000, 3_000, 7_000));
        assertThat(brief.stage()).isEqualTo("drawing");
        assertThat(brief.refused("m2", new Drew("d"))).isEqualTo("bespoke.not-drawing");
        var drawing = brief.does("m1", new Drew("d1")).orThrow().entry();
        brief.does("c", new ChangesWanted("wider")).orThrow();
        var wider = brief.does("m1", new Drew("d2")).orThrow().entry();
        assertThat(brief.refused("c", new Confirmed(drawing))).isEqualTo("bespoke.drawing-old");
        assertThat(brief.refused("m1", new Reached("r"))).isEqualTo("bespoke.not-making");
        brief.does("c", new Confirmed(wider)).orThrow();
        assertThat(brief.stage()).isEqualTo("making");
        assertThat(brief.refused("m2", new Reached("r"))).isEqualTo("bespoke.not-making");
        brief.does("m1", new Reached("r")).orThrow();
        assertThat(brief.refused("m1", new Reached("r"))).isEqualTo("bespoke.not-making");
        brief.does("c", new ChangesWanted("polish it")).orThrow();
        brief.paid("m1", new Reached("r2"));
        var end = brief.ends();
        assertThat(end.deals().getFirst().price()).isEqualTo(yuan(80_000));
        assertThat(end.deals().getFirst().paid()).isEqualTo(yuan(80_000));
        assertThat(end.deals().getFirst().terms()).containsEntry("milestone-m2", "7000");
        assertThat(end.result()).containsEntry("version", 2);
    }

    @Test
    void quotesThatAreNoneAreRefused() {
        var brief = brief();
        for (var bad : Map.of(
                        terms(90_000, 3_000, 6_999), "bespoke.milestones",
                        terms(90_000), "market.number-out-of-range",
                        terms(0, 10_000), "market.price-not-positive",
                        terms(1, 1, 9_999), "bespoke.milestone-empty")
                .entrySet()) {
            var entry = brief.does("m1", new Quoted(bad.getKey().committed(NONCE)))
                    .orThrow()
                    .entry();
            assertThat(brief.refused("c", new AcceptedQuote(entry, bad.getKey(), NONCE)))
                    .isEqualTo(bad.getValue());
        }
        brief.does("m1", new Withdrew()).orThrow();
        assertThat(brief.refused("m1", new Quoted("90.00"))).isEqualTo("bespoke.commitment");
        assertThat(brief.refused("c", quote(90_000, 10_000))).isEqualTo("market.not-yours");
        assertThat(brief.refused("m1", new Withdrew())).isEqualTo("bespoke.no-quote");
        assertThat(brief.refused("c", new Answered("e9", "a"))).isEqualTo("bespoke.question-unknown");
        assertThat(brief.ends().stage()).isEqualTo(new Stage.Lapsed("bespoke.no-quotes"));
    }

    @Test
    void onceItIsMadeWhoeverStopsBearsIt() {
        var unpaid = making();
        unpaid.does("m1", new Reached("r")).orThrow();
        assertThat(unpaid.ends().stage()).isEqualTo(new Stage.Lapsed("bespoke.milestone-unpaid"));
        assertThat(unpaid.books().paidBy("c")).as("the milestones before").isEqualTo(29_997);
        var off = making();
        off.does("c", new CommonInput.Cancelled("no")).orThrow();
        off.ends();
        assertThat(off.books().got(new Payee.ToParty(new Alias("m1")))).isEqualTo(29_997);
        var late = making();
        assertThat(late.ends().stage()).isEqualTo(new Stage.Lapsed("bespoke.not-made"));
        assertThat(late.books().paidBy("c")).isZero();
        var left = making();
        left.does("m1", new Withdrew()).orThrow();
        left.ends();
        assertThat(left.books().paidBy("c")).isZero();
    }

    private static Scenario<BespokeRules> making() {
        var brief = brief();
        var entry = brief.does("m1", quote(90_000, 3_333, 6_667)).orThrow().entry();
        brief.paid("c", accept(entry, 90_000, 3_333, 6_667));
        var drawing = brief.does("m1", new Drew("d1")).orThrow().entry();
        brief.does("c", new Confirmed(drawing)).orThrow();
        return brief;
    }

    @Test
    void itEndsWhereTheRulesSayWhoeverStops() {
        var chosen = brief();
        chosen.does("m1", quote(90_000, 10_000)).orThrow();
        assertThat(chosen.ends().stage()).isEqualTo(new Stage.Lapsed("bespoke.none-accepted"));
        var unpaid = brief();
        var entry = unpaid.does("m1", quote(90_000, 10_000)).orThrow().entry();
        unpaid.does("c", accept(entry, 90_000, 10_000)).orThrow();
        assertThat(unpaid.ends().stage()).isEqualTo(new Stage.Lapsed("bespoke.unpaid"));
        var drawn = drawing();
        drawn.does("c", new CommonInput.Cancelled("no")).orThrow();
        drawn.ends();
        assertThat(drawn.books().paidBy("c")).as("the drawings were made").isEqualTo(18_000);
        assertThat(drawn.books().got(new Payee.ToParty(new Alias("m1")))).isEqualTo(18_000);
        var late = drawing();
        assertThat(late.ends().stage()).isEqualTo(new Stage.Lapsed("bespoke.not-confirmed"));
        assertThat(late.books().paidBy("c")).isEqualTo(18_000);
        var left = drawing();
        left.does("m1", new Withdrew()).orThrow();
        left.ends();
        assertThat(left.books().paidBy("c")).isZero();
    }

    private static Scenario<BespokeRules> drawing() {
        var brief = brief();
        var entry = brief.does("m1", quote(90_000, 10_000)).orThrow().entry();
        brief.paid("c", accept(entry, 90_000, 10_000));
        brief.does("m1", new Drew("d1")).orThrow();
        return brief;
    }

    @Test
    void whateverHappensMoneyEndsWithOneOfTheTwo() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            var brief = brief();
            for (int step = 0; step < 40; step++) {
                brief.at(day(0).plusSeconds(step * 20_000L));
                var maker = "m" + random.nextInt(3);
                var entry = "e" + random.nextInt(1, 42);
                switch (random.nextInt(10)) {
                    case 0 -> brief.does(maker, new Withdrew());
                    case 1 ->
                        brief.does(
                                "c", random.nextInt(9) == 0 ? new CommonInput.Cancelled("no") : new ChangesWanted("x"));
                    case 2, 3, 4 -> brief.does("c", accept(entry, 1_000, 5_000, 5_000));
                    case 5 -> brief.does("c", new Confirmed(entry));
                    case 6 -> brief.does(maker, new Drew("d"));
                    case 7 -> brief.does(maker, new Reached("r"));
                    default -> brief.does(maker, quote(1_000, 5_000, 5_000));
                }
                brief.answerSome(random);
            }
            assertThat(brief.ends().deals().size()).isLessThanOrEqualTo(1);
        }
    }
}
