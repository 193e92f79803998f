package org.wishwright.simulator.market;

import static org.wishwright.simulator.market.Cast.day;
import static org.wishwright.simulator.market.Cast.yuan;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wishwright.market.Alias;
import org.wishwright.market.DepositType;
import org.wishwright.market.PriceTable;
import org.wishwright.market.Stage;
import org.wishwright.market.contest.Contest;
import org.wishwright.market.contest.ContestInput;
import org.wishwright.market.contest.ContestRules;
import org.wishwright.market.crowdfunding.Crowdfunding;
import org.wishwright.market.crowdfunding.CrowdfundingInput;
import org.wishwright.market.crowdfunding.CrowdfundingRules;
import org.wishwright.market.namedprice.NamedPrice;
import org.wishwright.market.namedprice.NamedPriceInput;
import org.wishwright.market.namedprice.NamedPriceRules;
import org.wishwright.market.presale.Presale;
import org.wishwright.market.presale.PresaleInput;
import org.wishwright.market.presale.PresaleRules;

/** What those gain who do not play honestly, each in so many small campaigns with values drawn at random. */
public final class Strategies {

    private static final int GAMES = 300;

    private Strategies() {}

    /** The table, the same for a seed. */
    public static List<Gain> played(long seed) {
        return Stream.of(
                        Colluding.gains(seed, GAMES).stream(),
                        Stream.of(
                                volume(
                                        seed,
                                        DepositType.PREPAYMENT,
                                        "The deposit comes back: a prepayment does not bind."),
                                volume(seed, DepositType.EARNEST, "The earnest of what is not bought is lost."),
                                shill(seed, true, "Pledges that the platform knows to be hers are limited to 20 %."),
                                shill(
                                        seed,
                                        false,
                                        "Accounts that nobody can link to her are not limited; she pays for them."),
                                stuffed(seed, true, "One credential a verified person; each weighs as any other."),
                                stuffed(seed, false, "A ballot without a credential is refused."),
                                search(seed, 0.9, 1, "What she names is what she pays, and a miss costs an attempt."),
                                search(seed, 0.85, 3, "Three attempts, each at most 3 % higher.")))
                .flatMap(gains -> gains)
                .toList();
    }

    private static double mean(long seed, ToDoubleFunction<SplittableRandom> game) {
        var random = new SplittableRandom(seed);
        return IntStream.range(0, GAMES)
                .mapToDouble(_ -> game.applyAsDouble(random.split()))
                .average()
                .orElseThrow();
    }

    /** Somebody who wants two coats pledges for four more by another account, which never pays the balance. */
    private static Gain volume(long seed, DepositType type, String limits) {
        return new Gain(
                "presale",
                "pledges that only raise the volume, " + (type == DepositType.EARNEST ? "earnest" : "prepayment"),
                "cost of two coats, CNY",
                mean(seed, random -> coats(random, type, false)),
                mean(seed, random -> coats(random, type, true)),
                limits);
    }

    private static double coats(SplittableRandom random, DepositType type, boolean shill) {
        var prices =
                new PriceTable(List.of(new PriceTable.Tier(1, yuan(10_000)), new PriceTable.Tier(10, yuan(8_000))));
        var rules = new PresaleRules(
                Cast.CONVENER,
                yuan(0).currency(),
                new Alias("seller"),
                List.of(new PresaleRules.Option("coat", prices, 100)),
                day(1),
                day(2),
                day(3),
                day(4),
                day(5),
                Duration.ofHours(12),
                0,
                100,
                5,
                type,
                yuan(1_000),
                yuan(0),
                new PresaleRules.Law(2_000, 2, true, 7),
                false);
        var presale = Script.open(new Presale(), rules, 0);
        presale.does("p0", pledged(2));
        int others = random.nextInt(8);
        for (int i = 1; i <= others; i++) {
            presale.does("p" + i, pledged(1));
        }
        if (shill) {
            presale.does("shill", pledged(4));
        }
        presale.pay(_ -> true).at(day(2)).pay(who -> !who.equals("shill"));
        var end = presale.at(day(3)).state();
        long price = end.deals().stream()
                .filter(deal -> deal.buyer().text().equals("p0"))
                .mapToLong(deal -> deal.price().minor())
                .sum();
        return (price + presale.forfeited("shill")) / 100.0;
    }

    private static PresaleInput.Pledged pledged(long units) {
        return new PresaleInput.Pledged(List.of(new PresaleInput.Pledged.Line("coat", units)), "CN-31", false);
    }

    /** A convener whose backers bring between half of the goal and all of it pledges what is missing. */
    private static Gain shill(long seed, boolean known, String limits) {
        return new Gain(
                "crowdfunding",
                known ? "own pledges" : "own pledges by unlinked accounts",
                "goals reached, %",
                mean(seed, random -> funded(random, false, known)),
                mean(seed, random -> funded(random, true, known)),
                limits);
    }

