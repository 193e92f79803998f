package org.wishwright.market.bespoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.market.Scenario.day;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
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
                null,
                day(5),
                day(9),
                Duration.ofDays(1),
                Duration.ofDays(10),
                2_000);
        return Scenario.open(new Bespoke(), rules);
    }

    private static Quoted quote(long price, int... parts) {
        var milestones = new java.util.ArrayList<Milestone>();
        for (int part : parts) {
            milestones.add(new Milestone("m" + milestones.size(), part));
        }
        return new Quoted(yuan(price), milestones, false, LocalDate.parse("2026-06-01"));
    }

    @Test
    void aBriefGoesFromQuestionsOverQuotesAndDrawingsToADealWithMilestones() {
        var brief = brief();
        var question = brief.does("m1", new Questioned("q")).orThrow().entry();
        brief.does("c", new Answered(question, "a")).orThrow();
        var first = brief.does("m1", quote(90_000, 3_000, 7_000)).orThrow().entry();
        var better = brief.does("m1", quote(80_000, 3_000, 7_000)).orThrow().entry();
        brief.does("m2", quote(85_000, 10_000)).orThrow();
        assertThat(brief.state().result()).as("quotes are nobody else's business").isEmpty();
        brief.at(day(6));
        assertThat(brief.refused("m3", quote(1, 10_000))).isEqualTo("bespoke.quoting-closed");
        assertThat(brief.refused("c", new AcceptedQuote(first))).isEqualTo("bespoke.quote-gone");
        assertThat(brief.refused("m1", new AcceptedQuote(better))).isEqualTo("market.not-yours");
        brief.paid("c", new AcceptedQuote(better));
        assertThat(brief.stage()).isEqualTo("drawing");
        assertThat(brief.refused("m2", new Drew("d"))).isEqualTo("bespoke.not-drawing");
        var drawing = brief.does("m1", new Drew("d1")).orThrow().entry();
        brief.does("c", new ChangesWanted("wider")).orThrow();
        var wider = brief.does("m1", new Drew("d2")).orThrow().entry();
        assertThat(brief.refused("c", new Confirmed(drawing))).isEqualTo("bespoke.drawing-old");
        brief.does("c", new Confirmed(wider)).orThrow();
        var end = brief.ends();
        assertThat(end.deals().getFirst().price()).isEqualTo(yuan(80_000));
        assertThat(end.deals().getFirst().paid()).isEqualTo(yuan(24_000));
        assertThat(end.deals().getFirst().terms()).containsEntry("milestone-m1", "7000");
        assertThat(end.result()).containsEntry("version", 2);
    }

    @Test
    void quotesThatAreNoneAreRefused() {
        var brief = brief();
        assertThat(brief.refused("m1", quote(90_000, 3_000, 6_999))).isEqualTo("bespoke.milestones");
        assertThat(brief.refused("m1", quote(90_000))).isEqualTo("market.number-out-of-range");
        assertThat(brief.refused("m1", quote(0, 10_000))).isEqualTo("market.price-not-positive");
        assertThat(brief.refused("m1", quote(1, 1, 9_999))).isEqualTo("bespoke.first-milestone");
        assertThat(brief.refused("c", quote(90_000, 10_000))).isEqualTo("market.not-yours");
        assertThat(brief.refused("m1", new Withdrew())).isEqualTo("bespoke.no-quote");
        assertThat(brief.refused("c", new Answered("e9", "a"))).isEqualTo("bespoke.question-unknown");
        assertThat(brief.ends().stage()).isEqualTo(new Stage.Lapsed("bespoke.no-quotes"));
    }

    @Test
    void itEndsWhereTheRulesSayWhoeverStops() {
        var chosen = brief();
        chosen.does("m1", quote(90_000, 10_000)).orThrow();
        assertThat(chosen.ends().stage()).isEqualTo(new Stage.Lapsed("bespoke.none-accepted"));
        var unpaid = brief();
        var entry = unpaid.does("m1", quote(90_000, 10_000)).orThrow().entry();
        unpaid.does("c", new AcceptedQuote(entry)).orThrow();
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
        brief.paid("c", new AcceptedQuote(entry));
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
                switch (random.nextInt(9)) {
                    case 0 -> brief.does(maker, new Withdrew());
                    case 1 -> brief.does("c", random.nextInt(9) == 0 ? new CommonInput.Cancelled("no") : new ChangesWanted("x"));
                    case 2, 3, 4 -> brief.does("c", new AcceptedQuote(entry));
                    case 5 -> brief.does("c", new Confirmed(entry));
                    case 6 -> brief.does(maker, new Drew("d"));
                    default -> brief.does(maker, quote(1 + random.nextInt(1_000), 5_000, 5_000));
                }
                brief.answerSome(random);
            }
            assertThat(brief.ends().deals().size()).isLessThanOrEqualTo(1);
        }
    }
}
