package org.wishwright.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.wishwright.platform.TestDatabase;

class MigrationsTest {

    private final DriverManagerDataSource database = empty();

    @TempDir
    Path folder;

    private final ArrayList<String> steps = new ArrayList<>();

    @Test
    void anEmptyDatabaseGetsTheTablesOfEveryModuleAndSaysHowFarItIs() {
        migrate();
        assertThat(steps).hasSizeGreaterThan(10);
        assertThat(steps.getFirst()).isEqualTo("Preparing tables, 1 of " + steps.size());
        assertThat(steps.getLast()).isEqualTo("Preparing tables, " + steps.size() + " of " + steps.size());
        assertThat(jdbc().sql("select count(*) from foundation.lease")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void aModuleWhoseScriptsHaveNotChangedIsNotLookedAtAgain() {
        migrate();
        steps.clear();
        migrate();
        assertThat(steps).isEmpty();
        jdbc().sql("update public.migrated set fingerprint = 'of earlier scripts' where module = 'timer'")
                .update();
        migrate();
        assertThat(steps).containsExactly("Preparing tables, 1 of 1");
    }

    @Test
    void twoNodesThatStartAtOnceOnAnEmptyDatabaseBothFindItsTables() throws Exception {
        try (var nodes = Executors.newFixedThreadPool(2)) {
            var first = nodes.submit(() -> new Migrations(database, Progress.SILENT).apply());
            var second = nodes.submit(() -> new Migrations(database, Progress.SILENT).apply());
            first.get();
            second.get();
        }
        migrate();
        assertThat(steps).isEmpty();
    }

    /** Ledger's 5 and 6 were finished after its 10 and 11: whoever ran the program in between has those first. */
    @Test
    void scriptsThatWereFinishedLaterThanHigherOnesComeToTheSameTables() throws IOException {
        migrate();
        var usual = tables();
        var earlier = new MigrationsTest();
        var part = Files.createDirectories(folder.resolve("ledger"));
        for (var script : Migrations.scripts().getOrDefault("ledger", List.of())) {
            if (!script.matches("V([5-9]|1[2-9])__.*")) {
                try (var bytes = getClass().getResourceAsStream("/db/migration/ledger/" + script)) {
                    Files.write(
                            part.resolve(script), Objects.requireNonNull(bytes).readAllBytes());
                }
            }
        }
        new Migrations(earlier.database, Progress.SILENT).applyUpTo(Map.of("foundation", "latest"));
        Flyway.configure()
                .dataSource(earlier.database)
                .locations("filesystem:" + part)
                .table("flyway_schema_history_ledger")
                .baselineVersion("0")
                .baselineOnMigrate(true)
                .load()
                .migrate();
        earlier.migrate();
        assertThat(earlier.tables()).isEqualTo(usual);
    }

    /** Columns, rules and triggers of the ledger, whatever the order in which they were made. */
    private List<String> tables() {
        return jdbc().sql("""
                        select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable
                        from information_schema.columns where table_schema = 'ledger'
                        union all
                        select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
                        where connamespace = 'ledger'::regnamespace
                        union all
                        select indexdef from pg_indexes where schemaname = 'ledger'
                        union all
                        select pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = t.tgrelid
                        where c.relnamespace = 'ledger'::regnamespace and not t.tgisinternal
                        union all
                        select md5(prosrc) || ' ' || proname from pg_proc where pronamespace = 'ledger'::regnamespace
                        order by 1""").query(String.class).list();
    }

    private void migrate() {
        new Migrations(database, steps::add).apply();
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(database);
    }

    private static DriverManagerDataSource empty() {
        var address = TestDatabase.fresh();
        return new DriverManagerDataSource(address.url(), address.user(), address.password());
    }
}
