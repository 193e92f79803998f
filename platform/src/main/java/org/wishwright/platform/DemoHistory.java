package org.wishwright.platform;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Has the simulator fill a new demo with people, orders and work. It is a program of its own that uses the API like anybody else, at low
 * priority; where it is missing, or is stopped half way, the demo is only emptier.
 */
final class DemoHistory {

    private static final Path SIMULATOR = Path.of("simulator", "target");
    private static final String JAR = "wishwright-simulator.jar";

    private DemoHistory() {}

    static void live(int port, StartLog log) {
        if (!Files.exists(SIMULATOR.resolve(JAR))) {
            log.line("No orders come into the demo by themselves: " + SIMULATOR.resolve(JAR)
                    + " is not below this folder. ./wishwright run builds it; ./wishwright simulate adds orders.");
            return;
        }
        try {
            var program = new ProcessBuilder(command(port))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(program::destroy));
            log.line("People are beginning to order in the demo; that takes a minute. (run --empty starts without it)");
        } catch (IOException e) {
            log.line("The demo stays without history: " + e.getMessage());
        }
    }

    private static List<String> command(int port) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var jars = SIMULATOR.resolve(JAR) + File.pathSeparator + SIMULATOR.resolve("lib") + File.separator + "*";
        return List.of(
                "nice",
                "-n",
                "10",
                java.toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                jars,
                "org.wishwright.simulator.Simulate",
                "--url",
                "http://127.0.0.1:" + port,
                "--seed",
                "1",
                "--consumer");
    }
}
