package org.wishwright.simulator;

import java.util.concurrent.Callable;
import org.wishwright.simulator.drive.ReplayFailure;
import org.wishwright.simulator.http.CallRefused;
import org.wishwright.simulator.http.ProgramUnreachable;
import org.wishwright.simulator.input.InputProblem;
import org.wishwright.simulator.program.ProgramStartFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code wishwright replay}: real sales go all the way from choice to parcel, through the running program. */
@Command(
        name = "./wishwright replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 120,
        description = {
            "Drives the running program through its HTTP API with ordinary accounts: every recorded sale is configured",
            "choice by choice, completed, ordered, paid, planned, made, shipped and received. Then says how it went.",
            ""
        },
        footer = {
            "",
            "Resumable: the same command goes on where it stopped, also after a crash or Ctrl-C.",
            "Ends with 1 and the reasons when a sale was refused, an order lost or doubled, a cent unbalanced, a promise",
            "broken, a minute booked twice or the evidence log broken; with 2 when the input makes no sense."
        })
public final class Replay implements Callable<Integer> {

    private static final int WRONG = 1;
    private static final int NONSENSE = 2;

    @Mixin
    private ReplayOptions options = new ReplayOptions();

    private final String bench;

    public Replay() {
        this("replay");
    }

    /** @param bench the name its rows carry */
    public Replay(String bench) {
        this.bench = bench;
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Replay()).execute(arguments));
    }

    @Override
    public Integer call() {
        try {
            var report = new ReplayRun(options, System.err).run(bench);
            if (options.json) {
                report.lines().forEach(System.out::println);
                System.err.print(report.table());
            } else {
                System.out.print(report.table());
            }
            report.faults().forEach(fault -> System.err.println("WRONG: " + fault));
            return report.faults().isEmpty() ? 0 : WRONG;
        } catch (InputProblem e) {
            System.err.println(e.getMessage());
            return NONSENSE;
        } catch (ReplayFailure | ProgramStartFailure | ProgramUnreachable | CallRefused e) {
            System.err.println();
            System.err.println(e.getMessage());
            return WRONG;
        }
    }
}
