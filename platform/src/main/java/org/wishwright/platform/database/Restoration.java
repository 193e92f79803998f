package org.wishwright.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.database.archive.ArchiveReader;
import org.wishwright.platform.database.archive.ArchiveReader.Read;
import org.wishwright.platform.database.archive.ArchiveWriter.Table;
import org.wishwright.platform.database.archive.Manifest;

/**
 * Brings a backup into an empty database. The file is read to its end before anything is touched; then come the tables of the
 * version that made it, from our own migrations, all rows in one transaction, and last the migrations that came since. While
 * that lasts a mark stands in the database, with which no program starts; what fails takes everything away again, and what was
 * killed is taken away by the next attempt.
 */
public final class Restoration {

    private static final long SAY_EVERY_NANOS = 1_000_000_000L;

    private final Path file;
    private final @Nullable String passphrase;
    private final Progress progress;

    public Restoration(Path file, @Nullable String passphrase, Progress progress) {
        this.file = file;
        this.passphrase = passphrase;
        this.progress = progress;
    }

    /** Says whether what was restored is sound; refuses where it is not. */
    @FunctionalInterface
    public interface Examination {
        void examine();
    }

    /** Reads the whole file and looks at every checksum; touches nothing. */
    public Read check() {
        progress.begins("Checking " + file.getFileName());
        return read(new ArchiveReader.Visitor<RuntimeException>() {
            @Override
            public void manifest(Manifest manifest) {
                refuseUnknown(manifest);
            }

            @Override
            public long table(Table table, InputStream content) {
                return -1; // the reader checks what nobody reads
            }

            @Override
            public void sequence(String schema, String name, long last, boolean called) {
                // nothing to compare it with
            }
        });
    }

    /**
     * Restores into an empty database.
     *
     * @param examination runs when everything is in place and before the mark is taken away
     */
    public void into(DataSource target, Examination examination) {
        var read = check();
        try (var connection = target.getConnection()) {
            clearUnfinished(connection);
            refuseFull(connection);
            execute(connection, "create table " + Tables.RESTORING + " (began timestamptz not null default now())");
            boolean whole = false;
            try {
                var migrations = new Migrations(target, progress);
                migrations.applyUpTo(versions(read.manifest()));
                refuseOther(connection, read.manifest());
                load(connection, read.tables());
                migrations.applyWhileRestoring();
                examination.examine();
                execute(connection, "drop table " + Tables.RESTORING);
                whole = true;
            } finally {
                if (!whole) {
                    takeAway(connection);
                }
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("Nothing was restored: " + DatabaseRefusal.sentence(e), e);
        }
    }

    private static void takeAway(Connection connection) throws SQLException {
        if (connection.isValid(5)) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            Tables.clear(connection);
        }
    }

    private void clearUnfinished(Connection connection) throws SQLException {
        if (Tables.isBeingRestored(connection)) {
            progress.begins("Taking away what an earlier restore left half way");
            Tables.clear(connection);
        }
    }

    private static void refuseFull(Connection connection) throws SQLException {
        if (!Tables.isEmpty(connection)) {
            throw new RefusedException(Refusal.of(
                    "restore.target-not-empty",
                    "This database is not empty, so nothing was restored into it. Create an empty one and name that."));
        }
    }

    private void load(Connection connection, int tables) throws SQLException {
        connection.setAutoCommit(false);
        var foreignKeys = ForeignKeys.of(connection);
        var present = Tables.kept(connection).stream()
                .filter(table -> !table.toString().equals(Tables.RESTORING))
                .toList();
        foreignKeys.drop(connection);
        for (var table : present) { // one statement could not, for each table's triggers are its own
            execute(connection, "alter table " + table + " disable trigger user");
        }
        execute(
                connection,
                "truncate "
                        + String.join(
                                ", ", present.stream().map(Table::toString).toList()));
        read(new Loading(connection, present, tables));
        for (var table : present) {
            execute(connection, "alter table " + table + " enable trigger user");
        }
        progress.begins("Checking what belongs together");
        foreignKeys.add(connection);
        connection.commit();
        connection.setAutoCommit(true);
        execute(connection, "analyze");
    }

