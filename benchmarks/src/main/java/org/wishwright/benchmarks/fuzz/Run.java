package org.wishwright.benchmarks.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.wishwright.benchmarks.fuzz.Targets.Format;

/**
 * One format under a fuzzer, in a process of its own.
 *
 * @param inputs how many it was given, fewer than wanted where it hung or had too many findings
 * @param findings distinct by where they were thrown
 * @param folder with {@code log.txt} and the files that led to a finding
 */
record Run(long inputs, int findings, long seconds, Path folder) {

    private static final int MOST_FINDINGS = 20;
    private static final int MOST_SECONDS_EACH = 20;
    private static final int LARGEST = 8_192;
    private static final Pattern DONE = Pattern.compile("^Done (\\d+) runs in (\\d+) second");
    private static final Pattern PROGRESS = Pattern.compile("^#(\\d+)\\s.*");
    private static final Pattern FINDING = Pattern.compile("^DEDUP_TOKEN: (.*)");
    private static final Pattern HUNG = Pattern.compile("^.*ERROR: libFuzzer: (.*)");

    static Run of(Targets targets, Format format, int inputs, int seed) throws IOException, InterruptedException {
        var folder = Files.createDirectories(format.found()).toAbsolutePath();
        var log = folder.resolve("log.txt");
        var process = new ProcessBuilder(command(targets, format, folder, inputs, seed))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var hook = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            long began = System.nanoTime();
            process.waitFor();
            return said(log, folder, (System.nanoTime() - began) / 1_000_000_000L);
        } finally {
            process.destroyForcibly();
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private static List<String> command(Targets targets, Format format, Path folder, int inputs, int seed) {
        return List.of(
                Targets.java(),
                "-Xmx2g",
                "-XX:+UseParallelGC",
                "-XX:-OmitStackTraceInFastThrow",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                targets.path(),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + targets.name(),
                "--target_args=" + format.name(),
                "--instrumentation_includes=org.wishwright.**:org.dhatim.**",
                "--custom_hook_includes=org.wishwright.**:org.dhatim.**",
                "--keep_going=" + MOST_FINDINGS,
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-timeout=" + MOST_SECONDS_EACH,
                "-max_len=" + LARGEST,
                "-print_final_stats=1",
                "-runs=" + inputs,
                "-seed=" + seed,
                format.corpus().toString());
    }

    private static Run said(Path log, Path folder, long seconds) throws IOException {
        long inputs = 0;
        boolean done = false;
        var findings = new HashSet<String>();
        for (var line : new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1)
                .lines()
                .toList()) {
            var progress = PROGRESS.matcher(line);
            var end = DONE.matcher(line);
            var finding = FINDING.matcher(line);
            var hung = HUNG.matcher(line);
            if (progress.matches()) {
                inputs = Long.parseLong(progress.group(1));
            } else if (end.find()) {
                inputs = Long.parseLong(end.group(1));
                done = true;
            } else if (finding.matches()) {
                findings.add(finding.group(1));
            } else if (hung.matches()) {
                findings.add(hung.group(1));
            }
        }
        if (!done && findings.isEmpty()) {
            throw new IOException("The fuzzer ended early; " + log + " says why.");
        }
        return new Run(inputs, findings.size(), seconds, folder);
    }
}
