package org.wishwright.benchmarks.money;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.wishwright.platform.Chaos;
import org.wishwright.simulator.report.Machine;
import org.wishwright.simulator.report.Row;
import org.wishwright.simulator.report.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Money under load and under faults, on a program and a database of its own. */
@Command(
        name = "money",
        mixinStandardHelpOptions = true,
        description = "Starts the program on a fresh database and measures its books: speed, serializability, faults.")
public final class MoneyBench implements Callable<Integer> {

    private static final String NAME = "money";
    private static final int MAKERS = 8;
    private static final long LONGEST_A_KILL_SECONDS = 60;
    private static final List<String> OF_PROGRAM = List.of(
            "transfers-per-s", "orders-vs-tpcb", "simulated-seeds", "broken-invariants", "histories", "anomalies");

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Option(names = "--only", split = ",", paramLabel = "ROW", description = "Measure these rows and no others.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "S", description = "Where seeds begin (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--seeds", paramLabel = "N", description = "How many to simulate (default: ${DEFAULT-VALUE}).")
    private int seeds = 10_000;

    @Option(names = "--histories", paramLabel = "N", description = "How many to check (default: ${DEFAULT-VALUE}).")
    private int histories = 200_000;

    @Option(names = "--seconds", paramLabel = "N", description = "How long to measure (default: ${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Option(names = "--call-size", paramLabel = "N", description = "Transfers a call (default: ${DEFAULT-VALUE}).")
    private int callSize = 1;

    @Option(names = "--clients", paramLabel = "N", description = "Who order at once (default: ${DEFAULT-VALUE}).")
    private int clients = 32;

    @Option(names = "--logs", paramLabel = "N", description = "How many to tamper with (default: ${DEFAULT-VALUE}).")
    private int logs = 100_000;

    @Option(names = "--kills", paramLabel = "N", description = "How often to kill (default: ${DEFAULT-VALUE}).")
    private int kills = 200;

    private boolean complete = true;

    /** What a row found, and what belongs to it. */
    private record Found(double value, Map<String, Object> more) {}

    /** A row of the table: its name, what it should come to, and what it is hoped to. */
    private record Measure(String name, String unit, String better, double reach, double aim) {}

    @Override
    public Integer call() throws InterruptedException {
        if (json) {
            System.out.println(Machine.line());
        }
        if (OF_PROGRAM.stream().anyMatch(this::wants)) {
            try (var program = Program.start()) {
                row(new Measure("transfers-per-s", "transfers/s", "higher", 20_000, 60_000), () -> transfers(program));
                row(new Measure("orders-vs-tpcb", "ratio", "higher", 0.5, 1.2), () -> orders(program));
                simulate(program);
                histories(program);
            }
        }
        evidence(new EvidenceRows(this::print, seed));
        reconciliation();
        row(new Measure("mutation-score", "%", "higher", 80, 90), MoneyBench::mutations);
        kill();
        return complete ? 0 : 1;
    }

    private Found transfers(Program program) throws InterruptedException {
        var load = new Transfers(program.bean(org.wishwright.platform.ledger.BatchedTransfers.class), seed);
        double rate = load.perSecond(callSize, Duration.ofSeconds(seconds), Duration.ofSeconds(seconds));
        return found(rate, "accounts", Transfers.ACCOUNTS, "callSize", callSize);
    }

    private Found orders(Program program) throws InterruptedException {
        var orders = new HttpOrders(program, MAKERS, clients);
        double rate = orders.perSecond(Duration.ofSeconds(2L * seconds), Duration.ofSeconds(seconds));
        var peer = TpcB.best(program.postgres(), seconds);
        if (peer.isEmpty()) {
            throw new IllegalStateException("pgbench is not installed (" + Math.round(rate)
                    + " orders/s). Install the package postgresql-contrib, then measure again.");
        }
        return found(
                rate / peer.get(),
                "ordersPerSecond",
                rate,
                "peer",
                "pgbench-tpcb",
                "peerValue",
                peer.get(),
                "clients",
                clients);
    }

    private void simulate(Program program) {
        var broken = new ArrayList<String>();
        row(new Measure("simulated-seeds", "seeds", "higher", 10_000, 100_000), () -> {
            broken.addAll(new Simulation(program).play(seed, seeds));
            return found(seeds, "seed", seed);
        });
        row(new Measure("broken-invariants", "seeds", "lower", 0, 0), () -> of("simulated-seeds", broken));
    }

    private void histories(Program program) {
        var anomalies = new ArrayList<String>();
        row(new Measure("histories", "histories", "higher", 200_000, 1_000_000), () -> {
            anomalies.addAll(new Histories(program).play(seed, histories));
            return found(histories, "seed", seed);
        });
        row(new Measure("anomalies", "histories", "lower", 0, 0), () -> of("histories", anomalies));
    }

    private void evidence(EvidenceRows rows) throws InterruptedException {
        if (wants("evidence-appends-per-s")) {
            rows.appends(600_000);
        }
        if (wants("proofs-per-s")) {
            rows.proofs(1_000_000, 2_000_000);
        }
        if (wants("tampered-logs-accepted")) {
            rows.tampering(logs);
        }
    }

    /** As {@code ./wishwright chaos}: of the database, of the program at every step of a payment, of the provider. */
    private void kill() {
        var wrong = new ArrayList<String>();
        row(new Measure("kills", "kills", "higher", 200, 1_000), () -> {
            var folder = Files.createTempDirectory(Files.createDirectories(Path.of("data")), "bench-kills-");
            var result = Chaos.run(folder, seed, Duration.ofSeconds(LONGEST_A_KILL_SECONDS * kills), kills);
            wrong.addAll(result.wrong());
            return found(
                    result.killed(),
                    "of",
                    result.kills().toString(),
                    "payments",
                    result.payments(),
                    "refunds",
                    result.refunds(),
                    "seed",
                    seed);
        });
        row(new Measure("lost-or-doubled", "movements", "lower", 0, 0), () -> of("kills", wrong));
    }

    private void reconciliation() {
        if (!wants("planted-faults-missed") && !wants("false-alarms")) {
            return;
        }
        var seen = ReconciliationRows.measured(seed);
        row(
                new Measure("planted-faults-missed", "faults", "lower", 0, 0),
                () -> found(seen.missed(), "faults", seen.faults(), "lines", seen.lines(), "seed", seed));
        row(
                new Measure("false-alarms", "faults", "lower", 0, 0),
                () -> found(seen.falseAlarms(), "lines", seen.lines(), "seed", seed));
    }

    private static Found mutations() throws IOException, InterruptedException {
        var core = Mutations.of(Path.of("platform"), Mutations.CORE);
        var proofs = Mutations.of(Path.of("engines", "provenance"), Mutations.PROOFS);
        var all = core.and(proofs);
        return found(all.percent(), "core", core.percent(), "proofs", proofs.percent(), "mutants", all.made());
    }

    private Found of(String measured, List<String> faults) {
        if (!wants(measured)) {
            throw new IllegalStateException("Measure " + measured + " with it.");
        }
        return faults.isEmpty() ? found(0) : found(faults.size(), "first", faults.getFirst());
    }

    private boolean wants(String name) {
        return only.isEmpty() || only.contains(name);
    }

    private void row(Measure measure, Callable<Found> task) {
        if (!wants(measure.name())) {
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
        print(new Row(NAME, measure.name(), value, measure.unit(), measure.better(), more));
    }

    private void print(Row row) {
        var text = row.value() + " " + row.unit() + " " + row.more();
        System.out.println(
                json
                        ? row.json()
                        : new Table().row(row.measure(), text).toString().strip());
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
