package org.wishwright.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings every module's tables to what this program knows: the scripts of {@code db/migration/<module>}, each folder with
 * a history of its own. Schemas know nothing of each other, so only {@code foundation} must come before the others. A module
 * whose scripts are, byte for byte, those of the last run is not looked at again: that is one query at a warm start.
 */
final class Migrations {

    static final String ROOT = "__root";
    private static final long ONE_NODE_AT_A_TIME = 7_301_522_086L;
    private static final Comparator<String> ORDER = Comparator.<String>comparingInt(
                    module -> module.equals(ROOT) ? 0 : module.equals("foundation") ? 1 : 2)
            .thenComparing(Comparator.naturalOrder());

    private final DataSource database;
    private final Progress progress;

    Migrations(DataSource database, Progress progress) {
        this.database = database;
        this.progress = progress;
    }

    void apply() {
        refuseHalfRestored();
        applyWhileRestoring();
    }

    /** A database in which a restore has not come to its end is nobody's yet. */
    private void refuseHalfRestored() {
        try (var connection = database.getConnection()) {
            if (Tables.isBeingRestored(connection)) {
                throw new DatabaseFailure(
                        "A restore into this database has not come to its end. Wait for it; or, where it was"
                                + " stopped, run the same ./wishwright restore again, which begins anew.");
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(DatabaseRefusal.sentence(e), e);
        }
    }

    void applyWhileRestoring() {
        var known = fingerprints();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            if (known.equals(applied(statement))) {
                return;
            }
            statement.execute("select pg_advisory_lock(" + ONE_NODE_AT_A_TIME + ")");
            try {
                bringUp(known, statement);
            } finally {
                statement.execute("select pg_advisory_unlock(" + ONE_NODE_AT_A_TIME + ")");
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(DatabaseRefusal.sentence(e), e);
        }
    }

    private void bringUp(Map<String, String> known, Statement statement) throws SQLException {
        statement.execute("set client_min_messages = warning");
        statement.execute(
                "create table if not exists public.migrated (module text primary key, fingerprint text not null)");
        var applied = applied(statement);
        var changed = known.keySet().stream()
                .filter(module -> !Objects.equals(known.get(module), applied.get(module)))
                .toList();
        for (int i = 0; i < changed.size(); i++) {
            var module = changed.get(i);
            progress.begins("Preparing tables, " + (i + 1) + " of " + changed.size());
            migrate(module);
            remember(module, known.getOrDefault(module, ""), statement.getConnection());
        }
    }

    /**
     * Brings an empty database to where another one was.
     *
     * @param versions each module's newest migration there; modules that it had not are left out
     */
    void applyUpTo(Map<String, String> versions) {
        var modules = new TreeMap<String, String>(ORDER);
        modules.putAll(versions);
        progress.begins("Making the tables of the version that was backed up");
        modules.forEach((module, version) -> migrate(module, version));
    }

    private void migrate(String module) {
        migrate(module, "latest");
    }

    private void migrate(String module, String version) {
        Flyway.configure()
                .target(version)
                .dataSource(database)
                .locations("classpath:db/migration/" + module)
                .table(module.equals(ROOT) ? "flyway_schema_history" : "flyway_schema_history_" + module)
                .baselineVersion("0") // another module's tables already lie in the database
                .baselineOnMigrate(true)
                .outOfOrder(true) // numbers are given out before scripts are finished: a lower one may come later
                .load()
                .migrate();
    }

    /** The names of each module's scripts that this program knows. */
    static Map<String, List<String>> scripts() {
        try {
            var names = new TreeMap<String, List<String>>();
            resources()
                    .forEach((module, scripts) -> names.put(
                            module,
                            scripts.stream()
                                    .map(script -> String.valueOf(script.getFilename()))
                                    .toList()));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, List<Resource>> resources() throws IOException {
        var scripts = new TreeMap<String, List<Resource>>(ORDER);
        for (var script : new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/*.sql")) {
            var address = script.getURL().toString().split("/");
            scripts.computeIfAbsent(address[address.length - 2], module -> new ArrayList<>())
                    .add(script);
        }
        return scripts;
    }

    /** A digest of each module's scripts, in the order in which they are to be applied. */
    private static Map<String, String> fingerprints() {
        try {
            var scripts = resources();
            var fingerprints = new TreeMap<String, String>(ORDER);
            for (var entry : scripts.entrySet()) {
                fingerprints.put(entry.getKey(), fingerprint(entry.getValue()));
            }
            return fingerprints;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fingerprint(List<Resource> scripts) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var inOrder = scripts.stream()
                    .sorted(Comparator.comparing(script -> String.valueOf(script.getFilename())))
                    .toList();
            for (var script : inOrder) {
                digest.update(String.valueOf(script.getFilename()).getBytes(StandardCharsets.UTF_8));
                digest.update(script.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK knows SHA-256", e);
        }
    }

    private static Map<String, String> applied(Statement statement) throws SQLException {
        var applied = new TreeMap<String, String>(ORDER);
        try (var exists = statement.executeQuery("select to_regclass('public.migrated') is not null")) {
            if (!exists.next() || !exists.getBoolean(1)) {
                return applied;
            }
        }
        try (var rows = statement.executeQuery("select module, fingerprint from public.migrated")) {
            while (rows.next()) {
                applied.put(rows.getString(1), rows.getString(2));
            }
        }
        return applied;
    }

    private static void remember(String module, String fingerprint, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                        insert into public.migrated (module, fingerprint) values (?, ?)
                        on conflict (module) do update set fingerprint = excluded.fingerprint""")) {
            statement.setString(1, module);
            statement.setString(2, fingerprint);
            statement.executeUpdate();
        }
    }
}
