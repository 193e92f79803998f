package org.wishwright.simulator.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The line before the rows: on what they were measured. */
public final class Machine {

    private Machine() {}

    /** One JSON object: machine, JDK, commit and load average. */
    public static String line() {
        var object = JsonNodeFactory.instance.objectNode();
        object.put(
                "machine",
                processor() + ", " + Runtime.getRuntime().availableProcessors() + " cores, "
                        + System.getProperty("os.name") + " " + System.getProperty("os.version"));
        object.put("jdk", Runtime.version().toString());
        object.put("commit", commit(Path.of("")));
        object.put("load", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        return new JsonMapper().writeValueAsString(object);
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    /** The commit checked out, or {@code unknown} outside a repository. */
    private static String commit(Path folder) {
        try {
            var git = new ProcessBuilder("git", "rev-parse", "--short=12", "HEAD")
                    .directory(folder.toAbsolutePath().toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var said = new String(git.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return said.isBlank() ? "unknown" : said.strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
