package org.wishwright.market.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.market.Scenario.day;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Alias;
import org.wishwright.market.CommonInput;
import org.wishwright.market.Deal;
import org.wishwright.market.Payee;
import org.wishwright.market.Scenario;
import org.wishwright.market.Stage;
import org.wishwright.market.contest.ContestInput.Backed;
import org.wishwright.market.contest.ContestInput.Balloted;
import org.wishwright.market.contest.ContestInput.Issued;
import org.wishwright.market.contest.ContestInput.Revised;
import org.wishwright.market.contest.ContestInput.Submitted;
import org.wishwright.market.contest.ContestInput.TookBack;
import org.wishwright.market.contest.ContestInput.TookDown;
import org.wishwright.market.contest.ContestRules.Kind;
import org.wishwright.market.contest.ContestRules.Round;

class ContestTest {

    private static Money yuan(long minor) {
        return Money.of(minor, "CNY");
    }

    private static ContestRules rules(Round... rounds) {
        return new ContestRules(
                new Alias("c"),
                yuan(0).currency(),
                new Alias("maker"),
                day(1),
                100,
                List.of(rounds),
                List.of(yuan(5_000), yuan(3_000)),
                300,
                yuan(60_000),
                yuan(6_000),
                false);
    }

    private static Round round(Kind kind, int number, int keep, int shown, int least) {
        return new Round(kind, day(number * 2L), day(number * 2L + 1), keep, shown, least, 1);
    }

    private static List<Alias> credentials(int n) {
        return IntStream.range(0, n).mapToObj(i -> new Alias("v" + i)).toList();
    }

    private static Scenario<ContestRules> contest(int designs, int voters, Round... rounds) {
        var contest = Scenario.open(new Contest(), rules(rounds)).payAll();
        for (int i = 0; i < designs; i++) {
            contest.does("d" + i, new Submitted("design-" + i, "receipt-" + i)).orThrow();
        }
        contest.does("platform", new Issued(credentials(voters))).orThrow();
        return contest.at(day(1));
    }

    private static Balloted for_(int... designs) {
        return new Balloted(Arrays.stream(designs).mapToObj(i -> "design-" + i).toList());
    }

    @Test
    void threeRoundsLeadFromDrawingsToPrizesAndDeals() {
        var contest = contest(
                6,
                4,
                round(Kind.SUBSETS, 1, 4, 6, 0),
                round(Kind.APPROVAL, 2, 2, 0, 1),
                round(Kind.DEPOSITS, 3, 1, 0, 2));
        for (int v = 0; v < 4; v++) {
            contest.does("v" + v, for_(1, 2, 3, 4)).orThrow();
        }
        contest.at(day(2));
        assertThat(contest.stage()).isEqualTo("revising-1");
        contest.does("d1", new Revised("design-1", "receipt-1b")).orThrow();
        assertThat(contest.refused("d0", new Revised("design-0", "x"))).isEqualTo("contest.not-revising");
        contest.at(day(3));
        contest.does("v0", for_(1)).orThrow();
        contest.does("v1", for_(1, 2)).orThrow();
        contest.does("v2", for_(3)).orThrow();
        contest.at(day(5));
        assertThat(contest.shown()).containsEntry("designs", List.of("design-1", "design-3"));
        for (var who : List.of("p1", "p2", "p3")) {
            contest.paid(who, new Backed("design-3"));
        }
        contest.paid("p1", new Backed("design-1"));
        assertThat(contest.refused("p1", new Backed("design-1"))).isEqualTo("contest.backed-already");
        assertThat(contest.refused("d3", new Backed("design-3"))).isEqualTo("contest.backed-already");
        var end = contest.ends();
        assertThat(end.stage()).isEqualTo(new Stage.Settled());
        assertThat(end.deals()).extracting(Deal::what).containsOnly("design-3").hasSize(3);
        assertThat(end.deals().getFirst().terms())
                .containsEntry("designer", "d3")
                .containsEntry("royalty-basis-points", "300");
        assertThat(contest.books().paidBy("p1")).isEqualTo(6_000);
        assertThat(contest.books().got(new Payee.ToParty(new Alias("d3")))).isEqualTo(5_000);
        assertThat(contest.books().paidBy("c"))
                .as("the second prize has no winner")
                .isEqualTo(5_000);
    }

    @Test
    void eightyOfTwoHundredComeThroughSeveralRounds() {
        var contest = contest(
                200,
                300,
                round(Kind.SUBSETS, 1, 120, 24, 0),
                round(Kind.SUBSETS, 2, 100, 24, 0),
                round(Kind.APPROVAL, 3, 80, 0, 3));
        var random = new SplittableRandom(5);
        for (int number = 1; number <= 3; number++) {
            contest.at(day(number * 2L - 1));
            @SuppressWarnings("unchecked")
            var designs = (List<String>) Objects.requireNonNull(contest.shown().get("designs"));
            var subsets = new Subsets(7, number, designs.size(), 24);
            for (int v = 0; v < 300; v++) {
                var shown = subsets.of(v);
                var ballot = new ArrayList<String>();
                for (int place : shown) {
                    if (random.nextInt(3) == 0) {
                        ballot.add(designs.get(place));
                    }
                }
                contest.does("v" + v, new Balloted(ballot));
            }
        }
        var end = contest.state(day(8));
        assertThat(end.stage()).isEqualTo(new Stage.Settled());
        assertThat((List<?>) end.shown().get("designs")).hasSize(80);
    }

