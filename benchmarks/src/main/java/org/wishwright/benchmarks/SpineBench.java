package org.wishwright.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.wishwright.simulator.Replay;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A short replay on a fresh database: the whole way from choice to parcel. */
@Command(
        name = "spine",
        mixinStandardHelpOptions = true,
        description = "Replays the first sales through a program of its own and reports as ./wishwright replay does.")
final class SpineBench implements Callable<Integer> {

    @Mixin
    private DataFolder folder = new DataFolder();

    @Option(names = "--limit", paramLabel = "N", description = "How many sales (default: ${DEFAULT-VALUE}).")
    private int limit = 200;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Override
    public Integer call() {
        var fresh = freshFolder();
        try {
            var arguments = new ArrayList<>(List.of(
                    "--model", folder.model().toString(),
                    "--prices", folder.prices().toString(),
                    "--sales", folder.sales().toString(),
                    "--limit", String.valueOf(limit),
                    "--data", fresh.toString()));
            if (json) {
                arguments.add("--json");
            }
            return new CommandLine(new Replay("spine")).execute(arguments.toArray(String[]::new));
        } finally {
            remove(fresh);
        }
    }

    private static Path freshFolder() {
        try {
            var parent = Files.createDirectories(Path.of("data"));
            return Files.createTempDirectory(parent, "bench-spine-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("The folder " + folder + " could not be removed: " + e.getMessage());
        }
    }
}
