package org.wishwright.benchmarks.configuration;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import org.wishwright.simulator.report.Row;

/** A car maker's formulas, each compiled in a process of its own. */
final class CarFormulas {

    private static final Duration EACH = Duration.ofSeconds(120);

    private final Path folder;

    CarFormulas(Path folder) {
        this.folder = folder;
    }

    Row row() throws IOException, InterruptedException {
        var names = folder.toFile().list((_, name) -> name.endsWith(".cnf"));
        if (names == null || names.length == 0) {
            throw new IOException("There are no formulas in " + folder + ".");
        }
        Arrays.sort(names);
        int compiled = 0;
        var each = new ArrayList<String>();
        for (var name : names) {
            var ended = Apart.compile("engine", folder.resolve(name), EACH);
            compiled += ended.compiled() ? 1 : 0;
            each.add(name + ": " + ended.said());
        }
        return Target.MERCEDES_COMPILED.row(compiled, "of", names.length, "each", String.join("; ", each));
    }
}
