package org.wishwright.platform.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.campaign.Fair.path;
import static org.wishwright.platform.campaign.Fair.payAll;
import static org.wishwright.platform.campaign.Fair.take;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.WishwrightApplication;
import org.wishwright.platform.foundation.BusinessClock;

/** From a dump of the database, from its files, and from a dump of a node's memory nobody reads a bid before it is opened. */
@PlatformTest
class SealedBidTest {

    /** Does not fit into 32 bits, so that no other number looks like it; another one each time, since the database's log keeps the last. */
    private static final long PRICE = 7_000_000_000L + new SecureRandom().nextLong(1_000_000_000L);

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    private Fair fair;

    @BeforeEach
    void open() {
        fair = new Fair(port, clock, jdbc);
    }

    private Map<String, Object> bid(long from, long capacity, long... prices) {
        var tiers = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < prices.length; i++) {
            tiers.add(Map.of("from", from + i, "unit", Map.of("currency", "CNY", "minor", prices[i])));
        }
        return Map.of(
                "kind",
                "bid",
                "minimum",
                from,
                "capacity",
                capacity,
                "attributes",
                Map.of(),
                "prices",
                Map.of("tiers", tiers));
    }

    private Map<String, Object> dearPool() {
        var rules = fair.groupbuy();
        rules.put("ceiling", Fair.yuan(90_000_000));
        return rules;
    }

    private TestClient supplier(String name) {
        var supplier = fair.person(name);
        supplier.newOrganisation(name + " " + UUID.randomUUID());
        return supplier;
    }

    @Test
    void noBidIsReadBeforeItIsOpened() throws Exception {
        var convener = fair.person("Convener");
        var campaign = fair.opened(convener, "groupbuy", dearPool());
        var joiners = List.of(fair.person("A"), fair.person("B"));
        joiners.forEach(joiner -> {
            expect(201, take(joiner, campaign, Map.of("kind", "joined", "units", 1, "linkedTo", List.of())));
            payAll(joiner, campaign);
        });
        var supplier = supplier("Pianos");
        int other = freePort();
        var node = node(other);
        try {
            awaitAnswers(node, other);
            var there = TestClient.visitor(other).with("Authorization", "Bearer " + supplier.token());
            var answer = expect(201, there.post(path(campaign) + "/inputs", bid(1, 10, PRICE), "a-sealed-bid"));
            var code = answer.text("code");
            var again = there.post(path(campaign) + "/inputs", bid(1, 10, PRICE), "a-sealed-bid");
            assertThat(again.text("code")).as("the code is kept nowhere").isNotEqualTo(code);
            payAll(there, campaign);
            // The bytes that came last lie in the server's buffer of the connection until what comes next takes their
            // place.
            for (int i = 0; i < 300; i++) {
                there.get(path(campaign));
                take(there, campaign, Map.of("kind", "picked", "first", "x".repeat(3_000)));
            }
            var secrets = secrets(code, again.text("code"));
            assertThat(found(secrets, rows())).as("in the rows of the database").isEmpty();
            assertThat(found(secrets, files())).as("in its files").isEmpty();
            assertThat(found(secrets, List.of(heap(node)))).as("in memory").isEmpty();
            fair.until(convener, campaign, 21, "revealing");
            expect(201, take(supplier, campaign, Map.of("kind", "revealed", "nonce", again.text("code"))));
            assertThat(found(secrets, rows())).as("a search that finds").isNotEmpty();
            assertThat(found(secrets, files())).isNotEmpty();
        } finally {
            node.destroy();
            node.waitFor(30, TimeUnit.SECONDS);
        }
    }

    /** How a number and a code may lie in memory and in files. */
    private static Map<String, byte[]> secrets(String... codes) {
        var secrets = new LinkedHashMap<String, byte[]>();
        secrets.put("price as text", Long.toString(PRICE).getBytes(StandardCharsets.US_ASCII));
        secrets.put("price as UTF-16", Long.toString(PRICE).getBytes(StandardCharsets.UTF_16LE));
        secrets.put("price as long", ByteBuffer.allocate(8).putLong(PRICE).array());
        secrets.put(
                "price as int8",
                ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(PRICE)
                        .array());
        for (var code : codes) {
            secrets.put("code " + code, code.getBytes(StandardCharsets.US_ASCII));
        }
        return secrets;
    }

    private List<Path> rows() throws IOException {
        var dump = Files.createTempFile(folder, "rows", ".txt");
        var tables = jdbc.sql("""
                        select format('%I.%I', table_schema, table_name) from information_schema.tables
                        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')""").query(String.class).list();
        try (var out = Files.newBufferedWriter(dump)) {
            for (var table : tables) {
                for (var row : jdbc.sql("select t::text from " + table + " t")
                        .query(String.class)
                        .list()) {
                    out.write(row);
                    out.write('\n');
                }
            }
        }
        return List.of(dump);
    }

    private List<Path> files() throws IOException {
        jdbc.sql("checkpoint").update();
        var data = Path.of(jdbc.sql("show data_directory").query(String.class).single());
        try (var files = Files.walk(data)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private Path heap(Process node) throws IOException, InterruptedException {
        var dump = folder.resolve("heap.hprof");
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var said = new ProcessBuilder(jcmd, Long.toString(node.pid()), "GC.heap_dump", dump.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("jcmd.log").toFile())
                .start();
        assertThat(said.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(dump).as(Files.readString(folder.resolve("jcmd.log"))).exists();
        return dump;
    }

    /** A secret, with the byte that it is looked for by: its largest, since small ones lie everywhere. */
    private record Sought(String name, byte[] secret, int anchor, List<String> places) {

        Sought(String name, byte[] secret) {
            this(name, secret, largest(secret), new ArrayList<>());
        }

        private static int largest(byte[] secret) {
            int largest = 0;
            for (int i = 1; i < secret.length; i++) {
                largest = (secret[i] & 0xff) > (secret[largest] & 0xff) ? i : largest;
            }
            return largest;
        }

        /** @param at where the window has the anchor's byte */
        void look(byte[] window, int at, int length) {
            int from = at - anchor;
            if (from >= 0
                    && from + secret.length <= length
                    && places.size() < 5
                    && Arrays.equals(window, from, from + secret.length, secret, 0, secret.length)) {
                places.add(around(window, from, length));
            }
        }
    }

    private static List<String> found(Map<String, byte[]> secrets, List<Path> files) {
        var found = new ArrayList<String>();
        for (var file : files) {
            var all = secrets.entrySet().stream()
                    .map(secret -> new Sought(secret.getKey(), secret.getValue()))
                    .toList();
            read(file, all);
            all.stream()
                    .filter(sought -> !sought.places().isEmpty())
                    .forEach(sought -> found.add(sought.name() + " in " + file.getFileName() + ": " + sought.places()));
        }
        return found;
    }

    /** Goes through a file once for all secrets and keeps what lies around the first places of each. */
    private static void read(Path file, List<Sought> all) {
        var byAnchor = new Sought[256][];
        for (int value = 0; value < 256; value++) {
            int anchor = value;
            byAnchor[value] = all.stream()
                    .filter(sought -> (sought.secret()[sought.anchor()] & 0xff) == anchor)
                    .toArray(Sought[]::new);
        }
        try (var in = Files.newInputStream(file)) {
            var window = new byte[(1 << 20) + 400];
            int kept = 0;
            for (int read = in.readNBytes(window, 0, 1 << 20); read > 0; read = in.readNBytes(window, kept, 1 << 20)) {
                int length = kept + read;
                for (int i = 0; i < length; i++) {
                    for (var sought : byAnchor[window[i] & 0xff]) {
                        sought.look(window, i, length);
                    }
                }
                kept = Math.min(length, 100);
                System.arraycopy(window, length - kept, window, 0, kept);
            }
        } catch (IOException e) {
            all.forEach(sought -> sought.places().clear()); // a file of the database that has gone meanwhile
        }
    }

    private static String around(byte[] window, int at, int length) {
        int from = Math.max(0, at - 150);
        return new String(window, from, Math.min(length, at + 150) - from, StandardCharsets.ISO_8859_1)
                .replaceAll("[^\\x20-\\x7e]+", "~");
    }

    private Process node(int other) throws IOException {
        var properties = Stream.of(
                        "spring.datasource.url",
                        "spring.datasource.username",
                        "spring.datasource.password",
                        "wishwright.sandbox.folder")
                .map(name -> "--" + name + "=" + environment.getProperty(name));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                WishwrightApplication.class.getName(),
                "--server.port=" + other,
                "--wishwright.simulation=true",
                "--wishwright.demo=false",
                "--wishwright.identity.codes-per-address=100000"));
        properties.forEach(command::add);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("node.log").toFile())
                .start();
    }

    private static void awaitAnswers(Process node, int other) throws InterruptedException {
        while (!listens(other)) {
            assertThat(node.isAlive()).isTrue();
            Thread.sleep(200);
        }
    }

    private static boolean listens(int other) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), other)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aBidThatIsNoneIsRefusedAndALateOneToo() {
        var convener = fair.person("Convener");
        var campaign = fair.opened(convener, "groupbuy", fair.groupbuy());
        var joiner = fair.person("A");
        expect(201, take(joiner, campaign, Map.of("kind", "joined", "units", 2, "linkedTo", List.of())));
        payAll(joiner, campaign);
        var supplier = supplier("Pianos");
        assertThat(take(supplier, campaign, bid(1, 10, 7_000, 8_000)).code())
                .as("it rises with the volume")
                .isEqualTo("market.tier-rises");
        assertThat(take(supplier, campaign, bid(1, 1, 8_000, 7_000)).code())
                .as("it exceeds its capacity")
                .isEqualTo("groupbuy.beyond-capacity");
        assertThat(take(supplier, campaign, bid(1, 10, 10_001)).code()).isEqualTo("groupbuy.above-ceiling");
        expect(201, take(supplier, campaign, bid(1, 10, 9_000)));
        payAll(supplier, campaign);
        fair.until(convener, campaign, 21, "revealing");
        assertThat(take(supplier("Late"), campaign, bid(1, 10, 8_000)).code()).isEqualTo("groupbuy.bidding-closed");
        assertThat(take(supplier, campaign, Map.of("kind", "revealed", "nonce", "no code"))
                        .code())
                .as("it cannot be opened")
                .isEqualTo("campaign.code-wrong");
        fair.until(convener, campaign, 10, "lapsed");
        Await.until(() -> fair.isQuiet(campaign));
        assertThat(fair.held(campaign))
                .as("nobody opened: bond and deposits end where the rules say")
                .isZero();
    }

    @Test
    void withoutABidderThePoolLapsesAndWithOneItIsHers() {
        for (int bidders = 0; bidders < 2; bidders++) {
            var convener = fair.person("Convener");
            var campaign = fair.opened(convener, "groupbuy", fair.groupbuy());
            var joiner = fair.person("A");
            expect(201, take(joiner, campaign, Map.of("kind", "joined", "units", 2, "linkedTo", List.of())));
            payAll(joiner, campaign);
            var codes = new LinkedHashMap<TestClient, String>();
            for (int i = 0; i < bidders; i++) {
                var supplier = supplier("Pianos");
                codes.put(
                        supplier,
                        expect(201, take(supplier, campaign, bid(1, 10, 9_000))).text("code"));
                payAll(supplier, campaign);
            }
            fair.until(convener, campaign, 21, bidders == 0 ? "lapsed" : "revealing");
            codes.forEach((who, code) -> expect(201, take(who, campaign, Map.of("kind", "revealed", "nonce", code))));
            if (bidders > 0) {
                fair.until(convener, campaign, 10, "picking");
            }
            Await.until(() -> fair.isQuiet(campaign));
        }
    }

    @Test
    void allTieAndAllPickTheSameBeyondItsCapacityAndTheWinnerWithdraws() {
        var convener = fair.person("Convener");
        var rules = fair.groupbuy();
        rules.put("winners", 2);
        var campaign = fair.opened(convener, "groupbuy", rules);
        var joiners = Stream.of("A", "B", "C").map(fair::person).toList();
        joiners.forEach(joiner -> {
            expect(201, take(joiner, campaign, Map.of("kind", "joined", "units", 1, "linkedTo", List.of())));
            payAll(joiner, campaign);
        });
        var codes = new LinkedHashMap<TestClient, String>();
        for (var name : List.of("First", "Second", "Third")) {
            var supplier = supplier(name);
            codes.put(
                    supplier,
                    expect(201, take(supplier, campaign, bid(1, 1, 9_000))).text("code"));
            payAll(supplier, campaign);
        }
        fair.until(convener, campaign, 21, "revealing");
        codes.forEach((who, code) -> expect(201, take(who, campaign, Map.of("kind", "revealed", "nonce", code))));
        fair.until(convener, campaign, 10, "picking");
        var winners =
                expect(200, convener.get(path(campaign))).json().path("shown").path("winners");
        assertThat(winners.size())
                .as("of three that tie the two that committed first")
                .isEqualTo(2);
        var favourite = winners.get(0).path("supplier").asString();
        joiners.forEach(joiner -> expect(201, take(joiner, campaign, Map.of("kind", "picked", "first", favourite))));
        fair.until(convener, campaign, 10, "paying");
        assertThat(joiners.stream()
                        .filter(joiner -> expect(200, joiner.get(path(campaign)))
                                        .json()
                                        .path("asked")
                                        .size()
                                > 0))
                .as("one has room, and is asked for the rest; the others get their deposits back")
                .hasSize(1);
        var first = codes.keySet().iterator().next();
        expect(201, take(first, campaign, Map.of("kind", "withdrew")));
        fair.until(convener, campaign, 11, "lapsed");
        Await.until(() -> fair.isQuiet(campaign));
        assertThat(fair.held(campaign))
                .as("every deposit came back, her bond ended as the rules say")
                .isZero();
    }
}
