package org.wishwright.simulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.CanonicalJson;
import org.wishwright.simulator.advisories.Advisory;
import org.wishwright.simulator.advisories.AdvisoryFiles;
import org.wishwright.simulator.advisories.Library;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wishwright advisories}: whether a known weakness is among the libraries, by advisories that were fetched before. */
@Command(
        name = "./wishwright advisories",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 120,
        description = {
            "Holds every library of the bill of materials against published advisories in files of yours:",
            "records of the OSV schema, one, a folder of them, or an archive (.zip). Asks no network.",
            ""
        },
        footer = {
            "",
            "Ends with 0 where no advisory covers a library, with 1 where one does and is not accepted,",
            "with 2 when there is nothing to check."
        })
public final class Advisories implements Callable<Integer> {

    private static final int FOUND = 1;
    private static final int NONSENSE = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE|FOLDER|ZIP", description = "The advisories.", arity = "1..*")
    private List<Path> places = new ArrayList<>();

    @Option(names = "--bill", paramLabel = "FILE", description = "The bill of materials (${DEFAULT-VALUE}).")
    private Path bill = Path.of("docs", "sbom.cdx.json");

    @Option(
            names = "--accepted",
            paramLabel = "FILE",
            description =
                    "Advisories that do not concern this program: an id and the reason a line, # begins a remark.")
    private @Nullable Path accepted;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    /** A library that an advisory covers. */
    private record Hit(Library library, Advisory advisory) {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Advisories()).execute(arguments));
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        try {
            var libraries = AdvisoryFiles.bill(bill);
            var reasons = reasons();
            var hits = new ArrayList<Hit>();
            var newest = new String[] {""};
            int records = 0;
            for (var place : places) {
                records += AdvisoryFiles.read(place, advisory -> {
                    newest[0] = advisory.modified().compareTo(newest[0]) > 0 ? advisory.modified() : newest[0];
                    libraries.stream()
                            .filter(advisory::affects)
                            .forEach(library -> hits.add(new Hit(library, advisory)));
                });
            }
            if (records == 0) {
                return nonsense("There is no advisory at " + places + ".");
            }
            hits.forEach(hit -> say(out, hit, reasons.get(hit.advisory().id())));
            long open = hits.stream()
                    .filter(hit -> !reasons.containsKey(hit.advisory().id()))
                    .count();
            sum(out, libraries.size(), records, newest[0], hits.size(), open);
            return open == 0 ? 0 : FOUND;
        } catch (IOException e) {
            return nonsense(
                    e instanceof NoSuchFileException
                            ? "There is no file " + e.getMessage() + "."
                            : String.valueOf(e.getMessage()));
        }
    }

    private Map<String, String> reasons() throws IOException {
        var reasons = new TreeMap<String, String>();
        if (accepted != null) {
            for (var line : Files.readAllLines(accepted)) {
                var bare = line.replaceFirst("#.*$", "").strip();
                if (!bare.isEmpty()) {
                    int space = bare.indexOf(' ');
                    if (space < 0) {
                        throw new IOException("Say why " + bare + " does not concern this program, behind it.");
                    }
                    reasons.put(bare.substring(0, space), bare.substring(space).strip());
                }
            }
        }
        return reasons;
    }

    private void say(PrintWriter out, Hit hit, @Nullable String reason) {
        if (json) {
            var values = new LinkedHashMap<String, Object>();
            values.put("library", hit.library().toString());
            values.put("advisory", hit.advisory().id());
            values.put("summary", hit.advisory().summary());
            values.put("accepted", reason == null ? "" : reason);
            out.println(CanonicalJson.write(values));
        } else {
            out.println((reason == null ? "KNOWN WEAKNESS  " : "accepted        ") + hit.library() + "  "
                    + hit.advisory().id() + "  "
                    + (reason == null ? hit.advisory().summary() : reason));
        }
        out.flush();
    }

    private void sum(PrintWriter out, int libraries, int records, String newest, int hits, long open) {
        if (json) {
            var values = new LinkedHashMap<String, Object>();
            values.put("libraries", (long) libraries);
            values.put("advisories", (long) records);
            values.put("newest", newest);
            values.put("covered", (long) hits);
            values.put("open", open);
            out.println(CanonicalJson.write(values));
        } else {
            out.println(libraries + " libraries held against " + records + " advisories, the newest of "
                    + (newest.isEmpty() ? "an unknown day" : newest) + ": " + open + " open, " + (hits - open)
                    + " accepted.");
        }
        out.flush();
    }

    private int nonsense(String sentence) {
        spec.commandLine().getErr().println(sentence);
        spec.commandLine().getErr().flush();
        return NONSENSE;
    }
}
