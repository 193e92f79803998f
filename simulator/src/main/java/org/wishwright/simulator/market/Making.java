package org.wishwright.simulator.market;

import static org.wishwright.simulator.market.Cast.day;
import static org.wishwright.simulator.market.Cast.yuan;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wishwright.market.Alias;
import org.wishwright.market.Logged;
import org.wishwright.market.State;
import org.wishwright.market.bespoke.Bespoke;
import org.wishwright.market.bespoke.BespokeInput;
import org.wishwright.market.bespoke.BespokeRules;
import org.wishwright.market.bespoke.Milestone;
import org.wishwright.market.bespoke.Terms;
import org.wishwright.market.cocreation.CoCreation;
import org.wishwright.market.cocreation.CoCreationInput;
import org.wishwright.market.cocreation.CoCreationRules;
import org.wishwright.market.cocreation.Share;
import org.wishwright.market.contest.Contest;
import org.wishwright.market.contest.ContestInput;
import org.wishwright.market.contest.ContestRules;
import org.wishwright.market.task.Task;
import org.wishwright.market.task.TaskInput;
import org.wishwright.market.task.TaskRules;

/** The casts of contest, task call, shared design and bespoke: those who draw and make, and those who judge. */
final class Making {

    private Making() {}

    private static String maker(SplittableRandom random) {
        return "m" + random.nextInt(5);
    }

    private static Cast.Act by(String who, org.wishwright.market.Input what) {
        return new Cast.Act(who, what);
    }

    /** Six designs, three rounds, the last of deposits. */
    static final class OfContest implements Cast<ContestRules> {

        @Override
        public Contest mechanism() {
            return new Contest();
        }

        @Override
        public ContestRules rules(SplittableRandom random) {
            return new ContestRules(
                    CONVENER,
                    yuan(0).currency(),
                    new Alias("maker"),
                    day(2),
                    2,
                    List.of(
                            new ContestRules.Round(ContestRules.Kind.SUBSETS, day(4), day(5), 4, 3, 0, 1),
                            new ContestRules.Round(
                                    random.nextBoolean() ? ContestRules.Kind.APPROVAL : ContestRules.Kind.RANKED,
                                    day(7),
                                    day(8),
                                    2,
                                    0,
                                    1,
                                    1),
                            new ContestRules.Round(ContestRules.Kind.DEPOSITS, day(10), day(11), 1, 0, 2, 1)),
                    List.of(yuan(5_000), yuan(3_000)),
                    300,
                    yuan(60_000),
                    yuan(6_000),
                    random.nextBoolean());
        }

        private static String design(SplittableRandom random) {
            return "design-" + random.nextInt(6);
        }

        @Override
        public Act act(Seen seen, SplittableRandom random) {
            return switch (random.nextInt(12)) {
                case 0, 1, 2 -> by(maker(random), new ContestInput.Submitted(design(random), "r" + random.nextInt(9)));
                case 3 -> by(maker(random), new ContestInput.Revised(design(random), "r" + random.nextInt(9)));
                case 4 ->
                    random.nextInt(3) > 0
                            ? by(maker(random), new ContestInput.TookBack(design(random)))
                            : by("platform", new ContestInput.TookDown(design(random), "copied"));
                case 5 ->
                    by(
                            random.nextInt(4) == 0 ? maker(random) : "platform",
                            new ContestInput.Issued(IntStream.range(0, 6)
                                    .mapToObj(i -> new Alias("v" + i))
                                    .toList()));
                case 6, 7 -> by("p" + random.nextInt(8), new ContestInput.Backed(design(random)));
                default ->
                    by(
                            "v" + random.nextInt(7),
                            new ContestInput.Balloted(Stream.generate(() -> design(random))
                                    .limit(random.nextInt(4))
                                    .toList()));
            };
        }

        /** A design that was taken down or back is not sold. */
        @Override
        public long oversold(ContestRules rules, State end, List<Logged> log) {
            return end.deals().stream().filter(deal -> deal.quantity() != 1).count();
        }
    }

    /** A task with a held reward. */
    static final class OfTask implements Cast<TaskRules> {

        @Override
        public Task mechanism() {
            return new Task();
        }

        @Override
        public TaskRules rules(SplittableRandom random) {
            return new TaskRules(CONVENER, yuan(0).currency(), yuan(10_001), day(5), day(9), 2);
        }

        @Override
        public Act act(Seen seen, SplittableRandom random) {
            return switch (random.nextInt(6)) {
                case 0 ->
                    by(
                            random.nextInt(4) == 0 ? maker(random) : CONVENER.text(),
                            new TaskInput.Awarded(Stream.generate(() -> seen.entry(TaskInput.Submitted.class, random))
                                    .limit(1L + random.nextInt(3))
                                    .toList()));
                case 1 -> by(random.nextBoolean() ? "platform" : CONVENER.text(), new TaskInput.NoneFit("none"));
                default -> by(maker(random), new TaskInput.Submitted("r" + random.nextInt(9)));
            };
        }