    private final class Loading implements ArchiveReader.Visitor<SQLException> {

        private final Connection connection;
        private final List<Table> present;
        private final int tables;
        private int done;
        private long rows;
        private long said;

        Loading(Connection connection, List<Table> present, int tables) {
            this.connection = connection;
            this.present = present;
            this.tables = tables;
        }

        @Override
        public void manifest(Manifest manifest) {
            said = System.nanoTime() - SAY_EVERY_NANOS - 1;
        }

        @Override
        public long table(Table table, InputStream content) throws SQLException, IOException {
            done++;
            if (System.nanoTime() - said > SAY_EVERY_NANOS || done == tables) {
                progress.begins(String.format(Locale.ROOT, "Table %d of %d, %,d rows", done, tables, rows));
                said = System.nanoTime();
            }
            boolean known = present.stream()
                    .anyMatch(one -> one.toString().equals(table.toString())
                            && one.columns().containsAll(table.columns()));
            if (!known) {
                throw new RefusedException(Refusal.of(
                        "backup.foreign",
                        "The backup holds {table}, which no migration of ours makes. Nothing was restored; take that table"
                                + " out of the database and back it up again.",
                        "table",
                        table));
            }
            long taken = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " (" + String.join(", ", table.columns()) + ") from stdin", content);
            rows += taken;
            return taken;
        }

        @Override
        public void sequence(String schema, String name, long last, boolean called) throws SQLException {
            try (var statement = connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
                statement.setString(1, schema + "." + name);
                statement.setLong(2, last);
                statement.setBoolean(3, called);
                statement.execute();
            }
        }
    }

    /** Each module's newest migration in the backup. */
    private static Map<String, String> versions(Manifest manifest) {
        var versions = new HashMap<String, String>();
        manifest.scripts().forEach((module, scripts) -> {
            if (!scripts.isEmpty()) {
                versions.put(module, scripts.getLast().version());
            }
        });
        return versions;
    }

    private static void refuseUnknown(Manifest manifest) {
        var ours = Migrations.scripts();
        var newer = new ArrayList<String>();
        for (var module : manifest.scripts().entrySet()) {
            var known = ours.getOrDefault(module.getKey(), List.of());
            module.getValue().stream()
                    .filter(script -> !known.contains(script.name()))
                    .forEach(script -> newer.add(module.getKey() + "/" + script.name()));
        }
        if (!newer.isEmpty()) {
            throw new RefusedException(Refusal.of(
                    "backup.newer",
                    "This backup was made by a newer version ({script} is not known here). Nothing was touched; restore it"
                            + " with the version that made it, or a later one.",
                    "script",
                    newer.stream().sorted().findFirst().orElseThrow()));
        }
    }

    /** Scripts of the same name that say something else: another program's. */
    private static void refuseOther(Connection connection, Manifest manifest) throws SQLException {
        var made = Tables.scripts(connection);
        manifest.scripts().forEach((module, scripts) -> {
            if (!scripts.equals(made.getOrDefault(module, List.of()))) {
                throw new RefusedException(Refusal.of(
                        "backup.other-program",
                        "The tables of {module} were made by other scripts than this program's. Nothing was restored; use"
                                + " the version that made the backup.",
                        "module",
                        module));
            }
        });
    }

    private <E extends Exception> Read read(ArchiveReader.Visitor<E> visitor) throws E {
        try (var in = Files.newInputStream(file)) {
            return ArchiveReader.read(in, passphrase, visitor);
        } catch (NoSuchFileException e) {
            throw new RefusedException(
                    Refusal.of("backup.not-found", "There is no file {file}. Nothing was touched.", "file", file));
        } catch (IOException e) {
            throw new DatabaseFailure(file + " cannot be read (" + e.getMessage() + "). Nothing was restored.", e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