    @Test
    void everyDesignIsShownEquallyOften() {
        for (int designs = 2; designs < 60; designs += 7) {
            for (int size = 2; size <= designs; size += 5) {
                var shown = new int[designs];
                var subsets = new Subsets(3, 1, designs, size);
                for (int voter = 0; voter < designs * 3; voter++) {
                    var places = subsets.of(voter);
                    assertThat(Arrays.stream(places).distinct().count()).isEqualTo(size);
                    for (int place : places) {
                        shown[place]++;
                    }
                }
                assertThat(shown).containsOnly(3 * size);
            }
        }
    }

    @Test
    void ballotsThatSayNothingOrComeFromNobodyAreRefusedAndTheLastOneCounts() {
        var contest = contest(4, 2, round(Kind.APPROVAL, 1, 1, 0, 1), round(Kind.RANKED, 2, 1, 0, 0));
        assertThat(contest.refused("v0", for_())).isEqualTo("contest.too-few-approved");
        assertThat(contest.refused("v0", for_(0, 1, 2, 3))).isEqualTo("contest.ballot-says-nothing");
        assertThat(contest.refused("v0", for_(0, 0))).isEqualTo("contest.design-unknown");
        assertThat(contest.refused("v0", for_(9))).isEqualTo("contest.design-unknown");
        for (int bot = 0; bot < 50; bot++) {
            assertThat(contest.refused("bot" + bot, for_(0))).isEqualTo("contest.no-credential");
        }
        contest.does("v0", for_(0)).orThrow();
        contest.does("v0", for_(2)).orThrow();
        assertThat(contest.shown()).containsEntry("ballots", 1L);
        assertThat(contest.state(day(2)).progress().have()).isEqualTo(1);
        assertThat(contest.shown()).containsEntry("designs", List.of("design-2"));
        assertThat(contest.refused("v0", for_(2))).isEqualTo("contest.not-voting");
        contest.at(day(3)).does("v0", for_(2)).orThrow();
        contest.ends();
    }

    @Test
    void ofASubsetOnlyWhatWasShownCanBeChosen() {
        var contest = contest(10, 1, round(Kind.SUBSETS, 1, 2, 3, 0));
        var shown = new Subsets(7, 1, 10, 3).of(0);
        int other = IntStream.range(0, 10)
                .filter(i -> Arrays.stream(shown).noneMatch(s -> s == i))
                .findFirst()
                .orElseThrow();
        assertThat(contest.refused("v0", for_(other))).isEqualTo("contest.not-shown");
        assertThat(contest.refused("v0", for_(shown))).isEqualTo("contest.ballot-says-nothing");
        contest.does("v0", for_(shown[1])).orThrow();
        assertThat(contest.state(day(2)).reasons().getLast().about()).isNotEmpty();
        contest.ends();
    }

    @Test
    void tallyIsHiddenUntilTheRoundCloses() {
        var contest = contest(4, 2, round(Kind.APPROVAL, 1, 1, 0, 1));
        contest.does("v0", for_(1)).orThrow();
        assertThat(contest.state().result()).isEmpty();
        assertThat(contest.shown()).doesNotContainKey("approvals");
        assertThat(contest.ends().result()).containsKey("rounds");
    }

    @Test
    void aDesignThatIsTakenDownOrBackTakesNobodysPlace() {
        var contest = contest(3, 3, round(Kind.DEPOSITS, 1, 1, 0, 1));
        for (var who : List.of("p1", "p2")) {
            contest.paid(who, new Backed("design-0"));
        }
        contest.paid("p3", new Backed("design-1"));
        assertThat(contest.refused("d1", new TookDown("design-0", "mine"))).isEqualTo("market.not-yours");
        contest.does("platform", new TookDown("design-0", "another's work")).orThrow();
        assertThat(contest.books().paidBy("p1")).isZero();
        assertThat(contest.refused("d0", new TookBack("design-0"))).isEqualTo("contest.gone");
        assertThat(contest.refused("p4", new Backed("design-0"))).isEqualTo("contest.design-unknown");
        assertThat(contest.ends().deals()).extracting(Deal::what).containsExactly("design-1");
    }

