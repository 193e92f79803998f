package org.wishwright.benchmarks.money;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Whether the tests notice when the compiled code is changed: PIT's mutants of the money's pure core and of the proofs, through the
 * project's own build.
 *
 * @param noticed mutants that made a test fail, run out of time or out of memory
 * @param made mutants in all
 */
record Mutations(int noticed, int made) {

    static final String CORE = "org.wishwright.platform.ledger.deal.*,org.wishwright.platform.ledger.reconciliation.*";
    static final String PROOFS = "org.wishwright.provenance.*";

    private static final Set<String> NOTICED = Set.of("KILLED", "TIMED_OUT", "MEMORY_ERROR", "RUN_ERROR");
    private static final int STATUS = 5; // of a line: file, class, mutator, method, line, status, test
    private static final int LONGEST_MINUTES = 40;

    double percent() {
        return 100.0 * noticed / made;
    }

    Mutations and(Mutations other) {
        return new Mutations(noticed + other.noticed, made + other.made);
    }

    /** @param classes and their tests, as PIT's patterns */
    static Mutations of(Path module, String classes) throws IOException, InterruptedException {
        var report = module.resolve("target/pit-reports/mutations.csv");
        Files.deleteIfExists(report);
        var maven = new ProcessBuilder(
                        "mvn",
                        "--batch-mode",
                        "-q",
                        "-Dquick",
                        "-Dspotless.check.skip",
                        "-pl",
                        module.toString(),
                        "-am",
                        "test-compile",
                        "org.pitest:pitest-maven:mutationCoverage",
                        "-DtargetClasses=" + classes,
                        "-DtargetTests=" + classes)
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile("mutations", ".log").toFile())
                .start();
        if (!maven.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            maven.destroy();
            throw new IllegalStateException("PIT did not end within " + LONGEST_MINUTES + " minutes over " + classes);
        }
        if (!Files.exists(report)) {
            throw new IllegalStateException("PIT wrote no report over " + classes + "; exit " + maven.exitValue());
        }
        return read(Files.readAllLines(report));
    }

    static Mutations read(List<String> lines) {
        int noticed = 0;
        for (var line : lines) {
            if (NOTICED.contains(line.split(",", -1)[STATUS])) {
                noticed++;
            }
        }
        return new Mutations(noticed, lines.size());
    }
}
