package org.wishwright.benchmarks.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows that need a browser. The browser's driver weighs 200 MB and belongs to the platform's tests, which know every
 * page anyway; so a main class among those tests measures a row of the running program and prints it, and this reads it.
 */
final class InChromium {

    private static final Path TARGET = Path.of("platform", "target");
    private static final String MAIN = "org.wishwright.platform.story.PagesInChromium";

    /** So that the reason is said here and not by whoever waits for the row. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private InChromium() {}

    /** @param longest after which the browser is given up */
    static Reading measure(RunningProgram program, String row, Duration longest)
            throws IOException, InterruptedException {
        var libraries = Files.readString(TARGET.resolve("test.classpath")).strip();
        var classes = TARGET.resolve("test-classes") + ":" + TARGET.resolve("classes") + ":" + libraries;
        var operator = program.account("operator");
        var said = Files.createTempFile("bench-pages-", ".txt");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes,
                        MAIN,
                        String.valueOf(program.port()),
                        operator.email(),
                        operator.password(),
                        row)
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var hook = new Thread(() -> end(process));
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            if (!process.waitFor(longest.minus(MARGIN).toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("The browser was not done after "
                        + longest.minus(MARGIN).toSeconds() + " s.");
            }
            return reading(Files.readAllLines(said), process.exitValue());
        } finally {
            end(process);
            Runtime.getRuntime().removeShutdownHook(hook);
            Files.delete(said);
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static Reading reading(List<String> said, int exit) throws IOException {
        var line = said.stream()
                .filter(one -> one.startsWith("{"))
                .findFirst()
                .orElseThrow(() -> new IOException("The browser's measure ended with " + exit + " and said nothing."));
        var json = new JsonMapper().readTree(line);
        var more = new LinkedHashMap<String, Object>();
        json.properties().forEach(property -> more.put(property.getKey(), property.getValue()));
        more.remove("value");
        return new Reading(json.path("value").asDouble(Double.NaN), more);
    }
}
