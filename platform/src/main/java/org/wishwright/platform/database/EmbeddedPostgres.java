package org.wishwright.platform.database;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One PostgreSQL cluster in a data folder: fsync on, scram on the loopback address only. A server that survived the
 * program is adopted; a server that died is started again by a watch.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String USER = "wishwright";
    private static final Duration WATCH_EVERY = Duration.ofMillis(500);

    private final Path data;
    private final Path cluster;
    private final PostgresBinaries binaries;
    private final List<String> prefix;
    private final RandomAccessFile lockFile;
    private final FileLock lock;
    private final int port;
    private volatile boolean closed;

    private EmbeddedPostgres(Path data, RandomAccessFile lockFile, FileLock lock, Progress progress) {
        this.data = data;
        this.cluster = data.resolve("postgres");
        this.lockFile = lockFile;
        this.lock = lock;
        this.prefix = Commands.unprivileged();
        this.binaries = PostgresBinaries.unpackInto(data, progress);
        initialise(progress);
        this.port = isRunning() ? recordedPort() : start();
    }

    /**
     * Starts, or adopts, the server of a data folder.
     *
     * @throws DatabaseFailure if the folder cannot be written, another run holds it, or the server does not start
     */
    public static EmbeddedPostgres open(Path folder) {
        return open(folder, Progress.SILENT);
    }

    /** As {@link #open(Path)}, and says what takes its time. */
    public static EmbeddedPostgres open(Path folder, Progress progress) {
        return openUnlessHeld(folder, progress)
                .orElseThrow(() -> new DatabaseFailure("The data folder "
                        + folder.toAbsolutePath().normalize()
                        + " is held by another run. Stop that one, or choose another folder with --data."));
    }

    /** How to reach a server; {@link #close()} stops it if it was started for this. */
    public record Access(String url, String user, String password, Runnable goodbye) implements AutoCloseable {

        @Override
        public void close() {
            goodbye.run();
        }

        /** Never the password. */
        @Override
        public String toString() {
            return url;
        }
    }

    /** Reaches the server of a data folder: the one of a running program, or one that is started for as long as it is needed. */
    public static Access reach(Path folder, Progress progress) {
        var data = folder.toAbsolutePath().normalize();
        if (!Files.isRegularFile(data.resolve("postgres").resolve("PG_VERSION"))) {
            throw new DatabaseFailure("There is no database in " + data + ". Name the data folder with --data, or a"
                    + " PostgreSQL of your own in SPRING_DATASOURCE_URL.");
        }
        return openUnlessHeld(data, progress)
                .map(own -> new Access(own.jdbcUrl("postgres"), own.user(), own.password(), own::close))
                .orElseGet(() -> new Access(
                        "jdbc:postgresql://127.0.0.1:"
                                + read(data.resolve("port")).strip() + "/postgres",
                        USER,
                        read(data.resolve("password")),
                        () -> {}));
    }

    /** Removes a folder that only a restore has made, and stops the server in it, if one survived. */
    public static void discard(Path folder) throws IOException {
        if (Files.isDirectory(folder.resolve("postgres"))) {
            open(folder).close();
        }
        Commands.deleteTree(folder);
    }

    private static Optional<EmbeddedPostgres> openUnlessHeld(Path folder, Progress progress) {
        var data = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(data);
            var lockFile = new RandomAccessFile(data.resolve("lock").toFile(), "rw");
            var lock = tryLock(lockFile);
            if (lock == null) {
                lockFile.close();
                return Optional.empty();
            }
            var postgres = new EmbeddedPostgres(data, lockFile, lock, progress);
            Thread.ofPlatform().daemon().name("postgres-watch").start(postgres::watch);
            return Optional.of(postgres);
        } catch (IOException | UncheckedIOException e) {
            throw new DatabaseFailure(
                    "The data folder " + data + " cannot be written (" + e.getMessage()
                            + "). Make it writable, or choose another with --data.",
                    e);
        }
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return read(data.resolve("password"));
    }

    /** The process id of the postmaster; what a crash test kills. */
    public long processId() {
        return Long.parseLong(
                read(cluster.resolve("postmaster.pid")).lines().findFirst().orElseThrow());
    }

    /** Stops the server and lets go of the folder. */
    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            pgCtl("stop", "-m", "fast", "-w");
        }
        try {
            lock.release();
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock tryLock(RandomAccessFile file) throws IOException {
        try {
            return file.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private void initialise(Progress progress) {
        if (Files.isDirectory(cluster)) {
            return;
        }
        progress.begins("Creating the database");
        try {
            var password =
                    Files.writeString(data.resolve("password"), HexFormat.of().formatHex(randomBytes(24)));
            Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
            Commands.giveTo(prefix, data, password);
            var temporary = data.resolve("initialising");
            Commands.deleteTree(temporary);
            run(List.of(
                    binaries.program("initdb"),
                    "-D",
                    temporary.toString(),
                    "-U",
                    USER,
                    "-A",
                    "scram-sha-256",
                    "--pwfile=" + password,
                    "-c",
                    "scram_iterations=1", // they slow down who guesses; 192 random bits are not guessed, and each
                    // connection pays
                    "-E",
                    "UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C.UTF-8",
                    "--data-checksums"));
            Files.move(temporary, cluster);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int start() {
        int chosen = freePort();
        for (int attempt = 1; ; attempt++) {
            var options = "-p " + chosen + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' "
                    + "-c max_connections=200 -c shared_buffers=256MB -c wal_compression=on -c max_wal_size=2GB "
                    + "-c checkpoint_timeout=15min -c log_min_messages=warning";
            int exit = pgCtl(
                    "start",
                    "-w",
                    "-t",
                    "60",
                    "-l",
                    data.resolve("postgres.log").toString(),
                    "-o",
                    options);
            if (exit == 0) {
                record(chosen);
                return chosen;
            }
            if (attempt == 20) {
                throw new DatabaseFailure("PostgreSQL did not start; " + data.resolve("postgres.log") + " says why.");
            }
            sleep(WATCH_EVERY); // children of a killed server need a moment to let go of its memory
        }
    }

    private void watch() {
        while (!closed) {
            sleep(WATCH_EVERY);
            synchronized (this) {
                if (!closed
                        && !ProcessHandle.of(lastProcessId())
                                .map(ProcessHandle::isAlive)
                                .orElse(false)) {
                    LOG.warn("PostgreSQL is gone; starting it again");
                    restart();
                }
            }
        }
    }

    private void restart() {
        try {
            start();
        } catch (DatabaseFailure e) {
            LOG.error("PostgreSQL could not be started again; trying on", e);
        }
    }

    private long lastProcessId() {
        var file = cluster.resolve("postmaster.pid");
        return Files.exists(file) ? processId() : Long.MAX_VALUE;
    }

    private boolean isRunning() {
        return Files.exists(data.resolve("port")) && pgCtl("status") == 0;
    }

    private int recordedPort() {
        return Integer.parseInt(read(data.resolve("port")).strip());
    }

    private void record(int chosen) {
        try {
            Files.writeString(data.resolve("port"), Integer.toString(chosen));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port of the last start, so that open connection pools find the server again; else any free one. */
    private int freePort() {
        int wanted = Files.exists(data.resolve("port")) ? recordedPort() : 0;
        try (var socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            if (wanted != 0 && closedOrFirst()) {
                return anyPort();
            }
            return wanted;
        }
    }

    /** True before this object has handed out a URL: only then may the port change. */
    private boolean closedOrFirst() {
        return port == 0;
    }

    private static int anyPort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int pgCtl(String... arguments) {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(binaries.program("pg_ctl"), "-D", cluster.toString()));
        command.addAll(List.of(arguments));
        return Commands.exitCode(command, data);
    }

    private void run(List<String> arguments) {
        var command = new ArrayList<>(prefix);
        command.addAll(arguments);
        int exit = Commands.exitCode(command, data);
        if (exit != 0) {
            throw new DatabaseFailure(String.format(
                    Locale.ROOT, "%s failed with %d; see %s", arguments.getFirst(), exit, data.resolve("start.log")));
        }
    }

    private static byte[] randomBytes(int count) {
        var bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sleep(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseFailure("Interrupted while waiting for PostgreSQL", e);
        }
    }
}
