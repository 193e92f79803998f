package org.wishwright.platform.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.WishwrightApplication;
import org.wishwright.platform.database.EmbeddedPostgres;

/** The database killed while people check out: what was answered stays, what was not can be repeated, nothing doubles. */
class DatabaseKilledTest {

    private static final int ORDERS = 12;

    @TempDir
    Path folder;

    @Test
    void repeatingWithTheSameKeyAfterTheCrashLosesAndDoublesNothing() throws Exception {
        try (var postgres = EmbeddedPostgres.open(folder)) {
            var program = new SpringApplicationBuilder(WishwrightApplication.class)
                    .run(Stream.of(
                                    "spring.datasource.url=" + postgres.jdbcUrl("postgres"),
                                    "spring.datasource.username=" + postgres.user(),
                                    "spring.datasource.password=" + postgres.password(),
                                    "spring.datasource.hikari.connection-timeout=2000",
                                    "server.port=0",
                                    "wishwright.demo=false",
                                    "wishwright.sandbox.folder=" + folder.resolve("sandbox"))
                            .map(property -> "--" + property)
                            .toArray(String[]::new));
            try (program) {
                int port = program.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
                checkOutWhileTheDatabaseDies(port, postgres);
            }
        }
    }

    private static void checkOutWhileTheDatabaseDies(int port, EmbeddedPostgres postgres) throws Exception {
        var joinery = new Joinery(port);
        var buyer = TestClient.signedUp(port, "Lin");
        for (int i = 0; i < ORDERS; i++) {
            if (i == ORDERS / 2) {
                new ProcessBuilder("kill", "-9", Long.toString(postgres.processId()))
                        .start()
                        .waitFor();
            }
            placeUntilAnswered(joinery, buyer);
        }
        var orders = expect(200, buyer.get("/api/v1/orders?limit=100")).json().get("items");
        assertThat(orders.size()).isEqualTo(ORDERS);
        assertThat(expect(200, buyer.get("/api/v1/cart/lines"))
                        .json()
                        .get("items")
                        .size())
                .isZero();
    }

    private static void placeUntilAnswered(Joinery joinery, TestClient buyer) throws InterruptedException {
        var key = UUID.randomUUID().toString();
        var complete = answered(() -> buyer.post(
                "/api/v1/versions/" + joinery.version + "/completion", Map.of("choices", Map.of("shelf", "w80"))));
        emptyCart(buyer);
        answered(() -> buyer.post(
                "/api/v1/cart/lines",
                Map.of("version", joinery.version, "choices", complete.json().get("choices"), "quantity", 1)));
        var placed = answered(() -> joinery.place(buyer, complete.json().get("total"), key));
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
    }

    /** A line that was added although the answer was lost must not be bought twice. */
    private static void emptyCart(TestClient buyer) throws InterruptedException {
        for (var line : answered(() -> buyer.get("/api/v1/cart/lines")).json().get("items")) {
            answered(() -> buyer.delete("/api/v1/cart/lines/" + line.get("line").asString()));
        }
    }

    private interface Request {
        TestClient.Answer send();
    }

    /** Tries again while the database is away; the program itself must stay and say so. */
    private static TestClient.Answer answered(Request request) throws InterruptedException {
        for (int attempt = 0; attempt < 120; attempt++) {
            var answer = request.send();
            if (answer.status() < 500) {
                return answer;
            }
            assertThat(answer.code()).isEqualTo("database.unavailable");
            Thread.sleep(250);
        }
        throw new AssertionError("The database did not come back");
    }
}
