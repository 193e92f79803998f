package org.wishwright.platform;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.EnumerablePropertySource;
import org.wishwright.platform.database.DatabaseFailure;
import org.wishwright.platform.database.EmbeddedPostgres;
import org.wishwright.platform.database.Progress;

/**
 * The embedded PostgreSQL coming up beside the program: where it is to be found is answered as soon as it runs, and only
 * then does whoever asked go on.
 */
final class StartingDatabase extends EnumerablePropertySource<FutureTask<EmbeddedPostgres>> {

    private static final String URL = "spring.datasource.url";
    private static final String USER = "spring.datasource.username";
    private static final String PASSWORD = "spring.datasource.password";
    private static final Set<String> NAMES = Set.of(URL, USER, PASSWORD);
    private static final long LONGEST_GOODBYE_SECONDS = 30;

    private StartingDatabase(FutureTask<EmbeddedPostgres> postgres) {
        super("embedded PostgreSQL", postgres);
    }

    static StartingDatabase in(Path folder, Progress progress) {
        var starting = new StartingDatabase(new FutureTask<>(() -> EmbeddedPostgres.open(folder, progress)));
        Thread.ofPlatform().daemon().name("postgres-start").start(starting.getSource());
        return starting;
    }

    /** Stops it, also one that is still coming up. */
    void close() {
        try {
            source.get(LONGEST_GOODBYE_SECONDS, TimeUnit.SECONDS).close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            source.cancel(true); // it never came up: there is nothing to stop
        }
    }

    @Override
    public String[] getPropertyNames() {
        return NAMES.toArray(String[]::new);
    }

    @Override
    public boolean containsProperty(String name) {
        return NAMES.contains(name);
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return switch (name) {
            case URL -> started().jdbcUrl("postgres");
            case USER -> started().user();
            case PASSWORD -> started().password();
            default -> null;
        };
    }

    private EmbeddedPostgres started() {
        try {
            return source.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseFailure("Interrupted while PostgreSQL was starting.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof DatabaseFailure known
                    ? known
                    : new DatabaseFailure("PostgreSQL could not be started: " + e.getCause(), e);
        }
    }
}
