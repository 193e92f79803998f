package org.wishwright.benchmarks.money;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.wishwright.benchmarks.sheet.Sheet;
import org.wishwright.benchmarks.sheet.Sheet.Found;
import org.wishwright.benchmarks.sheet.Sheet.Measure;
import org.wishwright.platform.Chaos;
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

    @Override
    public Integer call() throws InterruptedException {
        var sheet = new Sheet(NAME, json, only);
        if (OF_PROGRAM.stream().anyMatch(sheet::wants)) {
            try (var program = Program.start()) {
                sheet.row(
                        new Measure("transfers-per-s", "transfers/s", "higher", 20_000, 60_000),
                        () -> transfers(program));
                sheet.row(new Measure("orders-vs-tpcb", "ratio", "higher", 0.5, 1.2), () -> orders(program));
                simulate(sheet, program);
                histories(sheet, program);
            }
        }
        evidence(sheet, new EvidenceRows(sheet::print, seed));
        reconciliation(sheet);
        sheet.row(new Measure("mutation-score", "%", "higher", 80, 90), MoneyBench::mutations);
        kill(sheet);
        return sheet.complete() ? 0 : 1;
    }

    private Found transfers(Program program) throws InterruptedException {
        var load = new Transfers(program.bean(org.wishwright.platform.ledger.BatchedTransfers.class), seed);
        double rate = load.perSecond(callSize, Duration.ofSeconds(seconds), Duration.ofSeconds(seconds));
        return Found.of(rate, "accounts", Transfers.ACCOUNTS, "callSize", callSize);
    }

    private Found orders(Program program) throws InterruptedException {
        var orders = new HttpOrders(program, MAKERS, clients);
        double rate = orders.perSecond(Duration.ofSeconds(2L * seconds), Duration.ofSeconds(seconds));
        var peer = TpcB.best(program.postgres(), seconds);
        if (peer.isEmpty()) {
            throw new IllegalStateException("pgbench is not installed (" + Math.round(rate)
                    + " orders/s). Install the package postgresql-contrib, then measure again.");
        }
        return Found.of(
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

    private void simulate(Sheet sheet, Program program) {
        var broken = new ArrayList<String>();
        sheet.row(new Measure("simulated-seeds", "seeds", "higher", 10_000, 100_000), () -> {
            broken.addAll(new Simulation(program).play(seed, seeds));
            return Found.of(seeds, "seed", seed);
        });
        sheet.row(new Measure("broken-invariants", "seeds", "lower", 0, 0), () -> of(sheet, "simulated-seeds", broken));
    }

    private void histories(Sheet sheet, Program program) {
        var anomalies = new ArrayList<String>();
        sheet.row(new Measure("histories", "histories", "higher", 200_000, 1_000_000), () -> {
            anomalies.addAll(new Histories(program).play(seed, histories));
            return Found.of(histories, "seed", seed);
        });
        sheet.row(new Measure("anomalies", "histories", "lower", 0, 0), () -> of(sheet, "histories", anomalies));
    }

    private void evidence(Sheet sheet, EvidenceRows rows) throws InterruptedException {
        if (sheet.wants("evidence-appends-per-s")) {
            rows.appends(600_000);
        }
        if (sheet.wants("proofs-per-s")) {
            rows.proofs(1_000_000, 2_000_000);
        }
        if (sheet.wants("tampered-logs-accepted")) {
            rows.tampering(logs);
        }
    }

    /** As {@code ./wishwright chaos}: of the database, of the program at every step of a payment, of the provider. */
    private void kill(Sheet sheet) {
        var wrong = new ArrayList<String>();
        sheet.row(new Measure("kills", "kills", "higher", 200, 1_000), () -> {
            var folder = Files.createTempDirectory(Files.createDirectories(Path.of("data")), "bench-kills-");
            var result = Chaos.run(folder, seed, Duration.ofSeconds(LONGEST_A_KILL_SECONDS * kills), kills);
            wrong.addAll(result.wrong());
            return Found.of(
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
        sheet.row(new Measure("lost-or-doubled", "movements", "lower", 0, 0), () -> of(sheet, "kills", wrong));
    }

    private void reconciliation(Sheet sheet) {
        if (!sheet.wants("planted-faults-missed") && !sheet.wants("false-alarms")) {
            return;
        }
        var seen = ReconciliationRows.measured(seed);
        sheet.row(
                new Measure("planted-faults-missed", "faults", "lower", 0, 0),
                () -> Found.of(seen.missed(), "faults", seen.faults(), "lines", seen.lines(), "seed", seed));
        sheet.row(
                new Measure("false-alarms", "faults", "lower", 0, 0),
                () -> Found.of(seen.falseAlarms(), "lines", seen.lines(), "seed", seed));
    }

    private static Found mutations() throws IOException, InterruptedException {
        var core = Mutations.of(Path.of("platform"), Mutations.CORE);
        var proofs = Mutations.of(Path.of("engines", "provenance"), Mutations.PROOFS);
        var all = core.and(proofs);
        return Found.of(all.percent(), "core", core.percent(), "proofs", proofs.percent(), "mutants", all.made());
    }

    private static Found of(Sheet sheet, String measured, List<String> faults) {
        if (!sheet.wants(measured)) {
            throw new IllegalStateException("Measure " + measured + " with it.");
        }
        return faults.isEmpty() ? Found.of(0) : Found.of(faults.size(), "first", faults.getFirst());
    }
}
