package org.wishwright.benchmarks.market;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.wishwright.benchmarks.money.HttpOrders;
import org.wishwright.benchmarks.money.Program;
import org.wishwright.benchmarks.sheet.Sheet;
import org.wishwright.benchmarks.sheet.Sheet.Found;
import org.wishwright.benchmarks.sheet.Sheet.Measure;
import org.wishwright.market.exact.Cases;
import org.wishwright.simulator.market.Campaigns;
import org.wishwright.simulator.market.Played;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The mechanisms at size, and in small against trying everything. */
@Command(
        name = "market",
        mixinStandardHelpOptions = true,
        description = {
            "Awards and tallies: how long they take for a million people, and whether they are exact; one campaign",
            "under a crowd, over HTTP; and campaigns played with faults.",
            "",
            "hot-presale-vs-orders: a pledge is one request with a key, answered when the pledge is in the log of its",
            "campaign and the deposit asked of her is recorded, in one presale; an order is two requests, into the cart",
            "and ordered, answered when it has its capacity and its payment is asked for, spread over eight makers. Both",
            "are committed with synchronous_commit on the same database, from as many clients. Nothing is paid in either."
        })
public final class MarketBench implements Callable<Integer> {

    private static final String NAME = "market";
    private static final int MILLION = 1_000_000;
    private static final int ROUNDS = 5;
    private static final int MAKERS = 8;
    private static final int PLEDGES = 20;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Option(names = "--only", split = ",", paramLabel = "ROW", description = "Measure these rows and no others.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "S", description = "Where seeds begin (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--cases", paramLabel = "N", description = "Small cases of each kind (default: ${DEFAULT-VALUE}).")
    private int cases = 10_000;

    @Option(names = "--seeds", paramLabel = "N", description = "How many to simulate (default: ${DEFAULT-VALUE}).")
    private int seeds = 10_000;

    @Option(
            names = "--joiners",
            paramLabel = "N",
            description = "Of the pool whose outcome is posted (default: ${DEFAULT-VALUE}).")
    private int joiners = 2_000;

    @Option(names = "--clients", paramLabel = "N", description = "Who ask at once (default: ${DEFAULT-VALUE}).")
    private int clients = 64;

    @Option(names = "--people", paramLabel = "N", description = "Who pledge (default: ${DEFAULT-VALUE}).")
    private int people = 40_000;

    @Option(names = "--seconds", paramLabel = "N", description = "How long to order (default: ${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Option(names = "--watchers", paramLabel = "N", description = "Who watch (default: ${DEFAULT-VALUE}).")
    private int watchers = 10_000;

    @Override
    public Integer call() {
        var sheet = new Sheet(NAME, json, only);
        sheet.row(new Measure("groupbuy-allocation", "s", "lower", 1, 0.3), this::allocation);
        sheet.row(new Measure("namedprice-offers-per-s", "offers/s", "higher", 2_000_000, 5_000_000), this::offers);
        sheet.row(new Measure("designvote-tally", "s", "lower", 5, 1), this::tally);
        sheet.row(new Measure("inexact", "cases", "lower", 0, 0), this::inexact);
        simulate(sheet);
        if (List.of("hot-presale-vs-orders", "overselling", "progress-lag-p99", "groupbuy-posted").stream()
                .anyMatch(sheet::wants)) {
            crowd(sheet);
        }
        return sheet.complete() ? 0 : 1;
    }

    /** As {@code ./wishwright simulate market}, with everything in it that can go wrong. */
    private void simulate(Sheet sheet) {
        var played = new ArrayList<Played>();
        sheet.row(new Measure("simulated-seeds", "seeds", "higher", 2_000, 10_000), () -> {
            LongStream.range(seed, seed + seeds).mapToObj(Campaigns::play).forEach(played::add);
            return Found.of(
                    played.size(),
                    "seed",
                    seed,
                    "mechanisms",
                    Campaigns.mechanisms().size(),
                    "kills",
                    played.stream().mapToInt(Played::kills).sum());
        });
        fault(sheet, "oversold-caps", played, one -> one.oversold() > 0);
        fault(sheet, "unreturned-deposits", played, one -> one.unreturned() != 0);
        fault(sheet, "unequal-recounts", played, one -> !one.equal());
        fault(sheet, "broken-books", played, one -> !one.wrong().isEmpty());
    }

    private static void fault(Sheet sheet, String name, List<Played> played, Predicate<Played> wrong) {
        sheet.row(new Measure(name, "seeds", "lower", 0, 0), () -> {
            if (played.isEmpty()) {
                throw new IllegalStateException("Measure simulated-seeds with it.");
            }
            var bad = played.stream().filter(wrong).toList();
            return bad.isEmpty()
                    ? Found.of(0)
                    : Found.of(bad.size(), "first", bad.getFirst().seed());
        });
    }

    /** Over HTTP, on the whole program with a database of its own. */
    private void crowd(Sheet sheet) {
        try (var program = Program.start()) {
            var shop = new HttpOrders(program, MAKERS, clients);
            var oversold = new ArrayList<Long>();
            sheet.row(new Measure("hot-presale-vs-orders", "ratio", "higher", 0.8, 1.2), () -> {
                double orders = shop.acceptedPerSecond(Duration.ofSeconds(2L * seconds), Duration.ofSeconds(seconds));
                var presale = new HotPresale(program, shop, people);
                presale.rush(people / 2, people, clients); // until it is compiled
                var rush = presale.rush(people, people - people / 20, clients);
                oversold.add(rush.oversold());
                return Found.of(
                        rush.perSecond() / orders,
                        "pledgesPerSecond",
                        rush.perSecond(),
                        "ordersPerSecond",
                        orders,
                        "accepted",
                        rush.accepted(),
                        "clients",
                        clients);
            });
            sheet.row(new Measure("overselling", "units", "lower", 0, 0), () -> {
                if (oversold.isEmpty()) {
                    throw new IllegalStateException("Measure hot-presale-vs-orders with it.");
                }
                return Found.of(oversold.getFirst());
            });
            sheet.row(new Measure("progress-lag-p99", "s", "lower", 2, 1), () -> lag(program, shop));
            sheet.row(new Measure("groupbuy-posted", "s", "lower", 100, 40), () -> posted(program, shop));
        }
    }

    /** A million joiners cannot be signed up in reasonable time: so many are, and the value is what a million would take at their pace. */
    private Found posted(Program program, HttpOrders shop) throws InterruptedException {
        var people = new HotPresale(program, shop, joiners).people();
        var posted = new PostedPool(program, shop, people).play();
        return Found.of(
                posted.seconds() * MILLION / joiners,
                "extrapolatedFrom",
                joiners,
                "measured",
                posted.seconds(),
                "deals",
                posted.deals(),
                "steps",
                posted.steps());
    }

    private Found lag(Program program, HttpOrders shop) throws InterruptedException {
        var presale = new HotPresale(program, shop, PLEDGES);
        var lag = WatcherLoad.measured(program.address(), presale.opened(people), watchers, presale.people());
        return Found.of(
                lag.p99(),
                "p50",
                lag.p50(),
                "most",
                lag.most(),
                "watchers",
                watchers,
                "events",
                lag.events(),
                "missed",
                lag.missed());
    }

    /**
     * The award in memory; beside it one pool of that size played through the contract, with every ask, deal and
     * refund.
     */
    private Found allocation() {
        var load = new AwardLoad(MILLION, 50, seed);
        var times = new double[ROUNDS + 2];
        for (int i = 0; i < times.length; i++) {
            long began = System.nanoTime();
            load.award();
            times[i] = (System.nanoTime() - began) / 1e9;
        }
        var pool = new PoolLoad(MILLION, seed).play();
        return Found.of(
                median(Arrays.copyOfRange(times, 2, times.length)),
                "joiners",
                MILLION,
                "playedAllocation",
                pool.award() + pool.allocation(),
                "playedSettlement",
                pool.settlement(),
                "deals",
                pool.deals());
    }

    private Found offers() {
        int offers = 2 * MILLION;
        var load = new OfferLoad(offers, MILLION / 10, MILLION / 100, seed);
        var rates = new double[ROUNDS + 2];
        long taken = 0;
        for (int i = 0; i < rates.length; i++) {
            long began = System.nanoTime();
            taken = load.clear();
            rates[i] = offers / ((System.nanoTime() - began) / 1e9);
        }
        return Found.of(median(Arrays.copyOfRange(rates, 2, rates.length)), "offers", offers, "taken", taken);
    }

    private Found tally() {
        var load = new VoteLoad(MILLION, seed);
        load.tally();
        var rounds = LongStream.range(0, ROUNDS).mapToObj(_ -> load.tally()).toList();
        var sums = rounds.stream().mapToDouble(one -> Arrays.stream(one).sum()).toArray();
        var last = rounds.getLast();
        return Found.of(median(sums), "subsets", last[0], "phragmen", last[1], "schulze", last[2]);
    }

    private Found inexact() {
        return Found.of(
                differing(Cases::allocation)
                        + differing(Cases::clearing)
                        + differing(Cases::wilson)
                        + differing(Cases::phragmen)
                        + differing(Cases::schulze),
                "ofEach",
                cases,
                "kinds",
                5);
    }

    private long differing(LongPredicate agrees) {
        return LongStream.range(seed, seed + cases)
                .filter(one -> !agrees.test(one))
                .count();
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
