package org.wishwright.simulator;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wishwright.simulator.drive.Sales;
import org.wishwright.simulator.drive.Tally;
import org.wishwright.simulator.drive.Tally.Stage;
import org.wishwright.simulator.http.Answer;
import org.wishwright.simulator.http.Api;
import org.wishwright.simulator.http.Call;
import org.wishwright.simulator.input.Inputs;
import org.wishwright.simulator.measure.EngineTimes;
import org.wishwright.simulator.measure.Findings;
import org.wishwright.simulator.measure.Judgement;
import org.wishwright.simulator.measure.SetupsSaved;
import org.wishwright.simulator.plant.Load;
import org.wishwright.simulator.plant.PlantPlan;
import org.wishwright.simulator.report.Row;
import org.wishwright.simulator.report.Table;
import tools.jackson.databind.JsonNode;

/** Measures what is measured beside the program, and writes everything up. Used once. */
final class ReportWriting {

    private static final int MUTANTS = 10_000;
    private static final int MUTANTS_OVER_HTTP = 200;

    private final String bench;
    private final Inputs inputs;
    private final PlantPlan plan;
    private final long seed;
    private final List<Row> rows = new ArrayList<>();
    private final Table table = new Table();
    private final List<String> faults = new ArrayList<>();

    ReportWriting(String bench, Inputs inputs, PlantPlan plan, long seed) {
        this.bench = bench;
        this.inputs = inputs;
        this.plan = plan;
        this.seed = seed;
    }

    ReplayReport write(
            Findings findings,
            Sales sales,
            Tally tally,
            JsonNode version,
            double seconds,
            Api api,
            String versionId,
            PrintStream err) {
        int wanted = plan.arrivals().size();
        faults.addAll(findings.faults(wanted, sales));
        product(version);
        way(findings, sales, tally, wanted, seconds);
        promises(findings, tally);
        books(findings);
        err.println("Measuring the engine, and " + MUTANTS + " mutated sales …");
        judgement(api, versionId);
        err.println("The same sales without batching …");
        batching(findings);
        return new ReplayReport(List.copyOf(rows), table, List.copyOf(faults));
    }

    private void row(String measure, Object value, String unit, String better, Object... more) {
        rows.add(Row.of(bench, measure, value, unit, better, more));
    }

    private void product(JsonNode version) {
        var cheapest = new BigDecimal(version.path("minPrice").path("minor").asLong())
                .divide(BigDecimal.valueOf(Inputs.isXcsp(inputs.modelFile()) ? Inputs.PRICING.minorPerCost() : 1));
        table.heading("Product")
                .row("modules, rules", version.path("modules") + ", " + version.path("rules"))
                .row("products possible", version.path("count").asString(""))
                .row("cheapest", cheapest.toPlainString())
                .row(
                        "compiled in",
                        version.path("compileSeconds").asDouble() + " s, " + version.path("nodes") + " nodes");
        row("big-count", version.path("count").asString(""), "products", "exact");
        row("big-min-price", cheapest, "cost", "exact");
        row("big-compile", round(version.path("compileSeconds").asDouble()), "s", "lower", "reach", 60);
    }

    private void way(Findings findings, Sales sales, Tally tally, int wanted, double seconds) {
        int accepted = wanted - sales.refused().size();
        var planned = findings.overview().path("plan");
        table.heading("Stage, count, a second over the whole replay");
        stage("choices made", tally.count(Stage.CHOICES), seconds);
        stage("configured", tally.count(Stage.CONFIGURED), seconds);
        stage("ordered", findings.promised(), seconds);
        stage("paid", sales.paid(), seconds);
        stage("pieces planned", planned.path("pieces").asLong(), seconds);
        stage("batches released", planned.path("releasedBatches").asLong(), seconds);
        stage("operations done", tally.count(Stage.OPERATIONS_DONE), seconds);
        stage("floor events", tally.count(Stage.FLOOR_EVENTS), seconds);
        stage("shipped", tally.count(Stage.SHIPPED), seconds);
        stage("completed", findings.states().getOrDefault("COMPLETED", 0), seconds);
        table.row("orders by state", findings.states()).row("whole replay", round(seconds / 60) + " min");
        row("sales-accepted", accepted, "sales", "higher", "of", wanted);
        row("replay-wall", round(seconds / 60), "min", "lower", "reach", 15);
        row("choice-http-p50", tally.choiceMillis(), "ms", "lower");
        row("order-page-p50", round(findings.orderPageMillis()), "ms", "lower", "reach", 50);
    }

    private void stage(String name, long count, double seconds) {
        table.row(name, "%,d  %,.1f/s".formatted(count, count / seconds));
        row("stage-" + name.replace(' ', '-'), count, "count", "higher", "rate", round(count / seconds));
    }

    private void promises(Findings findings, Tally tally) {
        double kept = findings.promised() == 0 ? 0 : 100.0 * findings.kept() / findings.promised();
        table.heading("Promises")
                .row("kept", findings.kept() + " of " + findings.promised())
                .row(
                        "double-booked minutes",
                        findings.overview().path("doubleBookedMinutes").asDouble())
                .row("a choice over HTTP, median", tally.choiceMillis() + " ms")
                .row("an order page, median", round(findings.orderPageMillis()) + " ms");
        row("kept-promises", round(kept), "%", "higher", "reach", 100);
        row(
                "double-booked-minutes",
                findings.overview().path("doubleBookedMinutes").asDouble(),
                "min",
                "lower");
    }

