package org.wishwright.platform;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.wishwright.platform.database.EmbeddedPostgres;

/** The real PostgreSQL for tests: one server a fork of the test run, a fresh database for each application context. */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    /** Which of the test runs beside each other this is. */
    private static final String FORK = System.getProperty("wishwright.fork", "run-0");

    private static final class Server {
        static final EmbeddedPostgres INSTANCE = open();

        private static EmbeddedPostgres open() {
            var postgres = EmbeddedPostgres.open(Path.of("target", "test-postgres-" + FORK));
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
            return postgres;
        }
    }

    /** Where a context finds its database. */
    public record Address(String url, String user, String password) {

        /** Where the sandbox of all nodes over this database keeps its books. */
        public Path sandbox() {
            return Path.of("target", "test-sandbox", url.substring(url.lastIndexOf('/') + 1));
        }

        public Map<String, Object> properties() {
            return Map.of(
                    "spring.datasource.url", url,
                    "spring.datasource.username", user,
                    "spring.datasource.password", password,
                    "wishwright.sandbox.folder", sandbox().toString());
        }
    }

    /** Makes an empty database. */
    public static Address fresh() {
        var server = Server.INSTANCE;
        var name = "test_" + ProcessHandle.current().pid() + "_" + COUNTER.incrementAndGet();
        try (var connection =
                        DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not make a test database", e);
        }
        return new Address(server.jdbcUrl(name), server.user(), server.password());
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", fresh().properties()));
    }
}
