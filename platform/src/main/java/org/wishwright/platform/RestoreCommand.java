package org.wishwright.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.database.DatabaseFailure;
import org.wishwright.platform.database.DatabaseRefusal;
import org.wishwright.platform.database.EmbeddedPostgres;
import org.wishwright.platform.database.Restoration;

/** {@code wishwright restore FILE}: a backup into an empty place, whole and examined, or not at all. */
public final class RestoreCommand {

    private static final String USAGE = """
            Usage: ./wishwright restore FILE [--data FOLDER] [--passphrase-file FILE] [--erasures FILE] [--json]
              FILE                    what ./wishwright backup wrote, by this version or an earlier one
              --data FOLDER           where the embedded PostgreSQL will be; must not exist yet, or be empty (./data)
              --passphrase-file FILE  holds the passphrase that sealed the backup (or WISHWRIGHT_BACKUP_PASSPHRASE)
              --erasures FILE         who was erased since: erased again (FOLDER.erasures, where there is one)
              --json                  one JSON object a line
            SPRING_DATASOURCE_URL, _USERNAME and _PASSWORD name an empty PostgreSQL database of your own instead.""";

    private RestoreCommand() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.getenv()));
    }

    /** @return the exit code */
    static int run(String[] arguments, Map<String, String> environment) {
        if (arguments.length > 0 && arguments[0].equals("--help")) {
            System.out.println(USAGE);
            return 0;
        }
        try {
            var options = ToolOptions.parse(arguments, environment);
            var log = new ToolLog(System.out, options.json());
            try {
                restore(options, environment, log);
                return 0;
            } catch (RefusedException e) {
                log.refused(e.refusal());
            } catch (DatabaseFailure e) {
                log.refused(new Refusal("restore.failed", String.valueOf(e.getMessage()), Map.of()));
            }
            return 1;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + System.lineSeparator() + USAGE);
            return 2;
        }
    }

    private static void restore(ToolOptions options, Map<String, String> environment, ToolLog log) {
        var erasures = erasures(options, environment);
        var restoration = new Restoration(options.file(), options.passphrase(), log);
        var url = environment.get("SPRING_DATASOURCE_URL");
        Examined examined;
        String where;
        if (url == null) {
            examined = intoFolder(options.data().toAbsolutePath().normalize(), restoration, erasures, log);
            where = options.data().toString();
        } else {
            var user = Objects.requireNonNullElse(environment.get("SPRING_DATASOURCE_USERNAME"), "");
            var password =
                    Secrets.read(environment, "SPRING_DATASOURCE_PASSWORD").orElse("");
            DatabaseRefusal.knock(url, user, password);
            examined = into(url, user, password, restoration, erasures, log);
            where = "the database of SPRING_DATASOURCE_URL";
        }
        said(examined, where, erasures != null, log);
    }

    /** What the examination found. @param erasedAgain persons who came back with the backup and were erased once more */
    record Examined(long facts, int erasedAgain) {}

    private static Examined into(
            String url, String user, String password, Restoration restoration, @Nullable Path erasures, ToolLog log) {
        DataSource target = new DriverManagerDataSource(url, user, password);
        var found = new Examined[1];
        restoration.into(target, () -> found[0] = RestoredProgram.examine(url, user, password, erasures, log));
        return found[0];
    }

    /** Beside the folder first, so that a folder with its name is always a whole one. */
    private static Examined intoFolder(Path data, Restoration restoration, @Nullable Path erasures, ToolLog log) {
        refuseFull(data);
        restoration.check();
        var unfinished = data.resolveSibling(data.getFileName() + ".restoring");
        try {
            EmbeddedPostgres.discard(unfinished);
            Examined examined;
            try (var postgres = EmbeddedPostgres.open(unfinished, log)) {
                examined = into(
                        postgres.jdbcUrl("postgres"), postgres.user(), postgres.password(), restoration, erasures, log);
            } catch (RuntimeException e) {
                EmbeddedPostgres.discard(unfinished);
                throw e;
            }
            Files.deleteIfExists(data); // an empty folder
            Files.move(unfinished, data);
            return examined;
        } catch (IOException e) {
            throw new DatabaseFailure(
                    data + " cannot be written (" + e.getMessage()
                            + "). Make it writable, or name another with --data.",
                    e);
        }
    }

    private static void refuseFull(Path data) {
        try {
            if (!Files.exists(data)) {
                return;
            }
            try (var files = Files.list(data)) {
                if (files.findAny().isEmpty()) {
                    return;
                }
            }
        } catch (IOException e) {
            throw new DatabaseFailure(data + " cannot be read (" + e.getMessage() + ").", e);
        }
        throw new RefusedException(Refusal.of(
                "restore.target-not-empty",
                "{data} is not empty, so nothing was restored into it. Stop the program and move that folder aside, or name"
                        + " another with --data.",
                "data",
                data));
    }

    private static @Nullable Path erasures(ToolOptions options, Map<String, String> environment) {
        var named = options.erasures();
        if (named != null) {
            if (!Files.isRegularFile(named)) {
                throw new RefusedException(Refusal.of(
                        "restore.erasures-not-found", "There is no file {file}. Nothing was restored.", "file", named));
            }
            return named;
        }
        var beside = ToolOptions.erasuresBeside(options.data(), environment);
        return Files.isRegularFile(beside) ? beside : null;
    }

    private static void said(Examined examined, String where, boolean listFound, ToolLog log) {
        var values = new LinkedHashMap<String, Object>();
        values.put("facts", examined.facts());
        values.put("erasedAgain", examined.erasedAgain());
        values.put("erasuresList", listFound);
        var erased = listFound
                ? String.format(Locale.ROOT, " Erased again: %d.", examined.erasedAgain())
                : " No list of erasures was found: whoever was erased after the backup was made is back.";
        log.done(
                "restore",
                String.format(
                        Locale.ROOT,
                        "Restored into %s: the books balance, and the log of %,d facts is whole.%s",
                        where,
                        examined.facts(),
                        erased),
                values);
    }
}
