package org.wishwright.platform.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.plan.Plans;

/** A promise is a reservation: it holds capacity, shares batches, gives back what it does not need. */
@PlatformTest
class PromisesTest {

    @LocalServerPort
    int port;

    @Autowired
    Plans plans;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    private Joinery joinery;
    private TestClient buyer;

    @BeforeEach
    void open() {
        joinery = new Joinery(port);
        buyer = TestClient.signedUp(port, "Lin");
    }

    @Test
    void identicalPiecesOfTwoOrdersShareABatchAndItsSetup() {
        joinery.ordered(buyer, Map.of("shelf", "w80"));
        long alone = held();
        joinery.ordered(TestClient.signedUp(port, "Mei"), Map.of("shelf", "w80"));
        assertThat(count("plan.batch where quantity = 2 and factory")).isEqualTo(count("plan.batch where factory"));
        assertThat(held()).isLessThan(2 * alone);
    }

    @Test
    void cancellingGivesBackEverySecond() {
        var order = joinery.ordered(buyer, Map.of());
        assertThat(held()).isPositive();
        expect(200, buyer.post("/api/v1/orders/" + order + "/cancellation", Map.of()));
        assertThat(held()).isZero();
        assertThat(count("plan.batch where factory")).isZero();
    }

    @Test
    void releasingTwiceChangesNothing() {
        joinery.pay(buyer, joinery.ordered(buyer, Map.of()));
        joinery.release(clock.instant());
        long batches = count("plan.batch where released is not null and factory");
        assertThat(batches).isPositive();
        Await.until(() -> joinery.operations("READY").size() == batches);
        joinery.release(clock.instant());
        assertThat(joinery.operations("READY")).hasSize((int) batches);
        assertThat(count("production.work_order where factory")).isEqualTo(batches);
    }

    @Test
    void releasingAnEmptyPlanFarAheadLeavesThePromiseWhereItWas() {
        joinery.release(clock.instant());
        var order = expect(200, buyer.get("/api/v1/orders/" + joinery.ordered(buyer, Map.of())));
        assertThat(Instant.parse(order.text("shipBy"))).isBefore(clock.instant().plus(Duration.ofDays(13)));
    }

    @Test
    void releasingAnOrderFarAheadLeavesWhatIsPromisedNextWhereItWas() {
        joinery.pay(buyer, joinery.ordered(buyer, Map.of()));
        var before = nextShipBy();
        joinery.release(clock.instant());
        assertThat(nextShipBy()).isEqualTo(before);
    }

    @Test
    void workPromisedAfterAReleaseSharesItsShiftsWithoutBeingDoubleBooked() {
        joinery.pay(buyer, joinery.ordered(buyer, Map.of()));
        joinery.release(clock.instant());
        long first = count("plan.step where planned_start is not null and factory");
        var other = TestClient.signedUp(port, "Mei");
        joinery.pay(other, joinery.ordered(other, Map.of("shelf", "w80")));
        joinery.release(clock.instant());
        assertThat(count("plan.step where planned_start is null and factory")).isZero();
        assertThat(count("plan.step where planned_start is not null and factory"))
                .isGreaterThan(first);
    }

    @Test
    void workFinishedBeforeItsShiftGivesItsTimeBack() {
        joinery.pay(buyer, joinery.ordered(buyer, Map.of()));
        joinery.release(clock.instant());
        long held = held();
        Await.until(() -> !joinery.operations("READY").isEmpty());
        var operation = joinery.operations("READY").getFirst().get("operation").asString();
        joinery.report(joinery.worker, operation, "START");
        joinery.report(joinery.worker, operation, "FINISH");
        Await.until(() -> held() < held);
        while (!joinery.operations("READY").isEmpty()) {
            for (var ready : joinery.operations("READY")) {
                var id = ready.get("operation").asString();
                for (var kind : List.of("START", "FINISH")) {
                    joinery.report(joinery.worker, id, kind);
                }
                if (ready.get("last").asBoolean(false)) {
                    joinery.report(joinery.worker, id, "INSPECT");
                }
            }
        }
        Await.until(() -> held() == 0);
        var other = TestClient.signedUp(port, "Mei");
        joinery.pay(other, joinery.ordered(other, Map.of("shelf", "w80")));
        joinery.release(clock.instant());
        assertThat(count("plan.step where planned_start is null and factory")).isZero();
        assertThat(plans.figures().doubleBookedSeconds()).isZero();
    }

