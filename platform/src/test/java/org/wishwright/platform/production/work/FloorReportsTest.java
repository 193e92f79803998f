package org.wishwright.platform.production.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wishwright.platform.production.work.FloorFixture.event;
import static org.wishwright.platform.production.work.FloorFixture.member;
import static org.wishwright.platform.production.work.FloorFixture.newOrder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.production.OperationState;
import org.wishwright.platform.production.floor.Report;
import org.wishwright.platform.production.store.OperationViews;
import org.wishwright.platform.production.store.WorkOrderViews;

@PlatformTest
class FloorReportsTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    FloorFixture floor;

    @BeforeEach
    void openAFloor() {
        floor = new FloorFixture(context);
    }

    private static String code(FloorDesk.Result result) {
        return result instanceof FloorDesk.Result.Refused(var key, var refusal) ? refusal.code() : "";
    }

    @Test
    void aReleaseHeardTwiceMakesOneWorkOrderAndItsPieces() {
        var batch = floor.plan(2, member(newOrder(), 2, 2), member(newOrder(), 1, 1));
        floor.release(batch);
        floor.release(batch);
        var ready = floor.list(OperationState.READY);
        assertThat(ready).hasSize(1);
        assertThat(ready.getFirst().quantity()).isEqualTo(3);
        assertThat(floor.list(OperationState.PLANNED)).hasSize(1);
        var pieces = floor.lists.pieces(floor.worker, ready.getFirst().workOrder(), false, 100);
        assertThat(pieces)
                .extracting(piece -> piece.serial())
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void aStepThatWasNeverStartedCannotBeFinished() {
        floor.release(floor.plan(1, member(newOrder(), 1, 1)));
        var operation = floor.list(OperationState.READY).getFirst().operation();
        assertThat(code(floor.report("FINISH", operation))).isEqualTo("production.never-started");
        assertThat(floor.list(OperationState.READY)).hasSize(1);
    }

    @Test
    void stepsAreDoneInTheirOrder() {
        floor.release(floor.plan(2, member(newOrder(), 1, 1)));
        var second = floor.list(OperationState.PLANNED).getFirst().operation();
        var first = floor.list(OperationState.READY).getFirst().operation();
        assertThat(code(floor.report("START", second))).isEqualTo("production.step-not-ready");
        assertThat(floor.report("START", first)).isInstanceOf(FloorDesk.Result.Recorded.class);
        assertThat(code(floor.report("START", first))).isEqualTo("production.already-started");
        assertThat(code(floor.report("INSPECT", first))).isEqualTo("production.not-last-step");
        assertThat(floor.report("FINISH", first)).isInstanceOf(FloorDesk.Result.Recorded.class);
        assertThat(code(floor.report("INSPECT", second))).isEqualTo("production.not-finished");
        assertThat(floor.report("START", second)).isInstanceOf(FloorDesk.Result.Recorded.class);
        assertThat(floor.report("FINISH", second)).isInstanceOf(FloorDesk.Result.Recorded.class);
        assertThat(code(floor.report("FINISH", second))).isEqualTo("production.already-finished");
        assertThat(floor.report("INSPECT", second)).isInstanceOf(FloorDesk.Result.Recorded.class);
        assertThat(code(floor.report("INSPECT", second))).isEqualTo("production.already-inspected");
    }

    @Test
    void theSameKeyIsTheSameEvent() {
        floor.release(floor.plan(1, member(newOrder(), 1, 1)));
        var operation = floor.list(OperationState.READY).getFirst().operation();
        var start = event("START", operation);
        assertThat(floor.desk.record(floor.worker, List.of(start, start)))
                .extracting(result -> result.getClass().getSimpleName())
                .containsExactly("Recorded", "Already");
        assertThat(floor.desk.record(floor.worker, List.of(start)).getFirst())
                .isInstanceOf(FloorDesk.Result.Already.class);
        var misused = new Report(start.key(), operation.toString(), "FINISH", null, false, List.of(), List.of());
        assertThat(code(floor.desk.record(floor.worker, List.of(misused)).getFirst()))
                .isEqualTo("production.key-conflict");
    }

    @Test
    void aBadEventLeavesTheOthersAlone() {
        floor.release(floor.plan(1, member(newOrder(), 1, 1)), floor.plan(1, member(newOrder(), 1, 1)));
        var ready = floor.list(OperationState.READY);
        var results = floor.desk.record(
                floor.worker,
                List.of(
                        event("START", ready.get(0).operation()),
                        event("DANCE", ready.get(0).operation()),
                        new Report("key-of-no-operation", "nonsense", "START", null, false, List.of(), List.of()),
                        event("START", UUID.randomUUID()),
                        event("START", ready.get(1).operation())));
        assertThat(results)
                .extracting(FloorReportsTest::code)
                .containsExactly(
                        "",
                        "production.kind-unknown",
                        "production.operation-not-found",
                        "production.operation-not-found",
                        "");
        assertThat(floor.list(OperationState.STARTED)).hasSize(2);
    }

    @Test
    void whatHappenedIsNeitherInTheFutureNorBeforeTheStepBefore() {
        floor.release(floor.plan(2, member(newOrder(), 1, 1)));
        var first = floor.list(OperationState.READY).getFirst().operation();
        var second = floor.list(OperationState.PLANNED).getFirst().operation();
        var hourAgo = floor.now.minus(Duration.ofHours(1));
        assertThat(code(at("START", first, floor.now.plus(Duration.ofHours(1)).toString())))
                .isEqualTo("production.in-future");
        assertThat(code(at("START", first, "yesterday"))).isEqualTo("production.time-invalid");
        assertThat(code(at("START", first, hourAgo.toString()))).isEmpty();
        assertThat(code(at("FINISH", first, hourAgo.minusSeconds(1).toString())))
                .isEqualTo("production.before-former");
        assertThat(code(at("FINISH", first, hourAgo.plusSeconds(60).toString())))
                .isEmpty();
        assertThat(code(at("START", second, hourAgo.plusSeconds(59).toString())))
                .isEqualTo("production.before-former");
        assertThat(code(at("START", second, hourAgo.plusSeconds(60).toString())))
                .isEmpty();
    }

    private FloorDesk.Result at(String kind, UUID operation, String occurred) {
        var report = new Report(
                "key-" + UUID.randomUUID(), operation.toString(), kind, occurred, false, List.of(), List.of());
        return floor.desk.record(floor.worker, List.of(report)).getFirst();
    }

    @Test
    void anotherFactoryFindsNothingOfIt() {
        floor.release(floor.plan(1, member(newOrder(), 1, 1)));
        var item = floor.list(OperationState.READY).getFirst();
        var piece =
                floor.lists.pieces(floor.worker, item.workOrder(), false, 10).getFirst();
        var others = new FloorFixture(context);
        assertThat(code(others.report("START", item.operation()))).isEqualTo("production.operation-not-found");
        assertThatThrownBy(() -> others.lists.workOrder(others.worker, item.workOrder()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("production.work-order-not-found");
        assertThatThrownBy(() -> others.lists.byToken(others.worker, piece.token()))
                .hasMessageContaining("production.piece-not-found");
        var stranger = new FloorFixture(context).worker;
        assertThatThrownBy(() -> floor.lists.operations(
                        stranger, new OperationViews.Query(OperationState.READY, null, null, null, 10)))
                .as("somebody without a factory here")
                .hasMessageContaining("production.factory-not-found");
        var nobody = new org.wishwright.platform.identity.Caller(
                new PartyId(UUID.randomUUID()), "Nobody", java.util.Set.of());
        assertThatThrownBy(() -> floor.desk.record(nobody, List.of())).hasMessageContaining("role-forbidden");
        assertThatThrownBy(() -> floor.lists.byToken(nobody, piece.token())).hasMessageContaining("piece-not-found");
    }

    @Test
    void threeHundredEventsGoInOneRequest() {
        var order = newOrder();
        var batches = new ArrayList<org.wishwright.platform.plan.BatchId>();
        for (int i = 0; i < 100; i++) {
            batches.add(floor.plan(1, member(order, 5, 1_000), member(newOrder(), 5, 5)));
        }
        floor.release(batches.toArray(org.wishwright.platform.plan.BatchId[]::new));
        var events = new ArrayList<Report>();
        for (var kind : List.of("START", "FINISH", "INSPECT")) {
            floor.list(OperationState.READY).forEach(item -> events.add(event(kind, item.operation())));
        }
        assertThat(floor.desk.record(floor.worker, events))
                .hasSize(300)
                .allMatch(result -> result instanceof FloorDesk.Result.Recorded);
        assertThat(floor.orders.cutting).hasSize(101).doesNotHaveDuplicates();
        assertThat(floor.orders.ready).hasSize(100).doesNotContain(order);
        assertThat(floor.evidence.facts).hasSize(1_000);
        assertThat(floor.records.counts(List.of(order)).get(order))
                .extracting("passed")
                .isEqualTo(500);
        var tooMany = new ArrayList<>(events);
        tooMany.addAll(events);
        assertThatThrownBy(() -> floor.desk.record(floor.worker, tooMany)).hasMessageContaining("too-many-events");
    }

    @Test
    void whatHappenedIsNeverEdited() {
        floor.release(floor.plan(1, member(newOrder(), 1, 1)));
        floor.report("START", floor.list(OperationState.READY).getFirst().operation());
        assertThatThrownBy(() -> jdbc.sql("delete from production.floor_event").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never edited");
    }

    @Test
    void aCancelledOrderLeavesTheFloorWhileNothingOfItWasBegun() {
        var gone = newOrder();
        var kept = newOrder();
        floor.release(floor.plan(1, member(gone, 1, 2), member(kept, 1, 1)), floor.plan(1, member(gone, 1, 2)));
        floor.cancel(gone);
        var ready = floor.list(OperationState.READY);
        assertThat(ready).hasSize(1);
        assertThat(ready.getFirst().quantity()).isEqualTo(1);
        floor.finishAll();
        floor.report("INSPECT", ready.getFirst().operation());
        assertThat(floor.orders.cutting).containsExactly(kept);
        assertThat(floor.orders.ready).containsExactly(kept);
    }

    private static final WorkOrderViews.Query ALL = new WorkOrderViews.Query(null, "", null, 10);

    @Test
    void theDeskIsForMakersAlone() {
        assertThatThrownBy(() -> floor.lists.workOrders(floor.worker, ALL)).hasMessageContaining("role-forbidden");
        assertThat(floor.lists.workOrders(FloorFixture.person(floor.maker, Role.MAKER), ALL))
                .isEmpty();
    }
}
