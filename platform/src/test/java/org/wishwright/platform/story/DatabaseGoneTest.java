package org.wishwright.platform.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.Await;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.WishwrightApplication;
import org.wishwright.platform.database.EmbeddedPostgres;
import org.wishwright.platform.ledger.Ledger;

/**
 * The database is gone for a while under load: killed, and its port held so that it cannot come back. Everything is refused with a
 * sentence meanwhile, then all goes on in the same program. {@code -Dwishwright.outage.seconds=60} makes it a whole minute.
 */
class DatabaseGoneTest {

    private static final Duration OUTAGE = Duration.ofSeconds(Long.getLong("wishwright.outage.seconds", 12));
    private static final int BUYERS = 4;

    @TempDir
    Path folder;

    private final AtomicBoolean ending = new AtomicBoolean();
    private final AtomicInteger refusedCalls = new AtomicInteger();
    private final AtomicInteger refusedPages = new AtomicInteger();
    private final CountDownLatch watching = new CountDownLatch(1);
    private final CountDownLatch heard = new CountDownLatch(1);
    private int port;

    @Test
    void whatCannotBeDoneIsRefusedAndThenAllGoesOnWithoutARestart() throws Exception {
        try (var postgres = EmbeddedPostgres.open(folder);
                var program = start(postgres)) {
            port = program.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            var joinery = new Joinery(port);
            var deadline = unpaid(program, joinery);
            var watched = TestClient.signedUp(port, "Mo");
            var seen = joinery.ordered(watched, Map.of());
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                threads.submit(() -> watch(watched, seen));
                assertThat(watching.await(20, TimeUnit.SECONDS)).isTrue();
                var buyers = new ArrayList<Future<Integer>>();
                var readers = new ArrayList<Future<Void>>();
                for (int i = 0; i < BUYERS; i++) {
                    var buyer = TestClient.signedUp(port, "Lin");
                    buyers.add(threads.submit(() -> buys(joinery, buyer)));
                    readers.add(threads.submit(() -> reads(buyer)));
                }
                Thread.sleep(2_000);
                outage(postgres);
                Thread.sleep(4_000);
                ending.set(true);
                for (var bought : buyers) {
                    assertThat(bought.get(60, TimeUnit.SECONDS)).isPositive();
                }
                for (var read : readers) {
                    read.get(60, TimeUnit.SECONDS);
                }
                assertThat(refusedCalls.get()).isPositive();
                assertThat(refusedPages.get()).isPositive();
                Await.until(() -> state(deadline.buyer, deadline.order).equals("LAPSED"));
                joinery.pay(watched, seen);
                assertThat(heard.await(20, TimeUnit.SECONDS))
                        .as("the page that watched all along")
                        .isTrue();
            }
            assertThat(program.getBean(Ledger.class).audit()).isEmpty();
        }
    }

    private ConfigurableApplicationContext start(EmbeddedPostgres postgres) {
        return new SpringApplicationBuilder(WishwrightApplication.class)
                .run(Stream.of(
                                "spring.datasource.url=" + postgres.jdbcUrl("postgres"),
                                "spring.datasource.username=" + postgres.user(),
                                "spring.datasource.password=" + postgres.password(),
                                "spring.datasource.hikari.connection-timeout=2000",
                                "server.port=0",
                                "wishwright.demo=false",
                                "wishwright.simulation=true",
                                "wishwright.sandbox.folder=" + folder.resolve("sandbox"))
                        .map(property -> "--" + property)
                        .toArray(String[]::new));
    }

    /** An order whose time to pay ends while the database is gone. */
    private record Deadline(TestClient buyer, String order) {}

    private Deadline unpaid(ConfigurableApplicationContext program, Joinery joinery) {
        var buyer = TestClient.signedUp(port, "Late");
        var order = joinery.ordered(buyer, Map.of());
        var jdbc = program.getBean(JdbcClient.class);
        jdbc.sql(
                        "update orders.purchase_order set unpaid_until = foundation.business_now() + interval '5 seconds' where id = ?")
                .param(UUID.fromString(order))
                .update();
        jdbc.sql("update timer.timer set due = foundation.business_now() + interval '5 seconds' where subject = ?")
                .param(UUID.fromString(order))
                .update();
        return new Deadline(buyer, order);
    }

    private void outage(EmbeddedPostgres postgres) throws Exception {
        int database = URI.create(postgres.jdbcUrl("postgres").substring("jdbc:".length()))
                .getPort();
        new ProcessBuilder("kill", "-9", Long.toString(postgres.processId()))
                .start()
                .waitFor();
        try (var held = hold(database)) {
            Thread.sleep(OUTAGE.toMillis());
            assertThat(held.isBound()).isTrue();
        }
    }

    /** Keeps the server that is started again from its port; whoever connects meanwhile gets no answer. */
    private static ServerSocket hold(int port) throws Exception {
        for (int attempt = 0; ; attempt++) {
            try {
                return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            } catch (IOException stillThere) {
                if (attempt > 2_000) {
                    throw stillThere;
                }
                Thread.sleep(2);
            }
        }
    }

    /** Orders and pays until the end, each order under its own keys; answers how many. */
    private int buys(Joinery joinery, TestClient buyer) throws InterruptedException {
        int bought = 0;
        while (!ending.get()) {
            var complete = answered(() -> buyer.post(
                    "/api/v1/versions/" + joinery.version + "/completion", Map.of("choices", Map.of("shelf", "w80"))));
            for (var line :
                    answered(() -> buyer.get("/api/v1/cart/lines")).json().get("items")) {
                answered(() ->
                        buyer.delete("/api/v1/cart/lines/" + line.get("line").asString()));
            }
            var choices = complete.json().get("choices");
            answered(() -> buyer.post(
                    "/api/v1/cart/lines", Map.of("version", joinery.version, "choices", choices, "quantity", 1)));
            var key = UUID.randomUUID().toString();
            var placed = answered(() -> joinery.place(buyer, complete.json().get("total"), key));
            assertThat(placed.status()).as(placed.text()).isEqualTo(201);
            var payKey = UUID.randomUUID().toString();
            var pay = Map.of("method", "sandbox", "scenario", "success");
            var payment = "/api/v1/orders/" + placed.text("order") + "/payments";
            var paid = answered(() -> buyer.post(payment, pay, payKey));
            assertThat(paid.text("state")).as(paid.text()).isIn("CAPTURED", "UNKNOWN");
            bought++;
        }
        int ordered = bought;
        Await.until(() -> paid(buyer) == ordered);
        var all = expect(200, buyer.get("/api/v1/orders?limit=100")).json().get("items");
        assertThat(all.size()).isEqualTo(bought);
        return bought;
    }

    private static int paid(TestClient buyer) {
        int paid = 0;
        for (var order :
                expect(200, buyer.get("/api/v1/orders?limit=100")).json().get("items")) {
            paid += order.get("state").asString().equals("AWAITING_PAYMENT") ? 0 : 1;
        }
        return paid;
    }

    private Void reads(TestClient buyer) throws InterruptedException {
        while (!ending.get()) {
            for (var path : List.of("/products", "/orders", "/cart", "/statements", "/account")) {
                var page = buyer.page(path);
                if (page.status() != 200) {
                    assertThat(page.status()).as(path + page.text()).isEqualTo(503);
                    assertThat(page.text())
                            .contains("The database is not reachable just now")
                            .doesNotContain("Exception", "\tat ");
                    refusedPages.incrementAndGet();
                }
            }
            Thread.sleep(50);
        }
        return null;
    }

    private interface Request {
        TestClient.Answer send();
    }

    /** As an honest client: the same again until there is an answer; a refusal for the outage names it. */
    private TestClient.Answer answered(Request request) throws InterruptedException {
        for (int attempt = 0; attempt < 600; attempt++) {
            var answer = request.send();
            if (answer.status() < 500) {
                return answer;
            }
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("database.unavailable");
            assertThat(answer.text()).doesNotContain("Exception");
            refusedCalls.incrementAndGet();
            Thread.sleep(100);
        }
        throw new AssertionError("The database did not come back");
    }

    private Void watch(TestClient buyer, String order) throws IOException {
        var connection = URI.create("http://127.0.0.1:" + port + "/orders/" + order + "/live")
                .toURL()
                .openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + buyer.token());
        connection.setRequestProperty("Accept", "text/event-stream");
        try (var lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("open")) {
                    watching.countDown();
                } else if (line.contains("touched") && ending.get()) {
                    heard.countDown();
                    return null;
                }
            }
        }
        return null;
    }

    private static String state(TestClient buyer, String order) {
        return expect(200, buyer.get("/api/v1/orders/" + order)).text("state");
    }
}