    @Test
    void withoutDesignsPrizesOrVotersItLapsesAndThePrizesGoBack() {
        var none = Scenario.open(new Contest(), rules(round(Kind.RANKED, 1, 1, 0, 0)))
                .payAll();
        assertThat(none.ends().stage()).isEqualTo(new Stage.Lapsed("contest.no-designs"));
        assertThat(none.books().paidBy("c")).isZero();
        var unpaid = Scenario.open(new Contest(), rules(round(Kind.RANKED, 1, 1, 0, 0)));
        assertThat(unpaid.ends().stage()).isEqualTo(new Stage.Lapsed("contest.prizes-unpaid"));
        var quiet = contest(3, 3, round(Kind.RANKED, 1, 1, 0, 0));
        assertThat(quiet.ends().stage()).isEqualTo(new Stage.Lapsed("contest.quorum"));
        assertThat(quiet.books().paidBy("c")).isZero();
    }

    @Test
    void whoCallsItOffOnceDesignsAreInPaysThePrizesToThemAll() {
        var early = Scenario.open(new Contest(), rules(round(Kind.RANKED, 1, 1, 0, 0)))
                .payAll();
        early.does("c", new CommonInput.Cancelled("no")).orThrow();
        assertThat(early.books().paidBy("c")).isZero();
        var late = contest(3, 1, round(Kind.RANKED, 1, 1, 0, 0));
        late.does("c", new CommonInput.Cancelled("no")).orThrow();
        late.ends();
        assertThat(late.books().paidBy("c")).isEqualTo(8_000);
        assertThat(late.books().got(new Payee.ToParty(new Alias("d0")))).isEqualTo(2_667);
    }

    @Test
    void whenAllTieTheEarlierDesignStandsHigher() {
        var contest = contest(3, 3, round(Kind.RANKED, 1, 2, 0, 0));
        contest.does("v0", for_(0, 1, 2)).orThrow();
        contest.does("v1", for_(1, 2, 0)).orThrow();
        contest.does("v2", for_(2, 0, 1)).orThrow();
        contest.at(day(2));
        assertThat(contest.shown()).containsEntry("designs", List.of("design-0", "design-1"));
        contest.ends();
    }

    @Test
    void electingMoreRemovesNobody() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            var ballots = new Ballots(9, 4);
            for (int v = 0; v < 30; v++) {
                ballots.add(random.ints(3, 0, 9).distinct().toArray());
            }
            var all = Phragmen.elect(ballots, 9);
            for (int n = 1; n < 9; n++) {
                assertThat(Phragmen.elect(ballots, n)).isEqualTo(Arrays.copyOf(all, n));
            }
        }
    }

    @Test
    void rulesThatContradictThemselvesDoNotOpen() {
        assertThat(fault(round(Kind.APPROVAL, 1, 5, 0, 3), round(Kind.APPROVAL, 2, 6, 0, 3)))
                .isEqualTo("market.number-out-of-range");
        assertThat(fault(round(Kind.DEPOSITS, 1, 5, 0, 3), round(Kind.APPROVAL, 2, 5, 0, 3)))
                .isEqualTo("contest.deposits-last");
        assertThat(fault(round(Kind.SUBSETS, 2, 5, 3, 3), round(Kind.APPROVAL, 1, 5, 0, 3)))
                .isEqualTo("market.deadlines-disordered");
        assertThat(fault()).isEqualTo("market.number-out-of-range");
    }

    private static String fault(Round... rounds) {
        return new Contest().judged(rules(rounds)) instanceof Outcome.Refused<ContestRules>(var refusal)
                ? refusal.code()
                : "accepted";
    }

    @Test
    void whateverHappensPrizesAndDepositsEndWhereTheRulesSay() {
        for (int seed = 0; seed < 100; seed++) {
            var random = new SplittableRandom(seed);
            var contest = contest(
                    1 + random.nextInt(6),
                    5,
                    round(Kind.values()[random.nextInt(3)], 1, 4, 3, 1),
                    round(Kind.values()[random.nextInt(3)], 2, 3, 3, 1),
                    round(Kind.DEPOSITS, 3, 2, 0, 1));
            for (int step = 0; step < 60; step++) {
                contest.at(day(1).plusSeconds(step * 8_000L));
                int design = random.nextInt(6);
                switch (random.nextInt(14)) {
                    case 0 -> contest.does("d" + design, new TookBack("design-" + design));
                    case 1 -> contest.does("platform", new TookDown("design-" + design, "copied"));
                    case 2 -> contest.does("d" + design, new Revised("design-" + design, "again"));
                    case 3 -> contest.does(random.nextInt(9) == 0 ? "c" : "v1", new CommonInput.Cancelled("no"));
                    case 4, 5, 6 -> contest.does("p" + random.nextInt(4), new Backed("design-" + design));
                    default ->
                        contest.does(
                                "v" + random.nextInt(6),
                                for_(random.ints(random.nextInt(4), 0, 6)
                                        .distinct()
                                        .toArray()));
                }
                contest.answerSome(random);
            }
            var end = contest.ends();
            assertThat(end.deals().stream().map(Deal::what).distinct().count()).isLessThanOrEqualTo(2);
            assertThat(contest.books().paidBy("c")).isBetween(0L, 8_000L);
        }
    }
}
