package org.wishwright.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.wishwright.platform.TestDatabase;

class MigrationsTest {

    private final DriverManagerDataSource database = empty();
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
