package org.wishwright.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.platform.database.EmbeddedPostgres;

/**
 * The program with its own PostgreSQL, both as they run for everybody, in this process and a folder that goes with it: for
 * measuring what goes on within.
 */
public final class ProgramHere implements AutoCloseable {

    private final Path folder;
    private final EmbeddedPostgres postgres;
    private final ConfigurableApplicationContext context;

    private ProgramHere(Path folder, EmbeddedPostgres postgres, ConfigurableApplicationContext context) {
        this.folder = folder;
        this.postgres = postgres;
        this.context = context;
    }

    /** A program without demo over an empty database, below {@code ./data}. */
    public static ProgramHere start() {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE); // whoever measures logs as she likes
        try {
            var folder = Files.createTempDirectory(Files.createDirectories(Path.of("data")), "bench-money-");
            var postgres = EmbeddedPostgres.open(folder);
            return over(folder, postgres);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProgramHere over(Path folder, EmbeddedPostgres postgres) {
        try {
            var application = new SpringApplication(WishwrightApplication.class);
            application.setDefaultProperties(Map.of("server.port", 0, "wishwright.demo", false));
            var context = application.run(
                    "--spring.datasource.url=" + postgres.jdbcUrl("postgres"),
                    "--spring.datasource.username=" + postgres.user(),
                    "--spring.datasource.password=" + postgres.password());
            return new ProgramHere(folder, postgres, context);
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    /** A part of it by its interface. */
    public <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    /** Runs something in a transaction, as the program's own parts do. */
    public void inTransaction(Runnable work) {
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> work.run());
    }

    @Override
    public void close() {
        context.close();
        postgres.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("The folder " + folder + " could not be removed: " + e.getMessage());
        }
    }
}
