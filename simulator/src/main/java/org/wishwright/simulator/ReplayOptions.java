package org.wishwright.simulator;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the command line of a replay says. */
final class ReplayOptions {

    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            description = "The product: XCSP 2.1 (variables and table constraints) or a Wishwright model text.")
    Path model = Path.of("");

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description = "Soft XCSP relations over the model's variables; left out where the model holds its prices.")
    @Nullable
    Path prices;

    @Option(
            names = "--sales",
            required = true,
            paramLabel = "FILE",
            description = "Recorded sales: the first line names variables, each further line gives a value for each.")
    Path sales = Path.of("");

    @Option(
            names = "--plant",
            paramLabel = "FILE",
            description =
                    "Work centres, hours, routings and arrivals as JSON (docs/replay.md). Default: generated from the seed.")
    @Nullable
    Path plant;

    @Option(names = "--limit", paramLabel = "N", description = "Only the first N arrivals; the plant stays the same.")
    @Nullable
    Integer limit;

    @Option(names = "--seed", paramLabel = "S", description = "Of everything drawn (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    @Option(names = "--consumers", paramLabel = "N", description = "How many people buy (default: ${DEFAULT-VALUE}).")
    int consumers = 80;

    @Option(names = "--json", description = "Print one JSON object a line instead of the table.")
    boolean json;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Where the replay, and the program it starts, keep everything (default: ${DEFAULT-VALUE}). "
                    + "The same folder again goes on where it stopped.")
    Path data = Path.of("data", "replay");

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Drive a program that runs already, started with --simulation, instead of one of its own.")
    @Nullable
    URI url;

    @Option(names = "--operator-email", paramLabel = "E", description = "The operator's e-mail, with --url.")
    @Nullable
    String operatorEmail;

    @Option(
            names = "--operator-password-file",
            paramLabel = "F",
            description = "File that holds the operator's password, with --url.")
    @Nullable
    Path operatorPasswordFile;

    @Option(
            names = "--kill",
            description =
                    "Kill the database with -9 after a third of the sales and the program after two thirds, then go on.")
    boolean kill;
}
