package org.wishwright.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wishwright.platform.database.DatabaseFailure;
import org.wishwright.platform.database.EmbeddedPostgres;

/** A demo is begun anew, and nothing else is ever moved. */
class DemoResetTest {

    private static final LocalDateTime NOW = LocalDateTime.of(2027, 3, 4, 5, 6, 7);

    @TempDir
    Path home;

    @Test
    void aFolderOfSomethingElseIsLeftAsItIs() throws Exception {
        var photos = Files.createDirectory(home.resolve("photos"));
        Files.writeString(photos.resolve("lin.txt"), "Lin");
        assertThatThrownBy(() -> DemoReset.reset(photos, sentence -> true, NOW))
                .isInstanceOf(DatabaseFailure.class)
                .hasMessageContaining("is no data folder of Wishwright");
        try (var files = Files.list(photos)) {
            assertThat(files).containsExactly(photos.resolve("lin.txt"));
        }
    }

    @Test
    void whereNothingIsNothingIsMoved() {
        assertThat(DemoReset.reset(home.resolve("data"), sentence -> false, NOW))
                .isEqualTo(home.resolve("data"));
    }

    @Test
    void whatDidNotBeginAsTheDemoStays() throws Exception {
        var data = home.resolve("data");
        execute(data, "create table kept (n int)");
        assertThatThrownBy(() -> DemoReset.reset(data, sentence -> true, NOW))
                .hasMessageContaining("did not begin as the demo");
        execute(data, "create schema foundation; create table foundation.demo (loaded timestamptz not null)");
        assertThatThrownBy(() -> DemoReset.reset(data, sentence -> true, NOW))
                .hasMessageContaining("did not begin as the demo");
        assertThat(data.resolve("postgres")).isDirectory();
    }

    @Test
    void whoDoesNotAgreeKeepsEverythingAndWhoDoesKeepsItElsewhere() throws Exception {
        var data = home.resolve("data");
        execute(
                data,
                "create schema foundation; create table foundation.demo (loaded timestamptz not null);"
                        + "insert into foundation.demo values (now()); create table kept (n int)");
        var asked = new ArrayList<String>();
        assertThatThrownBy(() -> DemoReset.reset(data, sentence -> !asked.add(sentence), NOW))
                .hasMessageContaining("Nothing was touched");
        assertThat(asked).singleElement().asString().contains(data + ".old-20270304-050607");
        assertThat(data.resolve("postgres")).isDirectory();
        var aside = DemoReset.reset(data, sentence -> true, NOW);
        assertThat(aside).isEqualTo(home.resolve("data.old-20270304-050607"));
        assertThat(data).doesNotExist();
        execute(aside, "select n from kept");
    }

    private static void execute(Path folder, String sql) throws SQLException {
        try (var postgres = EmbeddedPostgres.open(folder);
                var connection = DriverManager.getConnection(
                        postgres.jdbcUrl("postgres"), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
