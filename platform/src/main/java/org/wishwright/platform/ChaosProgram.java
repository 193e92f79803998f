package org.wishwright.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.wishwright.platform.database.EmbeddedPostgres;

/** One life of the program under chaos: the whole of it, as a process of its own, with payers inside. */
final class ChaosProgram implements AutoCloseable {

    private static final long LONGEST_START_SECONDS = 120;
    private static final long LONGEST_CHECK_SECONDS = 300;

    /** What the program found when everything had come to rest. */
    record Checked(List<String> wrong, long payments, long refunds) {}

    private final Process process;
    private final Writer orders;
    private final Path answers;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch checkedOnce = new CountDownLatch(1);
    private final CountDownLatch heard = new CountDownLatch(1);
    private final List<String> wrong = new ArrayList<>();
    private final AtomicLong tried = new AtomicLong();
    private volatile @Nullable Checked checked;

    private ChaosProgram(Process process, Path answers) {
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = answers;
    }

    static ChaosProgram start(Path folder, EmbeddedPostgres postgres, long seed, long from, Path answers)
            throws IOException, InterruptedException {
        await(postgres);
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName(),
                "--port",
                Integer.toString(freePort()),
                "--data",
                folder.toString(),
                "--empty");
        builder.redirectError(
                ProcessBuilder.Redirect.appendTo(folder.resolve("program.log").toFile()));
        var environment = builder.environment();
        environment.put("SPRING_DATASOURCE_URL", postgres.jdbcUrl("postgres"));
        environment.put("SPRING_DATASOURCE_USERNAME", postgres.user());
        environment.put("SPRING_DATASOURCE_PASSWORD", postgres.password());
        environment.put("WISHWRIGHT_CHAOS_SEED", Long.toString(seed));
        environment.put("WISHWRIGHT_CHAOS_FROM", Long.toString(from));
        environment.put("WISHWRIGHT_SANDBOX_PATIENCE", "PT1S");
        var program = new ChaosProgram(builder.start(), answers);
        Thread.ofPlatform().daemon().name("chaos-hears").start(program::hear);
        for (int waited = 0; waited < LONGEST_START_SECONDS && program.process.isAlive(); waited++) {
            if (program.ready.await(1, TimeUnit.SECONDS)) {
                return program;
            }
        }
        program.close();
        throw new IllegalStateException("The program did not start; see " + folder.resolve("program.log"));
    }

    /** The program refuses to start over a database that is not there: one that was killed has to be back first. */
    private static void await(EmbeddedPostgres postgres) throws InterruptedException {
        for (int waited = 0; ; waited++) {
            try (var connection =
                    DriverManager.getConnection(postgres.jdbcUrl("postgres"), postgres.user(), postgres.password())) {
                if (connection.isValid(1)) {
                    return;
                }
            } catch (SQLException e) {
                if (waited > LONGEST_START_SECONDS * 5) {
                    throw new IllegalStateException("The database did not come back", e);
                }
            }
            Thread.sleep(200);
        }
    }

    /** A program that is dead by now hears nothing. */
    void say(String order) {
        try {
            orders.write(order + "\n");
            orders.flush();
        } catch (IOException e) {
            return; // killed already
        }
    }

    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** The payment provider that this life has started. */
    Optional<ProcessHandle> provider() {
        return process.toHandle().children().filter(ProcessHandle::isAlive).findFirst();
    }

    /** The largest order that any payer has begun. */
    long tried() throws InterruptedException {
        process.waitFor();
        if (!heard.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The dead program goes on speaking");
        }
        return tried.get();
    }

    Checked checked() throws InterruptedException {
        if (!checkedOnce.await(LONGEST_CHECK_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The check did not end");
        }
        return java.util.Objects.requireNonNull(checked);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    private void hear() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                var kept = Files.newBufferedWriter(answers, StandardOpenOption.APPEND)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line, kept);
            }
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            } // it was closed under our hands: it is dead, and says no more
        } finally {
            heard.countDown();
        }
    }

    private void take(String line, Writer kept) throws IOException {
        var words = line.split(" ", 4);
        switch (words[0]) {
            case "CHAOS" -> ready.countDown();
            case "TRY" -> tried.accumulateAndGet(Long.parseLong(words[1]), Math::max);
            case "ANSWERED", "REFUNDED" -> {
                kept.write(line + "\n");
                kept.flush();
            }
            case "WRONG" -> wrong.add(line.substring("WRONG ".length()));
            case "CHECKED" -> {
                checked = new Checked(List.copyOf(wrong), Long.parseLong(words[2]), Long.parseLong(words[3]));
                checkedOnce.countDown();
            }
            default -> {}
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
