package org.wishwright.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.TestClient.FilePart;
import org.wishwright.platform.database.archive.ArchiveReader;
import org.wishwright.platform.database.archive.ArchiveWriter.Table;
import org.wishwright.platform.database.archive.Manifest;
import org.wishwright.platform.files.TestPictures;
import org.wishwright.platform.identity.Erasures;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.order.Shop;

/**
 * A person who bought, wrote, measured and sent a picture takes all of it along and is erased: a dump of the whole database knows
 * her no more, and a backup of before, once restored with the list of erasures, knows her no more either.
 */
@PlatformTest
class ErasedAndRestoredTest {

    private static final String NAME = "Quenby Zyxw";
    private static final String STREET = "文三路7731号";
    private static final String WORDS = "My door code is 4711-ostrich";
    private static final String CHEST = "97.53";
    private static final String WAIST = "81.37";
    private static final String COAT = """
            wishwright-model 1
            model coat
            currency CNY
            base 10000
            module cloth
              option wool
                step SAW family cloth setup 300 run 600 inspect
                varies chest waist
            number chest unit cm from 80 to 120 step 0.01
            number waist unit cm from 60 to 120 step 0.01
            """;

    @LocalServerPort
    int port;

    @Value("${spring.datasource.url}")
    String url;

    @Value("${spring.datasource.username}")
    String user;

    @Value("${spring.datasource.password}")
    String password;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Erasures erasures;

    @TempDir
    Path folder;

    private final String phone = TestClient.newPhone();

    @Test
    void sheTakesAllAlongAndIsForgottenInTheLiveDatabaseAndInARestoredBackup() throws Exception {
        var shop = Shop.open(port);
        var lin = TestClient.visitor(port).signIn(phone, NAME);
        var order = livedHere(shop, lin);
        var person = new PartyId(lin.person());
        var key = HexFormat.of().formatHex(key(person));

        assertThat(erase(person)).isEqualTo("order.erase-open-orders");
        expect(200, lin.post("/api/v1/orders/" + order + "/cancellation", Map.of(), Shop.key()));
        var tailor = Shop.open(port);
        var coat = measured(tailor, lin);

        var export = export(person);
        assertThat(export).contains(NAME, phone, STREET, WORDS, "Grandmother Wu", CHEST, WAIST);
        assertThat(files(person)).anyMatch(name -> name.startsWith("pictures/"));

        var before = folder.resolve("before.backup");
        assertThat(run(true, before, Map.of())).isZero();
        var found = whereFound(before, marks(key));
        assertThat(found.get(key)).as("the key lies there until she is erased").contains("identity.person_key");
        for (var words : List.of(NAME, phone, STREET, WORDS, "Grandmother Wu", CHEST, WAIST)) {
            assertThat(found.get(words)).as(words + " is sealed even now").isEmpty();
        }
        var mine = expect(200, lin.get("/api/v1/orders/" + coat))
                .json()
                .path("lines")
                .path(0);
        assertThat(mine.path("choices").path("chest").asString()).isEqualTo(CHEST);
        assertThat(mine.path("hash").asString()).isNotEmpty();
        expect(200, lin.post("/api/v1/orders/" + coat + "/cancellation", Map.of(), Shop.key()));

        assertThat(erase(person)).isEmpty();
        var after = folder.resolve("after.backup");
        assertThat(run(true, after, Map.of())).isZero();
        assertThat(whereFound(after, marks(key)).values()).allMatch(List::isEmpty);
        assertThat(traces(person)).isEmpty();
        assertThat(lin.get("/api/v1/me").status()).isEqualTo(401);
        var left = expect(200, tailor.maker.get("/api/v1/maker/orders/" + coat))
                .json()
                .path("lines")
                .path(0);
        assertThat(left.path("choices").has("cloth")).as("the order stays").isTrue();
        assertThat(left.path("choices").has("chest"))
                .as("its measures fell with her")
                .isFalse();
        expect(200, tailor.maker.page("/maker/orders/" + coat));

        assertThat(keyIn(restored(before, "none"), person))
                .as("a backup of before still holds the key")
                .isOne();
        var list = Files.writeString(folder.resolve("erasures"), erasures.list());
        assertThat(erasures.list()).contains(person.toString());
        var again = restored(before, list.toString());
        assertThat(keyIn(again, person)).isZero();
        var dump = folder.resolve("again.backup");
        assertThat(run(true, dump, environment(again))).isZero();
        assertThat(whereFound(dump, marks(key)).values())
                .as("and nothing of her is in a dump of what was restored")
                .allMatch(List::isEmpty);
    }

    /** She has a coat made to her measures: an order under way, and one more line in her cart. */
    private static String measured(Shop shop, TestClient lin) {
        var line = Map.of(
                "version",
                shop.publish(COAT),
                "choices",
                Map.of("cloth", "wool", "chest", CHEST, "waist", WAIST),
                "quantity",
                1);
        expect(201, lin.post("/api/v1/cart/lines", line));
        var coat = expect(201, shop.order(lin, 10_000)).text("order");
        expect(200, shop.pay(lin, coat, "success", Shop.key()));
        expect(201, lin.post("/api/v1/cart/lines", line));
        return coat;
    }

