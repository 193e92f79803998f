package org.wishwright.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wishwright.platform.Await;

class EmbeddedPostgresTest {

    @TempDir
    Path folder;

    @Test
    void whatWasCommittedSurvivesAKilledServerAndTheWatchStartsItAgain() throws Exception {
        try (var postgres = EmbeddedPostgres.open(folder)) {
            execute(postgres, "create table kept (n int)");
            execute(postgres, "insert into kept values (42)");
            long killed = postgres.processId();
            new ProcessBuilder("kill", "-9", Long.toString(killed)).start().waitFor();
            Await.until(() -> reachable(postgres));
            assertThat(postgres.processId()).isNotEqualTo(killed);
            execute(postgres, "update kept set n = 43 where n = 42");
        }
        try (var again = EmbeddedPostgres.open(folder)) {
            execute(again, "do $$ begin if (select n from kept) <> 43 then raise 'lost'; end if; end $$");
        }
    }

    @Test
    void passwordsAreAskedForAndDataIsSynced() {
        try (var postgres = EmbeddedPostgres.open(folder)) {
            assertThatThrownBy(
                            () -> DriverManager.getConnection(postgres.jdbcUrl("postgres"), postgres.user(), "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
            execute(
                    postgres,
                    "do $$ begin if current_setting('fsync') <> 'on' or current_setting('listen_addresses') <> '127.0.0.1'"
                            + " then raise 'unsafe'; end if; end $$");
        }
    }

    @Test
    void aFolderHeldByAnotherRunIsRefusedWithWhatToDo() {
        try (var held = EmbeddedPostgres.open(folder)) {
            assertThat(held.processId()).isPositive();
            assertThatThrownBy(() -> EmbeddedPostgres.open(folder))
                    .isInstanceOf(DatabaseFailure.class)
                    .hasMessageContaining("held by another run")
                    .hasMessageContaining("--data");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsRefusedWithWhatToDo() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThatThrownBy(() -> EmbeddedPostgres.open(file.resolve("data")))
                .isInstanceOf(DatabaseFailure.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("--data");
    }

    private static boolean reachable(EmbeddedPostgres postgres) {
        try {
            execute(postgres, "select 1");
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }

    private static void execute(EmbeddedPostgres postgres, String sql) {
        try (var connection = DriverManager.getConnection(
                        postgres.jdbcUrl("postgres"), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
