package org.wishwright.simulator;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wishwright.simulator.drive.Account;
import org.wishwright.simulator.drive.Clock;
import org.wishwright.simulator.drive.Consumers;
import org.wishwright.simulator.drive.Floor;
import org.wishwright.simulator.drive.Interruptions;
import org.wishwright.simulator.drive.Journal;
import org.wishwright.simulator.drive.Keeper;
import org.wishwright.simulator.drive.Parcels;
import org.wishwright.simulator.drive.Replaying;
import org.wishwright.simulator.drive.Sales;
import org.wishwright.simulator.drive.Shopping;
import org.wishwright.simulator.drive.Timeline;
import org.wishwright.simulator.drive.Workshop;
import org.wishwright.simulator.http.Api;
import org.wishwright.simulator.http.Http;
import org.wishwright.simulator.input.InputProblem;
import org.wishwright.simulator.input.Inputs;
import org.wishwright.simulator.measure.Findings;
import org.wishwright.simulator.plant.PlantFile;
import org.wishwright.simulator.plant.PlantGenerator;
import org.wishwright.simulator.plant.PlantPlan;
import org.wishwright.simulator.program.Credentials;
import org.wishwright.simulator.program.OwnProgram;
import org.wishwright.simulator.report.Progress;

/** One replay from its options to its report. */
final class ReplayRun {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration AFTER_LAST_SALE = Duration.ofDays(60);

    private final ReplayOptions options;
    private final PrintStream err;
    private volatile boolean stopping;

    ReplayRun(ReplayOptions options, PrintStream err) {
        this.options = options;
        this.err = err;
    }

    ReplayReport run(String bench) throws InputProblem {
        check();
        err.println("Reading " + options.model + " and " + options.sales + " …");
        var inputs = Inputs.read(options.model, options.prices, options.sales);
        createFolder();
        var plan = plan(inputs);
        var arriving = options.limit == null ? plan : plan.limited(options.limit);
        var operator = operator();
        try (var journal = Journal.open(options.data.resolve("replay-journal.jsonl"))) {
            var run = sameReplay(journal, inputs);
            if (options.url != null) {
                return drive(bench, inputs, arriving, journal, run, operator, options.url, null);
            }
            err.println("Starting a program of our own in " + options.data + " …");
            try (var program = OwnProgram.start(options.data, operator)) {
                var hook = Thread.ofPlatform().unstarted(() -> {
                    stopping = true;
                    program.close();
                });
                Runtime.getRuntime().addShutdownHook(hook);
                return drive(bench, inputs, arriving, journal, run, operator, program.address(), program);
            }
        }
    }

    private void check() throws InputProblem {
        if (options.limit != null && options.limit < 1) {
            throw new InputProblem("--limit is at least 1.");
        }
        if (options.consumers < 1 || options.consumers > 1_000) {
            throw new InputProblem("--consumers is 1 to 1000.");
        }
        boolean named = options.operatorEmail != null && options.operatorPasswordFile != null;
        if (options.url != null && !named) {
            throw new InputProblem("With --url, name an operator: --operator-email and --operator-password-file.");
        }
        if (options.url != null && !"http".equals(options.url.getScheme())) {
            throw new InputProblem("--url is like http://127.0.0.1:8080, not " + options.url + ".");
        }
        if (options.url != null && options.kill) {
            throw new InputProblem("--kill needs a program of the replay's own; leave --url out.");
        }
        if (!Files.exists(options.data.resolve("replay-journal.jsonl"))
                && Files.exists(options.data.resolve("postgres"))) {
            throw new InputProblem(
                    options.data + " holds a database that is no replay's. Choose another folder with --data.");
        }
    }

    private void createFolder() throws InputProblem {
        try {
            Files.createDirectories(options.data);
        } catch (IOException e) {
            throw new InputProblem("--data: " + options.data + " cannot be written: " + e.getMessage());
        }
    }

    private Credentials operator() throws InputProblem {
        if (options.operatorEmail == null || options.operatorPasswordFile == null) {
            return Credentials.keptIn(options.data);
        }
        try {
            return Credentials.read(options.operatorEmail, options.operatorPasswordFile);
        } catch (IOException e) {
            throw new InputProblem(
                    "--operator-password-file: there is no readable file " + options.operatorPasswordFile + ".");
        }
    }

