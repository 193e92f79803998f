package org.wishwright.simulator.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as a child process over its own data folder; started again whenever it dies before {@link #close()}. */
public final class OwnProgram implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);
    private static final int SHORTEST_LIFE_SECONDS = 5;
    private static final String READY = "Wishwright is ready";
    private static final Path JARS = Path.of("platform", "target");

    private final Path data;
    private final Credentials operator;
    private final int port = freePort();
    private final long logged;
    private volatile boolean closing;
    private volatile Process process;

    private OwnProgram(Path data, Credentials operator) {
        this.data = data;
        this.operator = operator;
        this.logged = log().toFile().length();
        this.process = launch();
        Thread.ofPlatform().daemon().name("program-watch").start(this::watch);
    }

    /** Starts it and waits until it answers. */
    public static OwnProgram start(Path data, Credentials operator) {
        if (!Files.exists(JARS.resolve("wishwright-platform.jar"))) {
            throw new ProgramStartFailure("There is no " + JARS.resolve("wishwright-platform.jar")
                    + ". Start the replay with ./wishwright replay, which builds it.");
        }
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new ProgramStartFailure("The data folder " + data + " cannot be written: " + e.getMessage());
        }
        var program = new OwnProgram(data, operator);
        try {
            program.awaitAnswer();
        } catch (RuntimeException e) {
            program.close();
            throw e;
        }
        return program;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public Path log() {
        return data.resolve("program.log");
    }

    /** As {@code kill -9}: nothing is said goodbye to. The watch starts it again. */
    public void kill() {
        process.destroyForcibly();
    }

    /** {@code kill -9} of the database server beneath it, by the pid it wrote down. */
    public void killDatabase() {
        try {
            var pid = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"))
                    .getFirst();
            ProcessHandle.of(Long.parseLong(pid.strip())).ifPresent(ProcessHandle::destroyForcibly);
        } catch (IOException e) {
            throw new UncheckedIOException("The database's pid could not be read", e);
        }
    }

    private Process launch() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "-Xmx3g",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseCompactObjectHeaders",
                "-cp",
                JARS.resolve("wishwright-platform.jar") + ":" + JARS.resolve("lib") + "/*",
                "org.wishwright.platform.Launcher",
                "--port",
                String.valueOf(port),
                "--data",
                data.toString(),
                "--simulation");
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().put("WISHWRIGHT_DEMO", "false");
        builder.environment().put("WISHWRIGHT_OPERATOR_EMAIL", operator.email());
        builder.environment().put("WISHWRIGHT_OPERATOR_PASSWORD", operator.password());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ProgramStartFailure("The program could not be started: " + e.getMessage());
        }
    }

    private void watch() {
        try {
            while (!closing) {
                long began = System.nanoTime();
                process.waitFor();
                if (!closing) {
                    if (System.nanoTime() - began < TimeUnit.SECONDS.toNanos(SHORTEST_LIFE_SECONDS)) {
                        TimeUnit.SECONDS.sleep(1);
                    }
                    process = launch();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitAnswer() {
        long deadline = System.nanoTime() + START.toNanos();
        var first = process;
        try {
            while (!log(logged).contains(READY)) {
                if (!first.isAlive() || System.nanoTime() > deadline) {
                    throw new ProgramStartFailure(
                            "The program did not come up. Its log " + log() + " ends with:\n" + tail());
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramStartFailure("Interrupted while the program was starting.");
        }
    }

    /** What the log says from an offset on. */
    private String log(long from) {
        try (var file = Files.newInputStream(log())) {
            file.skipNBytes(from);
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private String tail() {
        try {
            var lines = Files.readAllLines(log(), StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return "(" + e.getMessage() + ")";
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new ProgramStartFailure("No port is free: " + e.getMessage());
        }
    }

    /** Asks it to end, and ends it by force when it does not within 20 s. */
    @Override
    public void close() {
        closing = true;
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
