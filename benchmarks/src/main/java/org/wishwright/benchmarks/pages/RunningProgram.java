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
    private static final Duration LONGEST_END = Duration.ofSeconds(40);
    private static final String READY = "Wishwright is ready";
    private static final Pattern ACCOUNT = Pattern.compile("^  (\\S+) +(\\S+@\\S+) +(\\S+)$");

    private final Process process;
    private final Path data;
    private final Path log;
    private final int port;
    private final long began = System.nanoTime();
    private volatile double firstPageSeconds = Double.NaN;

    /** @param email of a demo account, as the program printed it */
    record Account(String name, String email, String password) {}

    private RunningProgram(Process process, Path data, int port) {
        this.process = process;
        this.data = data;
        this.log = log(data);
        this.port = port;
    }

    private static Path log(Path data) {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    /** Gives the command, from which the clock runs to the first home page. */
    static RunningProgram begin(Path data) {
        int port = freePort();
        var builder = new ProcessBuilder(
                        "./wishwright", "run", "--port", String.valueOf(port), "--data", data.toString())
                .redirectErrorStream(true)
                .redirectOutput(log(data).toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("WISHWRIGHT_"));
        try {
            return new RunningProgram(builder.start(), data, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
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

    Account account(String name) {
        return accounts().stream()
                .filter(account -> account.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The demo has no account " + name));
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns once the first page has come and the demo is there. */
    void awaitReady() {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        try (var http = new Http(address())) {
            while (!answers(http)) {
                pauseBefore(deadline, 5);
            }
        }
        firstPageSeconds = (System.nanoTime() - began) / 1e9;
        while (lines().stream().noneMatch(line -> line.contains(READY))) {
            pauseBefore(deadline, 50);
        }
    }

    private static boolean answers(Http http) {
        try {
            return http.send(Call.get("/")).status() == 200;
        } catch (IOException e) {
            return false; // nobody listens yet
        }
    }

    private void pauseBefore(long deadline, long millis) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
            throw new IllegalStateException("The program did not come up. It said: " + String.join(" | ", lines()));
        }
        pause(millis);
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

    /** Stops the program; where it does not stop by itself, its database too. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                endDatabase();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            endDatabase();
            Thread.currentThread().interrupt();
        }
    }

    private void endDatabase() {
        try (var lines = Files.lines(data.resolve("postgres").resolve("postmaster.pid"))) {
            lines.findFirst().map(Long::valueOf).flatMap(ProcessHandle::of).ifPresent(database -> {
                database.destroy();
                database.onExit()
                        .orTimeout(LONGEST_END.toSeconds(), TimeUnit.SECONDS)
                        .join();
            });
        } catch (IOException e) {
            System.err.println("The database had stopped before: " + e.getMessage());
        }
    }
}