    /** The day that an order placed now would be promised; it is cancelled again. */
    private String nextShipBy() {
        var asker = TestClient.signedUp(port, "Mei");
        var order = joinery.ordered(asker, Map.of("shelf", "w80"));
        var day = expect(200, asker.get("/api/v1/orders/" + order)).text("shipBy");
        expect(200, asker.post("/api/v1/orders/" + order + "/cancellation", Map.of()));
        return day;
    }

    @Test
    void anUnpaidOrderLosesItsPlaceWhenItsShiftIsFixedAndGetsANewOneWhenItPays() {
        var order = joinery.ordered(buyer, Map.of());
        joinery.release(clock.instant());
        assertThat(held()).isZero();
        joinery.pay(buyer, order);
        Await.until(() -> held() > 0);
        clock.moveTo(clock.instant().plus(Duration.ofDays(3)));
        joinery.release(clock.instant());
        Await.until(() -> !joinery.operations("READY").isEmpty());
    }

    @Test
    void anOrderLeftUnpaidOverDaysOfStandstillStillLapsesAndBlocksNobody() {
        var unpaid = joinery.ordered(buyer, Map.of());
        var other = TestClient.signedUp(port, "Mei");
        var paid = joinery.ordered(other, Map.of());
        joinery.pay(other, paid);
        clock.moveTo(clock.instant().plus(Duration.ofDays(6)));
        Await.until(() ->
                expect(200, buyer.get("/api/v1/orders/" + unpaid)).text("state").equals("LAPSED"));
        Await.until(() -> !joinery.operations("READY").isEmpty());
    }

    @Test
    void whatIsOnTheFloorCanNoLongerBeCancelledFreely() {
        var order = joinery.ordered(buyer, Map.of());
        joinery.pay(buyer, order);
        joinery.release(clock.instant());
        assertThat(buyer.post("/api/v1/orders/" + order + "/cancellation", Map.of())
                        .status())
                .isGreaterThanOrEqualTo(400);
        assertThat(expect(200, buyer.get("/api/v1/orders/" + order)).text("state"))
                .isEqualTo("IN_PRODUCTION");
    }

    @Test
    void aFactoryCannotLoseCapacityThatOrdersHold() {
        joinery.ordered(buyer, Map.of());
        var without = joinery.maker.put("/api/v1/factory", Joinery.factory("drill", "paint"));
        assertThat(without.status()).isEqualTo(409);
        assertThat(without.code()).isEqualTo("factory.promised-conflict");
        var more = Joinery.factory("saw", "drill", "sand", "paint", "assemble", "polish");
        expect(200, joinery.maker.put("/api/v1/factory", more));
    }

    @Test
    void aDateNamesWhatItWaitsFor() {
        var order = expect(200, buyer.get("/api/v1/orders/" + joinery.ordered(buyer, Map.of())));
        assertThat(order.text("limitedBy")).isIn("saw", "drill", "sand", "paint", "assemble");
    }

    @Test
    void nobodyElsePlansOrSeesThisFactory() {
        var stranger = TestClient.signedUp(port, "Eve");
        assertThat(stranger.get("/api/v1/maker/plan").status()).isEqualTo(403);
        stranger.newOrganisation("Eve's");
        assertThat(stranger.get("/api/v1/maker/plan").status()).isEqualTo(404);
        assertThat(stranger.post("/api/v1/maker/plan/release", Map.of()).status())
                .isEqualTo(404);
    }

    /** Seconds that the factory's promises hold. */
    private long held() {
        return number("select coalesce(sum(seconds), 0) from plan.reserved where factory");
    }

    private long count(String tableWhere) {
        return number("select count(*) from " + tableWhere);
    }

    private long number(String sql) {
        return jdbc.sql(sql + " = (select id from factory.factory where maker = ?)")
                .param(joinery.organisation)
                .query(Long.class)
                .single();
    }
}
