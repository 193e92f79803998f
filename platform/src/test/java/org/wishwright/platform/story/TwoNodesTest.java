package org.wishwright.platform.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.WishwrightApplication;
import org.wishwright.platform.foundation.BusinessClock;

/** Two nodes side by side over one database. */
@PlatformTest
class TwoNodesTest {

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    private ConfigurableApplicationContext second;
    private int secondPort;

    @BeforeEach
    void startSecondNode() {
        var properties = Stream.of(
                        "spring.datasource.url",
                        "spring.datasource.username",
                        "spring.datasource.password",
                        "wishwright.sandbox.folder")
                .map(name -> "--" + name + "=" + environment.getProperty(name));
        var more = Stream.of(
                "--server.port=0",
                "--wishwright.simulation=true",
                "--wishwright.demo=false",
                // many tests sign in from this address within the hour
                "--wishwright.identity.codes-per-address=100000");
        second = new SpringApplicationBuilder(WishwrightApplication.class)
                .run(Stream.concat(properties, more).toArray(String[]::new));
        secondPort = second.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @AfterEach
    void stopSecondNode() {
        second.close();
    }

    @Test
    void aPageWatchedOnOneNodeHearsWhatHappensOnTheOther() throws Exception {
        var joinery = new Joinery(port);
        var buyer = TestClient.signedUp(port, "Lin");
        var order = joinery.ordered(buyer, Map.of());
        var heard = new CountDownLatch(1);
        var opened = new CountDownLatch(1);
        var listener = Thread.ofVirtual().start(() -> listen(order, buyer.token(), opened, heard));
        assertThat(opened.await(20, TimeUnit.SECONDS)).isTrue();
        joinery.pay(buyer, order);
        assertThat(heard.await(20, TimeUnit.SECONDS)).isTrue();
        listener.interrupt();
    }

    @Test
    void anUnpaidOrderLapsesOnceThoughBothNodesSeeItsDeadline() {
        var joinery = new Joinery(port);
        var buyer = TestClient.signedUp(port, "Lin");
        var orders =
                Stream.generate(() -> joinery.ordered(buyer, Map.of())).limit(6).toList();
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(31)));
        for (var order : orders) {
            Await.until(() -> state(buyer, order).equals("LAPSED"));
            assertThat(changes(order, "LAPSED")).isEqualTo(1);
        }
        assertThat(held(joinery)).isZero();
    }

    @Test
    void bothNodesPromiseFromTheSameCapacity() throws Exception {
        var joinery = new Joinery(port);
        var here = TestClient.signedUp(port, "Lin");
        var there = TestClient.visitor(secondPort).signIn(TestClient.newPhone(), "Mei");
        var threads = List.of(here, there).stream()
                .map(buyer -> Thread.ofVirtual().start(() -> {
                    for (int i = 0; i < 5; i++) {
                        joinery.ordered(buyer, Map.of("shelf", "w80"));
                    }
                }))
                .toList();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(jdbc.sql("select count(*) from plan.reservation r join plan.share s on s.order_id = r.order_id"
                                + " where r.factory = (select id from factory.factory where maker = ?)")
                        .param(joinery.organisation)
                        .query(Long.class)
                        .single())
                .isEqualTo(10L * pieces(joinery));
        assertThat(overReserved(joinery)).isZero();
    }

    private long pieces(Joinery joinery) {
        return jdbc.sql(
                        "select max(pieces) from plan.reservation where factory = (select id from factory.factory where maker = ?)")
                .param(joinery.organisation)
                .query(Long.class)
                .single();
    }

    /** Slots of this factory whose reserved seconds are not those of the batches in them. */
    private long overReserved(Joinery joinery) {
        return jdbc.sql("""
                        select count(*) from plan.reserved r
                        where r.factory = (select id from factory.factory where maker = ?) and
                            r.seconds <> coalesce((select sum(s.setup_seconds + s.run_seconds * b.quantity) from plan.step s
                            join plan.batch b on b.id = s.batch where s.factory = r.factory and s.work_centre = r.work_centre
                            and s.unit = r.unit and s.shift_start = r.shift_start), 0)""").param(joinery.organisation).query(Long.class).single();
    }

    /** Slots of this factory that are reserved for nothing. */
    private long held(Joinery joinery) {
        return jdbc.sql("""
                        select count(*) from plan.reserved r where seconds > 0
                            and r.factory = (select id from factory.factory where maker = ?) and not exists (
                            select from plan.step s where s.factory = r.factory and s.work_centre = r.work_centre
                            and s.unit = r.unit and s.shift_start = r.shift_start)""").param(joinery.organisation).query(Long.class).single();
    }

    private long changes(String order, String state) {
        return jdbc.sql("select count(*) from orders.state_history where order_id = ? and state = ?")
                .params(UUID.fromString(order), state)
                .query(Long.class)
                .single();
    }

    private static String state(TestClient buyer, String order) {
        return expect(200, buyer.get("/api/v1/orders/" + order)).text("state");
    }

    /** Watches on the second node. */
    private void listen(String order, String token, CountDownLatch opened, CountDownLatch heard) {
        try {
            var connection = URI.create("http://127.0.0.1:" + secondPort + "/orders/" + order + "/live")
                    .toURL()
                    .openConnection();
            connection.setRequestProperty("Authorization", "Bearer " + token);
            connection.setRequestProperty("Accept", "text/event-stream");
            try (var lines =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.contains("open")) {
                        opened.countDown();
                    } else if (line.contains("touched")) {
                        heard.countDown();
                        return;
                    }
                }
            }
        } catch (IOException e) {
            throw new AssertionError("The stream broke", e);
        }
    }
}