        @Override
        public long oversold(TaskRules rules, State end, List<Logged> log) {
            return 0; // nothing is sold; the reward is watched by the books
        }
    }

    /** A design of several. */
    static final class OfCoCreation implements Cast<CoCreationRules> {

        @Override
        public CoCreation mechanism() {
            return new CoCreation();
        }

        @Override
        public CoCreationRules rules(SplittableRandom random) {
            return new CoCreationRules(CONVENER, yuan(0).currency(), "chair", day(5), day(9), 500);
        }

        @Override
        public Act act(Seen seen, SplittableRandom random) {
            int part = random.nextInt(10_001);
            return switch (random.nextInt(6)) {
                case 0 ->
                    by(
                            CONVENER.text(),
                            new CoCreationInput.Proposed(List.of(
                                    new Share(new Alias(maker(random)), part),
                                    new Share(new Alias(maker(random)), 10_000 - part))));
                case 1 ->
                    by(maker(random), new CoCreationInput.Agreed(seen.entry(CoCreationInput.Proposed.class, random)));
                case 2 -> by(maker(random), new CoCreationInput.TookBack());
                default -> by(maker(random), new CoCreationInput.Contributed("r" + random.nextInt(9)));
            };
        }

        @Override
        public long oversold(CoCreationRules rules, State end, List<Logged> log) {
            return 0; // nothing is sold
        }
    }

    /** One brief, five makers, one deal at most. */
    static final class OfBespoke implements Cast<BespokeRules> {

        private static final String NONCE = "0".repeat(64);

        /** What makers offer here, by the commitment that they log. */
        private static final Map<String, Terms> OFFERS = offers();

        private static Map<String, Terms> offers() {
            var offers = new TreeMap<String, Terms>();
            for (int i = 0; i < 30; i++) {
                var terms = new Terms(
                        yuan(80_000 + 1_000L * i),
                        List.of(new Milestone("first", 3_000), new Milestone("rest", 7_000)),
                        false,
                        LocalDate.parse("2026-06-01"),
                        "");
                offers.put(terms.committed(NONCE), terms);
            }
            return offers;
        }

        /** A quote that was made, accepted by its terms; else one that there is not. */
        private static BespokeInput accepted(Seen seen, SplittableRandom random) {
            var quotes = seen.log().stream()
                    .filter(input -> input.what() instanceof BespokeInput.Quoted)
                    .toList();
            if (quotes.isEmpty()) {
                return new BespokeInput.AcceptedQuote(
                        "e99999", OFFERS.values().iterator().next(), NONCE);
            }
            var one = quotes.get(random.nextInt(quotes.size()));
            var hash = ((BespokeInput.Quoted) one.what()).commitment();
            return new BespokeInput.AcceptedQuote(one.entry(), Objects.requireNonNull(OFFERS.get(hash)), NONCE);
        }

        @Override
        public Bespoke mechanism() {
            return new Bespoke();
        }

        @Override
        public BespokeRules rules(SplittableRandom random) {
            return new BespokeRules(
                    CONVENER,
                    yuan(0).currency(),
                    "hash",
                    day(5),
                    day(9),
                    Duration.ofDays(1),
                    Duration.ofDays(10),
                    Duration.ofDays(14),
                    2_000);
        }

        @Override
        public Act act(Seen seen, SplittableRandom random) {
            return switch (random.nextInt(12)) {
                case 0 -> by(maker(random), new BespokeInput.Questioned("how wide?"));
                case 1 ->
                    by(
                            CONVENER.text(),
                            new BespokeInput.Answered(seen.entry(BespokeInput.Questioned.class, random), "so"));
                case 2 -> by(maker(random), new BespokeInput.Withdrew());
                case 3, 4 -> by(CONVENER.text(), accepted(seen, random));
                case 5 -> by(maker(random), new BespokeInput.Drew("d" + random.nextInt(9)));
                case 6 -> by(CONVENER.text(), new BespokeInput.ChangesWanted("wider"));
                case 7 -> by(CONVENER.text(), new BespokeInput.Confirmed(seen.entry(BespokeInput.Drew.class, random)));
                case 8 -> by(maker(random), new BespokeInput.Reached("p" + random.nextInt(9)));
                default ->
                    by(
                            maker(random),
                            new BespokeInput.Quoted(List.copyOf(OFFERS.keySet()).get(random.nextInt(OFFERS.size()))));
            };
        }

        @Override
        public long oversold(BespokeRules rules, State end, List<Logged> log) {
            return Math.max(0, end.deals().size() - 1);
        }
    }
}