    private static double funded(SplittableRandom random, boolean shill, boolean known) {
        var rules = new CrowdfundingRules(
                Cast.CONVENER,
                yuan(0).currency(),
                yuan(100_000),
                day(1),
                false,
                day(2),
                0,
                Duration.ofHours(12),
                2_000,
                List.of(new CrowdfundingRules.Reward("thanks", yuan(100), 0)),
                List.of());
        var funding = Script.open(new Crowdfunding(), rules, 0);
        long raised = 50_000 + random.nextLong(55_000);
        funding.does("p1", new CrowdfundingInput.Pledged("thanks", 1, yuan(raised - 100), false));
        if (shill && raised < 99_900) {
            long missing = 100_000 - raised;
            if (known) {
                missing = Math.min(missing, 20_000);
            }
            funding.does(
                    known ? Cast.CONVENER.text() : "friend",
                    new CrowdfundingInput.Pledged("thanks", 1, yuan(missing - 100), known));
        }
        return funding.pay(_ -> true).at(day(2)).state().stage() instanceof Stage.Settled ? 100 : 0;
    }

    /** Ten designs, forty voters who like three each at random; ten friends of the first approve hers alone. */
    private static Gain stuffed(long seed, boolean verified, String limits) {
        return new Gain(
                "contest",
                verified ? "ten friends among fifty voters" : "ten made-up voters",
                "her design among the three kept, %",
                mean(seed, random -> kept(random, false, verified)),
                mean(seed, random -> kept(random, true, verified)),
                limits);
    }

    private static double kept(SplittableRandom random, boolean stuffing, boolean verified) {
        var rules = new ContestRules(
                Cast.CONVENER,
                yuan(0).currency(),
                new Alias("maker"),
                day(1),
                1,
                List.of(
                        new ContestRules.Round(ContestRules.Kind.APPROVAL, day(2), day(3), 3, 0, 0, 1),
                        new ContestRules.Round(ContestRules.Kind.DEPOSITS, day(4), day(5), 1, 0, 1, 1)),
                List.of(yuan(5_000)),
                300,
                yuan(60_000),
                yuan(6_000),
                false);
        var contest = Script.open(new Contest(), rules, random.nextLong()).pay(_ -> true);
        for (int i = 0; i < 10; i++) {
            contest.does("d" + i, new ContestInput.Submitted("design-" + i, "r" + i));
        }
        contest.does("platform", new ContestInput.Issued(credentials("v", verified ? 50 : 40)));
        contest.at(day(1));
        for (int i = 0; i < 50; i++) {
            boolean friend = i >= 40;
            if (friend && stuffing) {
                contest.does("v" + i, new ContestInput.Balloted(List.of("design-0")));
            } else if (!friend || verified) {
                contest.does(
                        "v" + i,
                        new ContestInput.Balloted(Stream.generate(() -> "design-" + random.nextInt(10))
                                .distinct()
                                .limit(3)
                                .toList()));
            }
        }
        var designs = contest.at(day(3)).state().shown().get("designs");
        return designs instanceof List<?> left && left.contains("design-0") ? 100 : 0;
    }

    private static List<Alias> credentials(String name, int people) {
        return IntStream.range(0, people).mapToObj(i -> new Alias(name + i)).toList();
    }

    /** A consumer to whom a coat is worth 120.00 and whose seller's hidden reserve is drawn between 80.00 and 120.00. */
    private static Gain search(long seed, double first, int attempts, String limits) {
        return new Gain(
                "namedprice",
                attempts == 1 ? "names a tenth less than it is worth" : "searches from below",
                "what it is worth less what she pays, CNY",
                mean(seed, random -> surplus(random, 1, 1)),
                mean(seed, random -> surplus(random, first, attempts)),
                limits);
    }

    private static double surplus(SplittableRandom random, double first, int attempts) {
        var rules = new NamedPriceRules(
                Cast.CONVENER,
                yuan(0).currency(),
                List.of(new NamedPriceRules.Spec("coat", false, List.of())),
                Duration.ofHours(1),
                day(5),
                Duration.ofHours(12),
                Duration.ofHours(24),
                3,
                300,
                10,
                yuan(1_000),
                5_000);
        var market = Script.open(new NamedPrice(), rules, 0);
        market.does(
                "seller",
                new NamedPriceInput.Reserved("coat", yuan(8_000 + random.nextInt(4_000)), 1, 10, 10, null, null, 0));
        var now = Cast.START;
        long named = Math.round(12_000 * first);
        for (int i = 0; i < attempts && market.state().deals().isEmpty(); i++) {
            market.does("p", new NamedPriceInput.Offered("coat", null, 1, yuan(named)));
            market.pay(_ -> true);
            now = now.plus(Duration.ofHours(14));
            market.at(now).pay(_ -> true);
            named = named * 103 / 100;
        }
        var deals = market.at(day(20)).pay(_ -> true).state().deals();
        return deals.isEmpty() ? 0 : (12_000 - deals.getFirst().price().minor()) / 100.0;
    }
}
