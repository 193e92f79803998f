package org.wishwright.benchmarks.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.wishwright.simulator.http.Call;
import org.wishwright.simulator.http.Http;

/** {@code ./wishwright run} with its demo in a folder of its own, as a reader of the README starts it. */
final class RunningProgram implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(4);
    private static final String READY = "Wishwright is ready";
    private static final Pattern ACCOUNT = Pattern.compile("^  (\\S+) +(\\S+@\\S+) +(\\S+)$");

    private final Process process;
    private final Path log;
    private final int port;
    private final double firstPageSeconds;

    /** @param email of a demo account, as the program printed it */
    record Account(String name, String email, String password) {}

    private RunningProgram(Process process, Path log, int port, double firstPageSeconds) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.firstPageSeconds = firstPageSeconds;
    }

    /** Starts it and returns once it is ready; the clock runs from the command to the first home page. */
    static RunningProgram start(Path data) {
        int port = freePort();
        var log = data.resolveSibling(data.getFileName() + ".log");
        var builder = new ProcessBuilder(
                        "./wishwright", "run", "--port", String.valueOf(port), "--data", data.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("WISHWRIGHT_"));
        try {
            long began = System.nanoTime();
            var process = builder.start();
            awaitHome(process, log, port);
            double seconds = (System.nanoTime() - began) / 1e9;
            var program = new RunningProgram(process, log, port, seconds);
            program.awaitReady();
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    int port() {
        return port;
    }

    /** From the command to the first home page. */
    double firstPageSeconds() {
        return firstPageSeconds;
    }

    /** The demo's accounts, as printed. */
    List<Account> accounts() {
        var accounts = new ArrayList<Account>();
        for (var line : lines()) {
            var matcher = ACCOUNT.matcher(line);
            if (matcher.matches()) {
                accounts.add(new Account(matcher.group(1), matcher.group(2), matcher.group(3)));
            }
        }
        return accounts;
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitHome(Process process, Path log, int port) {
        try (var http = new Http(URI.create("http://127.0.0.1:" + port))) {
            long deadline = System.nanoTime() + LONGEST_START.toNanos();
            while (true) {
                try {
                    if (http.send(Call.get("/")).status() == 200) {
                        return;
                    }
                } catch (IOException e) {
                    if (!process.isAlive() || System.nanoTime() > deadline) {
                        throw new IllegalStateException("The program did not come up; see " + log, e);
                    }
                }
                pause(5);
            }
        }
    }

    private void awaitReady() {
        while (lines().stream().noneMatch(line -> line.contains(READY))) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The program ended; see " + log);
            }
            pause(50);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
