package org.wishwright.benchmarks.money;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.wishwright.platform.WishwrightApplication;
import org.wishwright.platform.database.EmbeddedPostgres;

/** The whole program inside this process, over a PostgreSQL of its own with the settings of {@code ./wishwright run}. */
public final class Program implements AutoCloseable {

    private final Path folder;
    private final EmbeddedPostgres postgres;
    private final ConfigurableApplicationContext context;
    private final int port;

    private Program(Path folder, EmbeddedPostgres postgres, ConfigurableApplicationContext context, int port) {
        this.folder = folder;
        this.postgres = postgres;
        this.context = context;
        this.port = port;
    }

    public static Program start() {
        try {
            var folder = Files.createTempDirectory(Files.createDirectories(Path.of("data")), "bench-money-");
            var postgres = EmbeddedPostgres.open(folder);
            int port = freePort();
            try {
                return new Program(folder, postgres, context(folder, postgres, port), port);
            } catch (RuntimeException e) {
                postgres.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConfigurableApplicationContext context(Path folder, EmbeddedPostgres postgres, int port) {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("server.port", port);
        properties.put("wishwright.demo", false);
        properties.put("wishwright.simulation", true);
        properties.put("wishwright.identity.codes-per-address", 1_000_000);
        properties.put("wishwright.sandbox.folder", folder.resolve("sandbox").toString());
        properties.put("spring.datasource.url", postgres.jdbcUrl("postgres"));
        properties.put("spring.datasource.username", postgres.user());
        properties.put("spring.datasource.password", postgres.password());
        var application = new SpringApplication(WishwrightApplication.class);
        application.setDefaultProperties(properties);
        application.addInitializers(context -> {
            if (context instanceof GenericApplicationContext generic) {
                generic.registerBean(FaultyProvider.class, FaultyProvider::new);
                generic.registerBean(SimulatedOrders.class, SimulatedOrders::new);
            }
        });
        return application.run();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public EmbeddedPostgres postgres() {
        return postgres;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
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
