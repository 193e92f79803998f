package org.wishwright.platform.database;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.database.archive.ArchiveWriter;
import org.wishwright.platform.database.archive.Manifest;

/**
 * Writes a whole database into one file while the program goes on: every table in one snapshot ({@code REPEATABLE READ}), so
 * that money, orders and evidence fit together. The file can be read by its owner alone; it comes into being under another
 * name and is renamed when it is whole.
 */
public final class Backup {

    private static final long SAY_EVERY_NANOS = 1_000_000_000L;

    /** @param sealed whether a passphrase is needed to read it */
    public record Result(Path file, long bytes, int tables, long rows, boolean sealed, boolean secretElsewhere) {}

    private final Connection connection;
    private final Progress progress;
    private long said = System.nanoTime();
    private long rows;

    private Backup(Connection connection, Progress progress) {
        this.connection = connection;
        this.progress = progress;
    }

    /**
     * Writes the file.
     *
     * @param connection to the database; used for nothing else meanwhile
     * @param passphrase seals the file; null: whoever has the file reads everything, the keys too
     */
    public static Result write(Connection connection, Path file, @Nullable String passphrase, Progress progress) {
        var target = file.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw new RefusedException(Refusal.of(
                    "backup.file-exists",
                    "{file} exists. Choose another name; a backup overwrites nothing.",
                    "file",
                    target));
        }
        var unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                var result = new Backup(connection, progress).write(target, unfinished, passphrase);
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
                return result;
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (FileAlreadyExistsException e) {
            throw new DatabaseFailure(
                    unfinished + " is being written by another backup. Wait for it, or remove it.", e);
        } catch (IOException e) {
            throw new DatabaseFailure(
                    target + " cannot be written (" + e.getMessage()
                            + "). Make room, or name another place; no backup was made.",
                    e);
        } catch (SQLException e) {
            throw new DatabaseFailure(
                    "The database could not be read to the end; no backup was made. " + DatabaseRefusal.sentence(e), e);
        }
    }

    private Result write(Path target, Path unfinished, @Nullable String passphrase) throws SQLException, IOException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        int tables;
        Manifest manifest;
        try (var out = new FileOutputStream(unfinished.toFile());
                var archive = new ArchiveWriter(out, passphrase, new SecureRandom())) {
            manifest = manifest();
            archive.manifest(manifest);
            tables = tables(archive);
            for (var sequence : Tables.sequences(connection)) {
                archive.sequence(sequence.schema(), sequence.name(), sequence.last(), sequence.called());
            }
            archive.end();
        } finally {
            connection.rollback();
        }
        try (var written = java.nio.channels.FileChannel.open(unfinished, java.nio.file.StandardOpenOption.WRITE)) {
            written.force(true);
        }
        return new Result(target, Files.size(unfinished), tables, rows, passphrase != null, manifest.secretElsewhere());
    }

    private int tables(ArchiveWriter archive) throws SQLException, IOException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        var tables = Tables.kept(connection);
        for (int i = 0; i < tables.size(); i++) {
            var table = tables.get(i);
            say("Table " + (i + 1) + " of " + tables.size(), i == 0);
            var columns = String.join(", ", table.columns());
            rows += archive.<SQLException>table(
                    table, out -> copy.copyOut("copy (select " + columns + " from " + table + ") to stdout", out));
        }
        say("Table " + tables.size() + " of " + tables.size(), true);
        return tables.size();
    }

    private void say(String step, boolean always) {
        if (always || System.nanoTime() - said > SAY_EVERY_NANOS) {
            progress.begins(step + ", " + String.format(Locale.ROOT, "%,d", rows) + " rows");
            said = System.nanoTime();
        }
    }

    private Manifest manifest() throws SQLException {
        if (!Tables.isTrue(connection, "select to_regclass('public.migrated') is not null")) {
            throw new RefusedException(Refusal.of(
                    "backup.nothing-there",
                    "There is no Wishwright in this database, so there is nothing to back up."));
        }
        boolean secretElsewhere = !Tables.isTrue(connection, "select exists (select from identity.secret)");
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select to_char(now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'),"
                                + " current_setting('server_version')")) {
            row.next();
            return new Manifest(row.getString(1), row.getString(2), Tables.scripts(connection), secretElsewhere);
        }
    }
}
