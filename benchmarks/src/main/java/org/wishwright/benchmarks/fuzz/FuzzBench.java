package org.wishwright.benchmarks.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.wishwright.simulator.report.Machine;
import org.wishwright.simulator.report.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Damaged files for every parser. */
@Command(
        name = "fuzz",
        mixinStandardHelpOptions = true,
        description = {
            "Feeds every parser with damaged files, led by what code each reaches (Jazzer): no file may crash it, take longer than"
                    + " 20 s, or be accepted and not read back the same once written.",
            "A tenth of the files is led by every comparison as well, the rest, faster, by what code is reached; most are short, none"
                    + " longer than 8 KB or four times the longest example. The compilers behind a parser run but do not lead.",
            "A format has two rows: fuzz-FORMAT-inputs and fuzz-FORMAT-findings. What is found stays in the folder that the row"
                    + " names, to be mended and kept as a test.",
            "The same seed begins alike; the path it takes differs between runs by the time that each file takes."
        })
public final class FuzzBench implements Callable<Integer> {

    @Option(
            names = "--inputs",
            paramLabel = "N",
            description = "How many files each parser is given (default: ${DEFAULT-VALUE}).")
    private int inputs = 1_000_000;

    @Option(names = "--seed", paramLabel = "S", description = "Where chance begins (default: ${DEFAULT-VALUE}).")
    private int seed = 1;

    @Option(names = "--only", split = ",", paramLabel = "FORMAT", description = "These formats alone.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--found",
            paramLabel = "FOLDER",
            description = "Where what is found is kept (default: ${DEFAULT-VALUE}).")
    private Path found = Path.of("data", "fuzz");

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (json) {
            System.out.println(Machine.line());
        }
        int findings = 0;
        var left = new ArrayList<>(only);
        for (var targets : Targets.all()) {
            for (var format : targets.formats(found)) {
                if (only.isEmpty() || left.remove(format.name())) {
                    var run = Run.of(targets, format, inputs, seed);
                    findings += run.findings();
                    rows(format.name(), run).forEach(row -> System.out.println(json ? row.json() : line(row)));
                }
            }
        }
        if (!left.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "There is no format " + left.getFirst() + ".");
        }
        return findings == 0 ? 0 : 1;
    }

    private List<Row> rows(String format, Run run) {
        return List.of(
                Row.of(
                        "fuzz",
                        "fuzz-" + format + "-inputs",
                        run.inputs(),
                        "inputs",
                        "higher",
                        "reach",
                        1_000_000,
                        "seconds",
                        run.seconds(),
                        "seed",
                        seed),
                Row.of(
                        "fuzz",
                        "fuzz-" + format + "-findings",
                        run.findings(),
                        "findings",
                        "lower",
                        "reach",
                        0,
                        "kept",
                        run.folder().toString()));
    }

    private static String line(Row row) {
        var more = new StringBuilder();
        row.more()
                .forEach((name, value) ->
                        more.append("  ").append(name).append(' ').append(value));
        return String.format(Locale.ROOT, "%-28s %12s %-10s%s", row.measure(), row.value(), row.unit(), more);
    }
}
