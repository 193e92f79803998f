package org.wishwright.benchmarks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.wishwright.simulator.input.InputProblem;
import org.wishwright.simulator.input.Inputs;
import org.wishwright.simulator.input.Sale;
import org.wishwright.simulator.measure.EngineTimes;
import org.wishwright.simulator.report.Machine;
import org.wishwright.simulator.report.Row;
import org.wishwright.simulator.report.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The configuration engine on a real car range. */
@Command(
        name = "configuration",
        mixinStandardHelpOptions = true,
        description = "Compiles the car range and answers real sales choice by choice, in process, on one thread.")
final class ConfigurationBench implements Callable<Integer> {

    private static final int NONSENSE = 2;

    @Mixin
    private DataFolder folder = new DataFolder();

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Option(names = "--long", description = "Also compile the car formulas, which takes some minutes and 8 GB of heap.")
    private boolean longer;

    @Override
    public Integer call() {
        try {
            var inputs = Inputs.read(folder.model(), folder.prices(), folder.sales());
            var rows = new ArrayList<>(measure(inputs));
            rows.addAll(new FeatureModelRows(folder).measure(longer));
            print(rows);
            return 0;
        } catch (InputProblem e) {
            System.err.println(e.getMessage());
            return NONSENSE;
        }
    }

    private static List<Row> measure(Inputs inputs) {
        var engine = EngineTimes.measure(inputs.model(), inputs.sales().sales());
        var everything = engine.compiled().ask(engine.compiled().emptySelection());
        var cheapest = BigDecimal.valueOf(everything.priceMin().orElseThrow(), 2);
        var questions = new Questions(
                engine.compiled(),
                inputs.sales().sales().stream().map(Sale::choices).toList());
        var requests = questions.requests();
        var repairs = questions.repairs();
        return List.of(
                row("renault-big-request-p50", percentile(requests, 50), "µs", "lower", "reach", 50, "aim", 25),
                row("renault-big-request-p99", percentile(requests, 99), "µs", "lower", "reach", 300, "aim", 100),
                row(
                        "renault-big-replay",
                        Math.round(questions.replay()),
                        "choices/s",
                        "higher",
                        "reach",
                        1_000_000,
                        "aim",
                        2_000_000),
                row("renault-big-compile", rounded(engine.compileSeconds()), "s", "lower", "reach", 3, "aim", 1),
                row(
                        "renault-big-size",
                        rounded(engine.compiled().toBytes().length / 1e3),
                        "KB",
                        "lower",
                        "reach",
                        500,
                        "aim",
                        350),
                row("repair-p50", percentile(repairs, 50), "µs", "lower", "reach", 300, "aim", 100),
                row(
                        "sessions-memory",
                        rounded(questions.sessionBytes() / 1e6),
                        "MB",
                        "lower",
                        "reach",
                        512,
                        "aim",
                        256),
                row("choice-p50", rounded(engine.choiceMillis()), "ms", "lower", "reach", 1),
                row("completion-p50", rounded(engine.completionMillis()), "ms", "lower"),
                row("big-count", everything.count().toString(), "products", "exact"),
                row("big-min-price", cheapest.stripTrailingZeros(), "cost", "exact"),
                row(
                        "big-nodes",
                        engine.compiled().nodes(),
                        "nodes",
                        "lower",
                        "edges",
                        engine.compiled().edges()));
    }

    private static Row row(String measure, Object value, String unit, String better, Object... more) {
        return Row.of("configuration", measure, value, unit, better, more);
    }

    /** @param sorted ascending */
    private static double percentile(double[] sorted, int percent) {
        return rounded(sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)]);
    }

    private static double rounded(double value) {
        return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP).doubleValue();
    }

    private void print(List<Row> rows) {
        if (json) {
            System.out.println(Machine.line());
            rows.forEach(row -> System.out.println(row.json()));
            return;
        }
        var table = new Table().heading("Configuration engine");
        rows.forEach(row -> table.row(row.measure(), row.value() + " " + row.unit()));
        System.out.print(table);
    }
}