    /** She keeps a measure, writes with a picture, and has an order under way. */
    private static String livedHere(Shop shop, TestClient lin) {
        var measures = Map.of("name", "Grandmother Wu", "sex", "FEMALE", "b_height", "158", "sure", "on");
        shop.add(lin, Shop.PAPER_OAK, 1);
        var address = Map.of("text", "张七七 13800138999 浙江省杭州市西湖区" + STREET);
        var request = shop.request(10_000);
        request.put("address", address);
        var order = expect(201, lin.post("/api/v1/orders", request, Shop.key())).text("order");
        expect(
                201,
                lin.with("Idempotency-Key", Shop.key())
                        .postFiles(
                                "/api/v1/talk/order/" + order + "/messages",
                                Map.of("text", WORDS),
                                List.of(new FilePart("pictures", "p.jpg", TestPictures.jpeg(12, 9)))));
        assertThat(lin.submit("/measures/new", measures).status()).isIn(200, 302);
        return order;
    }

    private List<String> marks(String key) {
        return List.of(NAME, phone, STREET, WORDS, "Grandmother Wu", CHEST, WAIST, key);
    }

    private String erase(PartyId person) {
        try {
            erasures.erase(person);
            return "";
        } catch (RefusedException e) {
            return e.refusal().code();
        }
    }

    /** Tables whose rows still name her by number where they need not: sessions, carts, measures, pictures and the like. */
    private List<String> traces(PartyId person) {
        var tables = Map.of(
                "identity.session", "person",
                "identity.personal", "person",
                "identity.credential", "person",
                "orders.address_key", "buyer",
                "orders.cart_line", "person",
                "measure.profile", "owner",
                "measure.appointment", "person",
                "files.picture", "owner",
                "wish.wish", "owner",
                "foundation.idempotency", "party");
        return tables.entrySet().stream()
                .filter(table -> jdbc.sql(
                                "select exists (select from " + table.getKey() + " where " + table.getValue() + " = ?)")
                        .param(person.value())
                        .query(Boolean.class)
                        .single())
                .map(Map.Entry::getKey)
                .toList();
    }

    private byte[] key(PartyId person) {
        return jdbc.sql("select wrapped from identity.person_key where person = ?")
                .param(person.value())
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    private String export(PartyId person) throws IOException {
        var text = new StringBuilder();
        eachFile(
                person,
                (name, content) -> text.append(name)
                        .append('\n')
                        .append(new String(content, StandardCharsets.UTF_8))
                        .append('\n'));
        return text.toString();
    }

    private List<String> files(PartyId person) throws IOException {
        var names = new ArrayList<String>();
        eachFile(person, (name, content) -> {
            if (content.length > 0) {
                names.add(name);
            }
        });
        return names;
    }

    private void eachFile(PartyId person, java.util.function.BiConsumer<String, byte[]> each) throws IOException {
        var bytes = new ByteArrayOutputStream();
        erasures.export(person, bytes);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                each.accept(entry.getName(), zip.readAllBytes());
            }
        }
    }

    /** For each mark the tables of the dump in which it stands, as text or in hexadecimal. */
    private static Map<String, List<String>> whereFound(Path backup, List<String> marks) throws IOException {
        var found = new TreeMap<String, List<String>>();
        marks.forEach(mark -> found.put(mark, new ArrayList<>()));
        try (var in = Files.newInputStream(backup)) {
            ArchiveReader.read(in, null, new ArchiveReader.Visitor<RuntimeException>() {
                @Override
                public void manifest(Manifest manifest) {
                    assertThat(manifest.scripts()).containsKey("identity");
                }

                @Override
                public long table(Table table, InputStream content) throws IOException {
                    var text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
                    marks.stream()
                            .filter(mark -> text.contains(mark)
                                    || text.contains(HexFormat.of().formatHex(mark.getBytes(StandardCharsets.UTF_8))))
                            .forEach(mark ->
                                    found.getOrDefault(mark, new ArrayList<>()).add(table.toString()));
                    return -1;
                }

                @Override
                public void sequence(String schema, String name, long last, boolean called) {
                    // numbers alone
                }
            });
        }
        return found;
    }

    private TestDatabase.Address restored(Path backup, String list) {
        var target = TestDatabase.fresh();
        var environment = new HashMap<>(environment(target));
        environment.put("WISHWRIGHT_ERASURES", list);
        assertThat(run(false, backup, environment)).isZero();
        return target;
    }

    private static Map<String, String> environment(TestDatabase.Address database) {
        return Map.of(
                "SPRING_DATASOURCE_URL", database.url(),
                "SPRING_DATASOURCE_USERNAME", database.user(),
                "SPRING_DATASOURCE_PASSWORD", database.password());
    }

    /** @param environment empty: the database of this test */
    private int run(boolean backup, Path file, Map<String, String> environment) {
        var said = System.out;
        var heard = new ByteArrayOutputStream();
        System.setOut(new PrintStream(heard, true, StandardCharsets.UTF_8));
        try {
            var own = Map.of(
                    "SPRING_DATASOURCE_URL",
                    url,
                    "SPRING_DATASOURCE_USERNAME",
                    user,
                    "SPRING_DATASOURCE_PASSWORD",
                    password);
            var arguments = new String[] {file.toString(), "--json"};
            return backup
                    ? BackupCommand.run(arguments, environment.isEmpty() ? own : environment)
                    : RestoreCommand.run(arguments, environment);
        } finally {
            System.setOut(said);
            said.print(heard.toString(StandardCharsets.UTF_8));
        }
    }

    private static int keyIn(TestDatabase.Address database, PartyId person) {
        return JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password()))
                .sql("select count(*) from identity.person_key where person = ?")
                .param(UUID.fromString(person.toString()))
                .query(Integer.class)
                .single();
    }
}
