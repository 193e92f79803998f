package org.wishwright.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Predicate;
import org.wishwright.platform.database.DatabaseFailure;
import org.wishwright.platform.database.EmbeddedPostgres;
import org.wishwright.platform.foundation.DemoMark;

/**
 * {@code run --demo-reset}: puts the data folder of a demo aside, so that the next start begins one anew. Nothing is deleted, and a
 * folder that did not begin as a demo stays where it is.
 */
final class DemoReset {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private DemoReset() {}

    /**
     * @param agreed asked with the sentence that says what will be done
     * @param now names the folder that is put aside
     * @return where the old folder is now; the folder itself where there was none to put aside
     * @throws DatabaseFailure where it is no demo's, is held by a run, cannot be moved, or she did not agree
     */
    static Path reset(Path folder, Predicate<String> agreed, LocalDateTime now) {
        var data = folder.toAbsolutePath().normalize();
        if (!Files.exists(data)) {
            return data;
        }
        if (!Files.isRegularFile(data.resolve("postgres").resolve("PG_VERSION"))
                || !Files.isRegularFile(data.resolve("password"))) {
            throw new DatabaseFailure(
                    data + " is no data folder of Wishwright. Nothing was touched; name the demo's with --data.");
        }
        if (!isDemo(data)) {
            throw new DatabaseFailure(
                    "What is in " + data + " did not begin as the demo, so it is not put aside. Nothing was"
                            + " touched; to begin a demo beside it, name another folder with --data.");
        }
        var aside = data.resolveSibling(data.getFileName() + ".old-" + TIME.format(now));
        if (!agreed.test("The demo begins anew; what is in " + data + " is kept as " + aside + ".")) {
            throw new DatabaseFailure(
                    "Nothing was touched. Type yes when asked, or add --yes, to begin the demo anew.");
        }
        try {
            return Files.move(data, aside);
        } catch (IOException e) {
            throw new DatabaseFailure(
                    data + " could not be moved to " + aside + " (" + e.getMessage() + "). Nothing was touched.", e);
        }
    }

    private static boolean isDemo(Path data) {
        try (var postgres = EmbeddedPostgres.open(data);
                var connection = DriverManager.getConnection(
                        postgres.jdbcUrl("postgres"), postgres.user(), postgres.password());
                var statement = connection.createStatement();
                var answer = statement.executeQuery(DemoMark.QUERY)) {
            return answer.next() && answer.getBoolean(1);
        } catch (SQLException e) {
            return false; // a database without the table was not begun by this program
        }
    }
}