    /** The plant file, or the generated plant, which is kept: it takes the planning engine a minute. */
    private PlantPlan plan(Inputs inputs) throws InputProblem {
        int sales = inputs.sales().sales().size();
        if (options.plant != null) {
            return PlantFile.read(options.plant, inputs.model(), sales);
        }
        var kept = options.data.resolve("plant-" + inputs.fingerprint() + "-" + options.seed + ".json");
        if (Files.exists(kept)) {
            return PlantFile.read(kept, inputs.model(), sales);
        }
        err.println("Generating a plant that these sales load to 85 % …");
        var plan = PlantGenerator.generate(inputs.model(), inputs.sales(), options.seed);
        try {
            Files.writeString(kept, PlantFile.write(plan));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return plan;
    }

    /** @return the id of this replay, part of every idempotency key */
    private String sameReplay(Journal journal, Inputs inputs) throws InputProblem {
        var what = inputs.fingerprint() + " " + options.seed + " " + options.consumers + " "
                + (options.url == null ? "own" : options.url) + " "
                + (options.plant == null ? "" : options.plant.getFileName());
        var known = journal.text("replay");
        if (known.isPresent() && !known.get().equals(what)) {
            throw new InputProblem(
                    options.data + " holds another replay (other files, seed, plant, consumers or program)."
                            + " Choose another folder with --data, or remove that one.");
        }
        if (known.isEmpty()) {
            journal.put("replay", what);
            journal.put("run", UUID.randomUUID().toString().substring(0, 13));
        }
        return journal.text("run").orElseThrow();
    }

    private ReplayReport drive(
            String bench,
            Inputs inputs,
            PlantPlan plan,
            Journal journal,
            String run,
            Credentials credentials,
            URI address,
            @Nullable OwnProgram program) {
        try (var http = new Http(address);
                var keeper = new Keeper(journal)) {
            var api = new Api(http, PATIENCE, () -> stopping);
            var operator = Account.byPassword(api, journal, credentials);
            var workshop = Workshop.open(api, journal, run, inputs, plan, operator);
            var consumers = new Consumers(api, journal, options.consumers);
            err.println("The program compiles the model …");
            var version = workshop.awaitPublished();
            var sales = new Sales(journal);
            var tally = keeper.tally();
            var setting = new Shopping.Setting(
                    workshop.version(), inputs.model().currency().getCurrencyCode(), run, options.seed);
            var shopping = new Shopping(api, consumers, sales, tally, setting);
            var parcels = new Parcels(workshop, consumers, sales, tally, options.seed);
            var clock = new Clock(operator);
            if (sales.paid() > 0) {
                parcels.recover(clock.now());
            }
            var crew = new Replaying.Crew(clock, shopping, new Floor(workshop, tally), parcels, sales);
            replay(crew, inputs, plan, journal, program);
            err.println("All sold, made, sent. Reading it back …");
            var findings = Findings.read(operator, consumers, sales, workshop.version());
            double seconds = keeper.seconds();
            keeper.close();
            return new ReportWriting(bench, inputs, plan, options.seed)
                    .write(findings, sales, tally, version, seconds, api, workshop.version(), err);
        }
    }

    private void replay(
            Replaying.Crew crew, Inputs inputs, PlantPlan plan, Journal journal, @Nullable OwnProgram program) {
        var monday = journal.text("monday").map(LocalDate::parse).orElseGet(() -> {
            var today = LocalDate.ofInstant(crew.clock().now(), plan.zoneId());
            var next = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            journal.put("monday", next.toString());
            return next;
        });
        int wanted = plan.arrivals().size();
        var interruptions = new Interruptions(options.kill ? program : null, journal, wanted);
        long before = crew.sales().all().stream().filter(sale -> sale.done()).count();
        try (var progress = new Progress(err, "sales", before, wanted);
                var replaying = new Replaying(
                        crew, inputs.sales(), Timeline.of(plan, monday, AFTER_LAST_SALE), (stop, paid) -> {
                            progress.step();
                            progress.note(stop.at().atZone(plan.zoneId()).toLocalDateTime() + ", "
                                    + crew.parcels().shipped() + " sent");
                            interruptions.after(paid);
                        })) {
            replaying.run();
        }
    }
}
