package org.wishwright.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.wishwright.kernel.CanonicalJson;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;
import org.wishwright.market.Recount.Verdict;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wishwright recount}: a stranger works a campaign's outcome out again from its inputs and rules, offline. */
@Command(
        name = "./wishwright recount",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 120,
        description = {
            "Works out again what became of a campaign, from the file that its page lets anybody download when it is over:",
            "rules, seed and every input under pseudonyms. Nobody is asked.",
            ""
        },
        footer = {
            "",
            "Ends with 0 where the outcome is the same bit for bit, with 1 where it is not, with 2 when the file is none."
        })
public final class Recount implements Callable<Integer> {

    private static final int WRONG = 1;
    private static final int NONSENSE = 2;

    /** A campaign of a million inputs is about that long. */
    private static final int MOST_CHARS = 1 << 29;

    private static final int SHOWN = 60;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The downloaded file.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Recount()).execute(arguments));
    }

    @Override
    public Integer call() {
        try {
            return switch (org.wishwright.market.Recount.repeat(Files.readString(file), MOST_CHARS)) {
                case Accepted<Verdict>(var verdict) -> say(verdict);
                case Refused<Verdict>(var refusal) -> {
                    spec.commandLine().getErr().println(refusal.sentence());
                    yield NONSENSE;
                }
            };
        } catch (IOException e) {
            spec.commandLine().getErr().println("The file " + file + " cannot be read. Check its name.");
            return NONSENSE;
        }
    }

    private int say(Verdict verdict) {
        var out = spec.commandLine().getOut();
        var state = verdict.state();
        if (json) {
            var line = new LinkedHashMap<String, Object>();
            line.put("equal", verdict.equal());
            line.put("stage", state.stage().word());
            line.put("deals", (long) state.deals().size());
            line.put("money", (long) state.money().size());
            out.println(CanonicalJson.write(line));
        } else {
            out.println("Outcome: " + state.stage().word() + ", "
                    + state.deals().size() + " deals, " + state.money().size() + " steps of money");
            state.reasons().forEach(reason -> out.println("  " + reason.at() + "  " + reason.sentence()));
            out.println(
                    verdict.equal() ? "The same, bit for bit." : "NOT the same as the file says: " + differs(verdict));
        }
        out.flush();
        return verdict.equal() ? 0 : WRONG;
    }

    private static String differs(Verdict verdict) {
        var stated = verdict.stated();
        var here = verdict.recounted();
        int at = 0;
        while (at < Math.min(stated.length(), here.length()) && stated.charAt(at) == here.charAt(at)) {
            at++;
        }
        int from = Math.max(0, at - SHOWN / 2);
        return "it says …" + stated.substring(from, Math.min(stated.length(), at + SHOWN)) + "…, recounted …"
                + here.substring(from, Math.min(here.length(), at + SHOWN)) + "…";
    }
}
