package org.wishwright.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.TestDatabase;

/** What was backed up comes back byte for byte, or not at all. */
class BackupTest {

    private static final String PASSPHRASE = "three words in a row";
    private static final String AWKWARD = "tab\there, line\nthere, \\N, \\., 愿造 🪑, \"quoted\"";

    private static final DriverManagerDataSource SOURCE = empty();

    @TempDir
    Path folder;

    @BeforeAll
    static void something() {
        new Migrations(SOURCE, Progress.SILENT).apply();
        var jdbc = JdbcClient.create(SOURCE);
        jdbc.sql("insert into identity.secret (value) values (decode(repeat('ab', 32), 'hex'))")
                .update();
        jdbc.sql("insert into identity.party (id, kind, name) values (gen_random_uuid(), 'ORGANISATION', ?)")
                .param(AWKWARD)
                .update();
        jdbc.sql("insert into identity.party (id, kind, name) select gen_random_uuid(), 'ORGANISATION', 'Firm ' || n"
                        + " from generate_series(1, 5000) n")
                .update();
        jdbc.sql("select nextval('production.work_order_number') from generate_series(1, 41)")
                .query(Long.class)
                .list();
        jdbc.sql("insert into identity.throttle values ('X', 'x', now(), 1)").update();
    }

    @Test
    void everyTableComesBackByteForByte() throws Exception {
        var file = backUp(null);
        var target = empty();
        new Restoration(file, null, Progress.SILENT).into(target, () -> {});
        assertThat(digests(target)).isEqualTo(digests(SOURCE)).containsKey("identity.party");
        assertThat(number(target, "select count(*) from identity.throttle")).isZero();
        assertThat(number(target, "select nextval('production.work_order_number')"))
                .isEqualTo(42);
        assertThat(number(target, "select count(*) from pg_constraint where contype = 'f'"))
                .isEqualTo(number(SOURCE, "select count(*) from pg_constraint where contype = 'f'"));
        assertThatThrownBy(() -> JdbcClient.create(target)
                        .sql("insert into identity.membership values (gen_random_uuid(), gen_random_uuid(), 'FLOOR')")
                        .update())
                .hasMessageContaining("foreign key");
        new Migrations(target, Progress.SILENT).apply(); // and the program finds it whole
    }

