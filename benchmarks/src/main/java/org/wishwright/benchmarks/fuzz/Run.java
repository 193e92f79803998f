package org.wishwright.benchmarks.fuzz;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.wishwright.benchmarks.fuzz.Targets.Format;

/**
 * One format under a fuzzer, in a process of its own.
 *
 * @param inputs how many it was given, fewer than wanted where it hung or had too many findings
 * @param found what was found, distinct by where it was thrown
 * @param folder with logs and the files that led to a finding
 * @param isWhole whether it came to its end
 */
record Run(long inputs, Set<String> found, long seconds, Path folder, boolean isWhole) {

    private static final int MOST_FINDINGS = 20;
    private static final int MOST_SECONDS_EACH = 20;
    private static final int LONGEST = 8_192;
    private static final int SHORTEST = 512;
    private static final int LEAST_SLOW = 20_000;
    private static final String OURS = "org.wishwright.**:org.dhatim.**";
    private static final Pattern DONE = Pattern.compile("^Done (\\d+) runs in (\\d+) second");
    private static final Pattern PROGRESS = Pattern.compile("^#(\\d+)\\s.*");
    private static final Pattern FINDING = Pattern.compile("^DEDUP_TOKEN: (.*)");
    private static final Pattern HUNG = Pattern.compile("^.*ERROR: libFuzzer: (.*)");

    /** First a tenth with every comparison followed, which finds words and numbers; the rest, which is faster, on what that has found. */
    static Run of(Targets targets, Format format, int inputs, int seed) throws IOException, InterruptedException {
        long longest = longest(format);
        int slow = Math.min(inputs, Math.max(LEAST_SLOW, inputs / 10));
        var first = of(targets, format, new Pass("all", slow, seed, longest));
        return first.isWhole && slow < inputs
                ? first.and(of(targets, format, new Pass("cov", inputs - slow, seed + 1, longest)))
                : first;
    }

    /** @param trace what is followed, in the fuzzer's words */
    private record Pass(String trace, int inputs, int seed, long longest) {}

    private static Run of(Targets targets, Format format, Pass pass) throws IOException, InterruptedException {
        var folder = Files.createDirectories(format.found()).toAbsolutePath();
        var log = folder.resolve("log-" + pass.trace() + ".txt");
        var process = new ProcessBuilder(command(targets, format, folder, pass))
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

    private Run and(Run next) {
        var all = new HashSet<>(found);
        all.addAll(next.found);
        return new Run(inputs + next.inputs, Set.copyOf(all), seconds + next.seconds, folder, next.isWhole);
    }

    int findings() {
        return found.size();
    }

    /** One core is enough: the fuzzer has one thread, and the others only wait for it. */
    private static List<String> command(Targets targets, Format format, Path folder, Pass pass) {
        return List.of(
                Targets.java(),
                "-Xmx2g",
                "-XX:+UseSerialGC",
                "-XX:ActiveProcessorCount=1",
                "-XX:-OmitStackTraceInFastThrow",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                targets.path(),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + targets.name(),
                "--target_args=" + format.name(),
                "--instrumentation_includes=" + OURS,
                "--custom_hook_includes=" + OURS,
                "--instrumentation_excludes=" + format.unled(),
                "--custom_hook_excludes=" + format.unled(),
                "--trace=" + pass.trace(),
                "--keep_going=" + MOST_FINDINGS,
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-timeout=" + MOST_SECONDS_EACH,
                "-max_len=" + pass.longest(),
                "-print_final_stats=1",
                "-runs=" + pass.inputs(),
                "-seed=" + pass.seed(),
                format.corpus().toString());
    }

    /** Four times the longest file to begin from. */
    private static long longest(Format format) {
        var files = format.corpus().toFile().listFiles();
        long longest = Arrays.stream(files == null ? new File[0] : files)
                .mapToLong(File::length)
                .max()
                .orElse(0);
        return Math.clamp(4 * longest, SHORTEST, LONGEST);
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
        return new Run(inputs, Set.copyOf(findings), seconds, folder, done);
    }
}
