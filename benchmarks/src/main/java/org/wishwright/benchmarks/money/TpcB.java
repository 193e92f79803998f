package org.wishwright.benchmarks.money;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wishwright.platform.database.EmbeddedPostgres;

/** The peer: pgbench's TPC-B-like script on the same server, scale 50, prepared, best of 1, 8, 32 and 64 clients. */
final class TpcB {

    private static final Path PGBENCH = Path.of("/usr/bin/pgbench");
    private static final int SCALE = 50;
    private static final List<Integer> CLIENTS = List.of(1, 8, 32, 64);
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

    private TpcB() {}

    /** Transactions a second; empty where pgbench is not installed. */
    static Optional<Double> best(EmbeddedPostgres postgres, int seconds) {
        if (!Files.isExecutable(PGBENCH)) {
            return Optional.empty();
        }
        try (var connection = DriverManager.getConnection(
                        postgres.jdbcUrl("postgres"), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute("create database tpcb");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        run(postgres, List.of("-i", "-q", "-s", String.valueOf(SCALE)));
        double best = 0;
        for (int clients : CLIENTS) {
            var said = run(
                    postgres,
                    List.of(
                            "-M",
                            "prepared",
                            "-c",
                            String.valueOf(clients),
                            "-j",
                            String.valueOf(Math.min(2, clients)),
                            "-T",
                            String.valueOf(seconds)));
            var matcher = TPS.matcher(said);
            best = matcher.find() ? Math.max(best, Double.parseDouble(matcher.group(1))) : best;
        }
        return Optional.of(best);
    }

    private static String run(EmbeddedPostgres postgres, List<String> arguments) {
        var address = URI.create(postgres.jdbcUrl("tpcb").substring("jdbc:".length()));
        var command = new ArrayList<>(List.of(
                PGBENCH.toString(),
                "-h",
                address.getHost(),
                "-p",
                String.valueOf(address.getPort()),
                "-U",
                postgres.user()));
        command.addAll(arguments);
        command.add("tpcb");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", postgres.password());
        try {
            var process = builder.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("pgbench failed: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new IllegalStateException("pgbench could not be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
