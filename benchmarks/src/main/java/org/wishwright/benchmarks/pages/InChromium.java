package org.wishwright.benchmarks.pages;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.wishwright.simulator.report.Row;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows that need a browser. The browser's driver weighs 200 MB and belongs to the platform's tests, which know every
 * page anyway; so a main class among those tests measures the running program and prints its rows, and this reads them.
 */
final class InChromium {

    private static final Path TARGET = Path.of("platform", "target");
    private static final String MAIN = "org.wishwright.platform.story.PagesInChromium";

    private InChromium() {}

    static List<Row> measure(RunningProgram program) throws IOException, InterruptedException {
        var libraries = Files.readString(TARGET.resolve("test.classpath")).strip();
        var classes = TARGET.resolve("test-classes") + ":" + TARGET.resolve("classes") + ":" + libraries;
        var operator = program.accounts().stream()
                .filter(account -> account.name().equals("operator"))
                .findFirst()
                .orElseThrow();
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes,
                        MAIN,
                        String.valueOf(program.port()),
                        operator.email(),
                        operator.password())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var rows = new ArrayList<Row>();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("{")) {
                    rows.add(row(line));
                }
            }
        }
        if (process.waitFor() != 0) {
            System.err.println("The browser's rows ended early.");
        }
        return rows;
    }

    private static Row row(String line) {
        var json = new JsonMapper().readTree(line);
        var more = new ArrayList<Object>();
        json.properties().forEach(property -> {
            if (!List.of("measure", "value", "unit", "better").contains(property.getKey())) {
                more.add(property.getKey());
                more.add(property.getValue());
            }
        });
        return Row.of(
                PagesBench.NAME,
                json.path("measure").asString(""),
                json.path("value").asDouble(),
                json.path("unit").asString(""),
                json.path("better").asString(""),
                more.toArray());
    }
}
