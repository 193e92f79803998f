package org.wishwright.benchmarks.market;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.wishwright.market.exact.Cases;
import org.wishwright.simulator.report.Machine;
import org.wishwright.simulator.report.Row;
import org.wishwright.simulator.report.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The mechanisms at size, and in small against trying everything. */
@Command(
        name = "market",
        mixinStandardHelpOptions = true,
        description = "Awards and tallies: how long they take for a million people, and whether they are exact.")
public final class MarketBench implements Callable<Integer> {

    private static final String NAME = "market";
    private static final int MILLION = 1_000_000;
    private static final int ROUNDS = 5;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Option(names = "--only", split = ",", paramLabel = "ROW", description = "Measure these rows and no others.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "S", description = "Where seeds begin (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--cases", paramLabel = "N", description = "Small cases of each kind (default: ${DEFAULT-VALUE}).")
    private int cases = 10_000;

    private boolean complete = true;

    private record Found(double value, Map<String, Object> more) {}

    private record Measure(String name, String unit, String better, double reach, double aim) {}

    @Override
    public Integer call() {
        if (json) {
            System.out.println(Machine.line());
        }
        row(new Measure("groupbuy-allocation", "s", "lower", 1, 0.3), this::allocation);
        row(new Measure("namedprice-offers-per-s", "offers/s", "higher", 2_000_000, 5_000_000), this::offers);
        row(new Measure("designvote-tally", "s", "lower", 5, 1), this::tally);
        row(new Measure("inexact", "cases", "lower", 0, 0), this::inexact);
        return complete ? 0 : 1;
    }

    /** Award and allocation of the median of three pools, each played anew. */
    private Found allocation() {
        new PoolLoad(MILLION / 10, seed).play();
        var pools = LongStream.range(seed, seed + 3)
                .mapToObj(one -> new PoolLoad(MILLION, one).play())
                .sorted((a, b) -> Double.compare(a.award() + a.allocation(), b.award() + b.allocation()))
                .toList();
        var median = pools.get(1);
        return found(
                median.award() + median.allocation(),
                "joiners",
                MILLION,
                "award",
                median.award(),
                "settlement",
                median.settlement(),
                "deals",
                median.deals());
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
        return found(median(Arrays.copyOfRange(rates, 2, rates.length)), "offers", offers, "taken", taken);
    }

    private Found tally() {
        var load = new VoteLoad(MILLION, seed);
        load.tally();
        var rounds = LongStream.range(0, ROUNDS).mapToObj(_ -> load.tally()).toList();
        var sums = rounds.stream().mapToDouble(one -> Arrays.stream(one).sum()).toArray();
        var last = rounds.getLast();
        return found(median(sums), "subsets", last[0], "phragmen", last[1], "schulze", last[2]);
    }

    private Found inexact() {
        return found(
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
        return LongStream.range(seed, seed + cases).filter(one -> !agrees.test(one)).count();
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private void row(Measure measure, Callable<Found> task) {
        if (!only.isEmpty() && !only.contains(measure.name())) {
            return;
        }
        var more = new LinkedHashMap<String, Object>();
        more.put("reach", short4(measure.reach()));
        more.put("aim", short4(measure.aim()));
        Object value;
        try {
            var found = task.call();
            found.more().forEach((name, one) -> more.put(name, one instanceof Double d ? short4(d) : one));
            value = short4(found.value());
        } catch (Exception e) {
            complete = false;
            value = "not measured";
            more.put("why", String.valueOf(e.getMessage()));
        }
        var row = new Row(NAME, measure.name(), value, measure.unit(), measure.better(), more);
        var text = row.value() + " " + row.unit() + " " + row.more();
        System.out.println(
                json ? row.json() : new Table().row(row.measure(), text).toString().strip());
    }

    private static Found found(double value, Object... more) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i + 1 < more.length; i += 2) {
            map.put(String.valueOf(more[i]), more[i + 1]);
        }
        return new Found(value, map);
    }

    private static BigDecimal short4(double value) {
        var rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
