package org.wishwright.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.database.Backup;
import org.wishwright.platform.database.DatabaseFailure;
import org.wishwright.platform.database.DatabaseRefusal;
import org.wishwright.platform.database.EmbeddedPostgres;

/** {@code wishwright backup FILE}: everything in one file, while the program runs or not. */
public final class BackupCommand {

    private static final String USAGE = """
            Usage: ./wishwright backup FILE [--data FOLDER] [--passphrase-file FILE] [--json]
              FILE                    a new file, which only you may read; nothing is overwritten
              --data FOLDER           whose embedded PostgreSQL, running or not (./data)
              --passphrase-file FILE  seals the backup with the passphrase in that file (or WISHWRIGHT_BACKUP_PASSPHRASE)
              --json                  one JSON object a line
            SPRING_DATASOURCE_URL, _USERNAME and _PASSWORD name a PostgreSQL of your own instead.""";

    private BackupCommand() {}

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
                options.refuseShortPassphrase();
                said(backup(options, environment, log), log);
                return 0;
            } catch (RefusedException e) {
                log.refused(e.refusal());
            } catch (DatabaseFailure e) {
                log.refused(new Refusal("backup.failed", String.valueOf(e.getMessage()), Map.of()));
            }
            return 1;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + System.lineSeparator() + USAGE);
            return 2;
        }
    }

    private static Backup.Result backup(ToolOptions options, Map<String, String> environment, ToolLog log) {
        var url = environment.get("SPRING_DATASOURCE_URL");
        if (url == null) {
            try (var access = EmbeddedPostgres.reach(options.data(), log);
                    var connection = connect(access.url(), access.user(), access.password())) {
                return Backup.write(connection, options.file(), options.passphrase(), log);
            } catch (SQLException e) {
                throw new DatabaseFailure("The database could not be left in order: " + e.getMessage(), e);
            }
        }
        var user = Objects.requireNonNullElse(environment.get("SPRING_DATASOURCE_USERNAME"), "");
        var password = Secrets.read(environment, "SPRING_DATASOURCE_PASSWORD").orElse("");
        DatabaseRefusal.knock(url, user, password);
        try (var connection = connect(url, user, password)) {
            return Backup.write(connection, options.file(), options.passphrase(), log);
        } catch (SQLException e) {
            throw new DatabaseFailure("The database could not be left in order: " + e.getMessage(), e);
        }
    }

    private static Connection connect(String url, String user, String password) throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    private static void said(Backup.Result result, ToolLog log) {
        var values = new LinkedHashMap<String, Object>();
        values.put("file", result.file().toString());
        values.put("bytes", result.bytes());
        values.put("tables", result.tables());
        values.put("rows", result.rows());
        values.put("sealed", result.sealed());
        values.put("secretElsewhere", result.secretElsewhere());
        var sentence = String.format(
                Locale.ROOT,
                "Backed up %,d rows of %d tables into %s (%,d bytes).%s%s",
                result.rows(),
                result.tables(),
                result.file(),
                result.bytes(),
                result.sealed() ? "" : " It is not sealed: whoever has it can read everything, the keys too.",
                result.secretElsewhere()
                        ? " The secret that seals names (WISHWRIGHT_SECRET) is not in it; keep that beside."
                        : "");
        log.done("backup", sentence, values);
    }
}
