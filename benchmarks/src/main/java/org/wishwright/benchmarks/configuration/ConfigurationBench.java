package org.wishwright.benchmarks.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.wishwright.benchmarks.DataFolder;
import org.wishwright.simulator.report.Machine;
import org.wishwright.simulator.report.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The configuration engine on real car ranges, feature models and car formulas. */
@Command(
        name = "configuration",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the configuration engine: one row a measure, with what is to be reached and aimed at, in process and on one"
                    + " thread unless the row says otherwise. A row that fails says why and the others go on.",
            "LogicNG, sat4j and choco-solver answer the same questions in the same run: a row has the fastest of them as peer and"
                    + " peerValue, the others as fields of their own.",
            "Rows:",
            "  renault-big-request-p50, -p99   options, price range and best total of every option, after each choice of sales",
            "  renault-big-replay              recorded choices a second, 64 shoppers a pass",
            "  renault-big-compile, -size      cold, in this process; the artefact with its prices",
            "  sessions-memory                 a million open sessions of 100 choices or more, 10,000 of them asked",
            "  automotive01-request-p50        the same questions of a feature model of 2,513 features",
            "  automotive01-amortised          a shopper's part of a pass for 64",
            "  automotive02-compile, -request-p50   a feature model of 18,616 features",
            "  mercedes-compiled               of 18 formulas, each in a process of its own with 120 s and 8 GB (--long)",
            "  repair-p50                      the fewest changes, and the total after them, for all blocked options",
            "  wrong-answers                   sales, known counts, random models of every feature, each artefact counted twice",
            "  http-choice-p99                 500 choices a second over HTTP to a program of its own"
        })
public final class ConfigurationBench implements Callable<Integer> {

    @Mixin
    private DataFolder folder = new DataFolder();

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Option(names = "--long", description = "Also compile the car formulas, which takes up to 36 minutes and 8 GB.")
    private boolean longer;

    @Option(names = "--only", split = ",", paramLabel = "ROW", description = "These rows alone.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--models",
            paramLabel = "N",
            description = "How many random models wrong-answers compares (default: ${DEFAULT-VALUE}).")
    private int models = 10_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        for (var name : only) {
            if (Target.named(name).isEmpty()) {
                throw new ParameterException(spec.commandLine(), "There is no row " + name + "; --help lists them.");
            }
        }
        if (json) {
            System.out.println(Machine.line());
        }
        boolean complete = true;
        for (var measure : measures()) {
            if (isWanted(measure.target())) {
                var row = row(measure);
                complete &= !row.value().equals(FAILED);
                System.out.println(json ? row.json() : line(row));
            }
        }
        return complete ? 0 : 1;
    }

    private static final String FAILED = "failed";

    private List<Measure> measures() {
        var cars = new Cars(folder);
        var features = new FeatureModels(folder);
        var measures = new ArrayList<>(cars.measures());
        measures.addAll(features.measures());
        measures.add(new Measure(Target.WRONG_ANSWERS, () -> new WrongAnswers(folder, cars, features, models).row()));
        measures.add(new Measure(Target.HTTP_CHOICE_P99, cars::overHttp));
        measures.add(new Measure(Target.MERCEDES_COMPILED, () -> new CarFormulas(folder.mercedes()).row()));
        return measures;
    }

    private boolean isWanted(Target target) {
        return only.isEmpty() ? longer || !target.isLong() : only.contains(target.measure());
    }

    private static Row row(Measure measure) {
        var target = measure.target();
        try {
            return Bounded.run(target.most(), measure.work()::run);
        } catch (Exception e) {
            var why = e.getMessage() == null ? e.toString() : e.getMessage();
            return target.row(FAILED, "why", why);
        }
    }

    private static String line(Row row) {
        var more = new StringBuilder();
        row.more()
                .forEach((name, value) ->
                        more.append("  ").append(name).append(' ').append(value));
        return String.format(Locale.ROOT, "%-26s %12s %-10s%s", row.measure(), row.value(), row.unit(), more);
    }
}