    private void books(Findings findings) {
        table.heading("Books");
        for (var sum : findings.overview().path("ledger")) {
            var currency = sum.path("currency").asString("");
            long difference = sum.path("debitsPosted").asLong()
                    - sum.path("creditsPosted").asLong();
            table.row(
                    "ledger " + currency,
                    "debits %,d, credits %,d, held %,d, owed %,d minor units"
                            .formatted(
                                    sum.path("debitsPosted").asLong(),
                                    sum.path("creditsPosted").asLong(),
                                    sum.path("held").asLong(),
                                    sum.path("owed").asLong()));
            row("ledger-difference", difference, currency + " minor units", "exact");
        }
        var log = findings.log();
        table.row(
                "evidence log",
                log.path("size") + " facts, " + log.path("intact") + " intact, " + log.path("faultCount") + " faults");
        row(
                "evidence-faults",
                log.path("faultCount").asLong(),
                "faults",
                "lower",
                "of",
                log.path("size").asLong());
    }

    private void judgement(Api api, String version) {
        var engine = EngineTimes.measure(inputs.model(), inputs.sales().sales());
        var judged = Judgement.of(
                inputs.model(),
                inputs.sales(),
                seed,
                MUTANTS,
                MUTANTS_OVER_HTTP,
                choices -> EngineTimes.isPossible(engine.compiled(), choices));
        long agreed = judged.samples().stream()
                .filter(sample -> accepts(api, version, sample.choices()) == sample.possible())
                .count();
        if (!judged.agrees() || agreed < judged.samples().size()) {
            faults.add("Engine and table search disagree on mutated sales: " + judged.wrongRejected() + " of "
                    + judged.wrong() + " wrong ones rejected, " + judged.rightAccepted() + " of " + judged.right()
                    + " right ones accepted; over HTTP " + agreed + " of "
                    + judged.samples().size() + ".");
        }
        table.heading("Engine, in process")
                .row("compiled in", round(engine.compileSeconds()) + " s")
                .row("a choice, median", round(engine.choiceMillis()) + " ms")
                .row("mutated sales rejected", judged.wrongRejected() + " of " + judged.wrong() + " that break a rule")
                .row("mutated sales accepted", judged.rightAccepted() + " of " + judged.right() + " that break none");
        row("choice-p50", round(engine.choiceMillis()), "ms", "lower", "reach", 1);
        row("completion-p50", round(engine.completionMillis()), "ms", "lower");
        row("mutants-rejected", judged.wrongRejected(), "sales", "higher", "of", judged.wrong());
        row("mutants-accepted", judged.rightAccepted(), "sales", "higher", "of", judged.right());
        row(
                "mutants-agreed-over-http",
                agreed,
                "sales",
                "higher",
                "of",
                judged.samples().size());
    }

    private static boolean accepts(Api api, String version, Map<String, String> choices) {
        Answer answer = api.answer(Call.post(
                "/api/v1/versions/" + version + "/selection", Map.of("choices", choices, "fields", List.of("prices"))));
        return answer.isSuccess() && answer.json().path("valid").asBoolean(false);
    }

    private void batching(Findings findings) {
        var load = Load.measure(plan, inputs.sales());
        var all = SetupsSaved.ofAll(plan, inputs.sales());
        var distinct = SetupsSaved.ofDistinct(plan, inputs.sales());
        var planned = findings.overview().path("plan");
        long available = load.availableSeconds().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        double worked = (planned.path("setupSeconds").asLong()
                        + planned.path("runSeconds").asLong())
                / (double) available;
        table.heading("Batching, the same scheduler and capacity with it on and off")
                .row("all sales", compared(all))
                .row("distinct sales", compared(distinct))
                .row(
                        "in the program",
                        planned.path("batches") + " batches, "
                                + planned.path("setupSeconds").asLong() / 60 + " setup minutes")
                .row("load reserved, worked", percent(load.utilisation()) + ", " + percent(worked));
        row(
                "setup-minutes-saved",
                all.minutesSaved(),
                "min",
                "higher",
                "off",
                all.off().setupSeconds() / 60);
        row(
                "setup-minutes-saved-distinct",
                distinct.minutesSaved(),
                "min",
                "higher",
                "off",
                distinct.off().setupSeconds() / 60);
        row(
                "batches",
                planned.path("batches").asLong(),
                "batches",
                "lower",
                "off",
                all.off().batches());
        row("utilisation-reserved", round(100 * load.utilisation()), "%", "exact", "wanted", 85);
        row("utilisation-worked", round(100 * worked), "%", "higher");
    }

    private static String compared(SetupsSaved saved) {
        return "%,d instead of %,d batches, %,d instead of %,d setup minutes"
                .formatted(
                        saved.on().batches(),
                        saved.off().batches(),
                        saved.on().setupSeconds() / 60,
                        saved.off().setupSeconds() / 60);
    }

    private static String percent(double share) {
        return round(100 * share) + " %";
    }

    private static double round(double value) {
        return BigDecimal.valueOf(value)
                .setScale(value < 1 ? 3 : 2, RoundingMode.HALF_UP)
                .doubleValue();
    }
}
