package org.wishwright.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.wishwright.simulator.market.Campaigns;
import org.wishwright.simulator.market.Gain;
import org.wishwright.simulator.market.Played;
import org.wishwright.simulator.market.Strategies;
import org.wishwright.simulator.report.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Campaigns played by a virtual clock, without the program. */
@Command(
        name = "market",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 120,
        description = {
            "Plays campaigns of every mechanism by a virtual clock, without the program: the engine over a model of log,",
            "ledger and payment provider, with nodes that are killed, deadlines slept through and clocks that jump.",
            ""
        },
        footer = {
            "",
            "A seed plays the same each time; one that goes wrong is printed with what went wrong.",
            "Ends with 1 where anything was sold twice, kept, posted twice, or counted again otherwise."
        })
final class SimulateMarket implements Callable<Integer> {

    private static final JsonMapper JSON = new JsonMapper();

    @Option(names = "--seed", paramLabel = "S", description = "The first seed (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "How many, one campaign each (default: ${DEFAULT-VALUE}).")
    int seeds = 1;

    @Option(names = "--report", description = "What strategies gain against honesty, instead: a table.")
    boolean report;

    @Option(names = "--json", description = "Print one JSON object a line.")
    boolean json;

    @Override
    public Integer call() {
        if (report) {
            print(Strategies.played(seed));
            return 0;
        }
        if (seeds < 1) {
            System.err.println("--seeds takes a number from 1 on, not " + seeds + ".");
            return 2;
        }
        var bad = new ArrayList<Played>();
        var ends = new TreeMap<String, Long>();
        long kills = 0;
        for (var played :
                (Iterable<Played>) LongStream.range(seed, seed + seeds).mapToObj(Campaigns::play)::iterator) {
            kills += played.kills();
            ends.merge(played.mechanism() + " " + played.stage(), 1L, Long::sum);
            if (!played.holds()) {
                bad.add(played);
                System.out.println(json ? JSON.writeValueAsString(played) : said(played));
            }
        }
        System.out.println(
                json
                        ? JSON.writeValueAsString(
                                Map.of("seeds", seeds, "seed", seed, "kills", kills, "wrong", bad.size(), "ends", ends))
                        : seeds + " campaigns from seed " + seed + ", " + kills + " transactions killed, " + bad.size()
                                + " went wrong: " + ends);
        return bad.isEmpty() ? 0 : 1;
    }

    private static String said(Played played) {
        return "seed " + played.seed() + " (" + played.mechanism() + ", " + played.stage() + "): oversold "
                + played.oversold() + ", unreturned " + played.unreturned() + ", recount "
                + (played.equal() ? "equal" : "unequal") + ", " + played.wrong();
    }

    private void print(List<Gain> gains) {
        if (json) {
            gains.forEach(gain -> System.out.println(JSON.writeValueAsString(gain)));
            return;
        }
        var table = new Table().heading("What strategies gain against honesty, seed " + seed);
        gains.forEach(gain -> table.row(gain.mechanism() + ": " + gain.strategy(), gain.said()));
        System.out.println(table.toString().strip());
    }
}