    @Test
    void oneFileThatOnlyItsOwnerReadsAndThatOverwritesNothing() throws Exception {
        var file = backUp(null);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var before = Files.readAllBytes(file);
        assertThatThrownBy(() -> backUp(null)).hasMessageContaining("backup.file-exists");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void whatIsWrittenMeanwhileIsNotHalfInIt() throws Exception {
        var file = folder.resolve("meanwhile");
        var before = number(SOURCE, "select count(*) from identity.party");
        var wrote = new ArrayList<String>();
        try (var connection = SOURCE.getConnection()) {
            Backup.write(connection, file, null, step -> {
                if (wrote.isEmpty()) { // the snapshot stands; somebody goes on
                    wrote.add(step);
                    JdbcClient.create(SOURCE)
                            .sql(
                                    "insert into identity.party (id, kind, name) values (gen_random_uuid(), 'ORGANISATION', 'Late')")
                            .update();
                }
            });
        }
        JdbcClient.create(SOURCE)
                .sql("delete from identity.party where name = 'Late'")
                .update();
        var target = empty();
        new Restoration(file, null, Progress.SILENT).into(target, () -> {});
        assertThat(wrote).isNotEmpty();
        assertThat(number(target, "select count(*) from identity.party")).isEqualTo(before);
    }

    @Test
    void aDamagedFileIsRefusedWhereverItIsDamagedAndNothingIsTouched() throws Exception {
        for (var passphrase : Arrays.asList(null, PASSPHRASE)) {
            var file = backUp(passphrase);
            var whole = Files.readAllBytes(file);
            var target = empty();
            for (int part = 0; part < 40; part++) {
                int at = (int) ((whole.length - 1L) * part / 39);
                var flipped = whole.clone();
                flipped[at] ^= 0x10;
                refused(flipped, passphrase, target);
            }
            for (int cut : new int[] {0, 1, 19, 40, 300, whole.length / 2, whole.length - 33, whole.length - 1}) {
                refused(Arrays.copyOf(whole, cut), passphrase, target);
            }
            refused(Arrays.copyOf(whole, whole.length + 1), passphrase, target);
            assertThat(number(target, "select count(*) from pg_class where relnamespace = 'public'::regnamespace"))
                    .isZero();
            Files.delete(file);
        }
    }

    @Test
    void aSealedFileShowsNothingAndOpensWithItsPassphraseAlone() throws Exception {
        var file = backUp(PASSPHRASE);
        var target = empty();
        assertThatThrownBy(() -> new Restoration(file, null, Progress.SILENT).into(target, () -> {}))
                .hasMessageContaining("backup.passphrase-missing");
        assertThatThrownBy(() -> new Restoration(file, "three words in a raw", Progress.SILENT).into(target, () -> {}))
                .hasMessageContaining("backup.passphrase-refused");
        new Restoration(file, PASSPHRASE, Progress.SILENT).into(target, () -> {});
        assertThat(digests(target)).isEqualTo(digests(SOURCE));
    }

    @Test
    void aBackupOfAnEarlierVersionGetsTheMigrationsSince() throws Exception {
        var earlier = empty();
        for (var module : new String[] {"__root", "foundation", "orders", "order", "identity"}) {
            if (getClass().getResource("/db/migration/" + module) != null) {
                Flyway.configure()
                        .dataSource(earlier)
                        .locations("classpath:db/migration/" + module)
                        .table(module.equals("__root") ? "flyway_schema_history" : "flyway_schema_history_" + module)
                        .baselineVersion("0")
                        .baselineOnMigrate(true)
                        .target("1")
                        .load()
                        .migrate();
            }
        }
        var jdbc = JdbcClient.create(earlier);
        jdbc.sql("create table public.migrated (module text primary key, fingerprint text not null)")
                .update();
        jdbc.sql("insert into orders.cart_line values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),"
                        + " gen_random_uuid(), 1, gen_random_uuid(), '{}', '{}', 'h', 2, 300, 'CNY', now())")
                .update();
        var file = folder.resolve("earlier");
        try (var connection = earlier.getConnection()) {
            Backup.write(connection, file, null, Progress.SILENT);
        }
        var target = empty();
        new Restoration(file, null, Progress.SILENT).into(target, () -> {});
        assertThat(number(target, "select unit from orders.cart_line where gone is null"))
                .isEqualTo(300);
        assertThat(number(target, "select count(*) from ledger.account")).isZero();
    }

    @Test
    void aBackupOfANewerVersionIsRefused() throws Exception {
        var newer = empty();
        new Migrations(newer, Progress.SILENT).apply();
        JdbcClient.create(newer)
                .sql(
                        "insert into public.flyway_schema_history_timer (installed_rank, version, description, type, script,"
                                + " checksum, installed_by, execution_time, success)"
                                + " values (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', 1, true)")
                .update();
        refusedWith("backup.newer", newer);
    }

    @Test
    void aTableThatNoMigrationMakesIsNamed() throws Exception {
        var foreign = empty();
        new Migrations(foreign, Progress.SILENT).apply();
        JdbcClient.create(foreign).sql("create table timer.by_hand (n int)").update();
        refusedWith("backup.foreign", foreign);
    }

    @Test
    void rowsThatDoNotBelongTogetherAreRefusedAndLeaveAnEmptyDatabase() throws Exception {
        var broken = empty();
        new Migrations(broken, Progress.SILENT).apply();
        var jdbc = JdbcClient.create(broken);
        jdbc.sql("alter table identity.person_key drop constraint person_key_person_fkey")
                .update();
        jdbc.sql("insert into identity.person_key values (gen_random_uuid(), 'key')")
                .update();
        var file = backUp(broken, "broken");
        var target = empty();
        assertThatThrownBy(() -> new Restoration(file, null, Progress.SILENT).into(target, () -> {}))
                .isInstanceOf(DatabaseFailure.class)
                .hasMessageContaining("person_key");
        emptyAgain(target);
    }

    @Test
    void whatIsFoundUnsoundAtTheEndIsTakenAway() throws Exception {
        var file = backUp(null);
        var target = empty();
        assertThatThrownBy(() -> new Restoration(file, null, Progress.SILENT).into(target, () -> {
                    throw new IllegalStateException("unsound");
                }))
                .hasMessage("unsound");
        emptyAgain(target);
    }

    @Test
    void aRestoreThatWasKilledLetsNoProgramStartAndIsBegunAnew() throws Exception {
        var file = backUp(null);
        var target = empty();
        var jdbc = JdbcClient.create(target);
        jdbc.sql("create table public.wishwright_restoring (began timestamptz)").update();
        jdbc.sql("create schema timer").update();
        jdbc.sql("create table timer.half (n int)").update();
        assertThatThrownBy(() -> new Migrations(target, Progress.SILENT).apply())
                .hasMessageContaining("has not come to its end");
        new Restoration(file, null, Progress.SILENT).into(target, () -> {});
        assertThat(digests(target)).isEqualTo(digests(SOURCE));
    }

    @Test
    void aDatabaseThatHoldsSomethingIsLeftAsItIs() throws Exception {
        var file = backUp(null);
        var target = empty();
        JdbcClient.create(target).sql("create table photos (n int)").update();
        assertThatThrownBy(() -> new Restoration(file, null, Progress.SILENT).into(target, () -> {}))
                .hasMessageContaining("restore.target-not-empty");
        assertThat(number(target, "select count(*) from photos")).isZero();
    }

    @Test
    void whereNothingIsNothingIsBackedUp() {
        assertThatThrownBy(() -> backUp(empty(), "nothing")).hasMessageContaining("backup.nothing-there");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileThatIsNotThereOrNoBackupIsCalledThat() throws Exception {
        assertThatThrownBy(() -> new Restoration(folder.resolve("none"), null, Progress.SILENT).check())
                .hasMessageContaining("backup.not-found");
        var other = Files.writeString(folder.resolve("other"), "-- a dump of something else\n");
        assertThatThrownBy(() -> new Restoration(other, null, Progress.SILENT).check())
                .hasMessageContaining("no backup of Wishwright");
        var later = Files.writeString(folder.resolve("later"), "wishwright-backup 2\n{}\n");
        assertThatThrownBy(() -> new Restoration(later, null, Progress.SILENT).check())
                .hasMessageContaining("backup.newer");
    }

    private void refusedWith(String code, DriverManagerDataSource source) throws Exception {
        var file = backUp(source, code);
        var target = empty();
        assertThatThrownBy(() -> new Restoration(file, null, Progress.SILENT).into(target, () -> {}))
                .hasMessageContaining(code);
        emptyAgain(target);
    }

    private void refused(byte[] content, @Nullable String passphrase, DriverManagerDataSource target)
            throws IOException {
        var file = Files.write(folder.resolve("spoilt"), content);
        assertThatThrownBy(() -> new Restoration(file, passphrase, Progress.SILENT).into(target, () -> {}))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("backup.");
        Files.delete(file);
    }

    private static void emptyAgain(DriverManagerDataSource target) {
        assertThat(number(
                        target,
                        "select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                                + " where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'"))
                .isZero();
    }

    private Path backUp(@Nullable String passphrase) throws SQLException {
        try (var connection = SOURCE.getConnection()) {
            return Backup.write(connection, folder.resolve("backup"), passphrase, Progress.SILENT)
                    .file();
        }
    }

    private Path backUp(DriverManagerDataSource source, String name) throws SQLException {
        try (var connection = source.getConnection()) {
            return Backup.write(connection, folder.resolve(name), null, Progress.SILENT)
                    .file();
        }
    }

    /** Of each table, what all its rows are. */
    private static Map<String, String> digests(DriverManagerDataSource database) throws SQLException {
        var digests = new TreeMap<String, String>();
        try (var connection = database.getConnection()) {
            for (var table : Tables.kept(connection)) {
                digests.put(
                        table.toString(),
                        JdbcClient.create(database)
                                .sql(
                                        "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '')"
                                                + " from " + table + " t")
                                .query(String.class)
                                .single());
            }
        }
        return digests;
    }

    private static long number(DriverManagerDataSource database, String sql) {
        return JdbcClient.create(database).sql(sql).query(Long.class).single();
    }

    private static DriverManagerDataSource empty() {
        var address = TestDatabase.fresh();
        return new DriverManagerDataSource(address.url(), address.user(), address.password());
    }
}
