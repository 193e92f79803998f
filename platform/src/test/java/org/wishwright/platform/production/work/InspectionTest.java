package org.wishwright.platform.production.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.production.work.FloorFixture.failing;
import static org.wishwright.platform.production.work.FloorFixture.member;
import static org.wishwright.platform.production.work.FloorFixture.newOrder;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.production.OperationState;
import org.wishwright.platform.production.OrderPiecesReady;
import org.wishwright.platform.production.PieceHistory.What;
import org.wishwright.platform.production.PieceId;
import org.wishwright.platform.production.PieceProgress;
import org.wishwright.platform.production.PieceState;
import org.wishwright.platform.production.floor.Report;
import org.wishwright.platform.production.store.OperationViews;

@PlatformTest
class InspectionTest {

    @Autowired
    ApplicationContext context;

    FloorFixture floor;
    OrderId order;

    @BeforeEach
    void openAFloor() {
        floor = new FloorFixture(context);
        order = newOrder();
    }

    private OperationViews.Item toInspect() {
        return floor.list(OperationState.FINISHED).getFirst();
    }

    private List<UUID> pieces(OperationViews.Item item) {
        return floor.lists.pieces(floor.worker, item.workOrder(), true, 100).stream()
                .map(piece -> piece.piece())
                .toList();
    }

    private List<What> what(UUID piece) {
        return floor.records.history(new PieceId(piece)).orElseThrow().entries().stream()
                .map(entry -> entry.what())
                .toList();
    }

    @Test
    void anOrderIsReadyOnlyAfterItsLastPiece() {
        floor.release(floor.plan(1, member(order, 2, 3)), floor.plan(2, member(order, 1, 3)));
        floor.finishAll();
        var both = floor.list(OperationState.FINISHED);
        floor.report("INSPECT", both.get(0).operation());
        assertThat(floor.orders.ready).isEmpty();
        floor.report("INSPECT", both.get(1).operation());
        assertThat(floor.orders.ready).containsExactly(order);
        assertThat(floor.published)
                .filteredOn(OrderPiecesReady.class::isInstance)
                .containsExactly(new OrderPiecesReady(order));
        assertThat(floor.records.progress(order).count().passed()).isEqualTo(3);
    }

    @Test
    void piecesOfBatchesNotYetReleasedCount() {
        floor.release(floor.plan(1, member(order, 1, 2)));
        floor.finishAll();
        floor.report("INSPECT", toInspect().operation());
        assertThat(floor.orders.ready).isEmpty();
        floor.release(floor.plan(1, member(order, 1, 2)));
        floor.finishAll();
        floor.report("INSPECT", toInspect().operation());
        assertThat(floor.orders.ready).containsExactly(order);
    }

    @Test
    void aFailedPieceIsReworkedInItsLastStepAndPasses() {
        floor.release(floor.plan(2, member(order, 2, 2)));
        floor.finishAll();
        var item = toInspect();
        var piece = pieces(item).getFirst();
        floor.desk.record(floor.worker, List.of(failing(item.operation(), piece, "REWORK")));
        assertThat(floor.list(OperationState.FINISHED)).isEmpty();
        assertThat(floor.orders.ready).isEmpty();
        var again = floor.list(OperationState.READY).getFirst();
        assertThat(again.kind()).isEqualTo("REWORK");
        assertThat(again.workCentre()).isEqualTo("C2");
        assertThat(again.steps()).isEqualTo(1);
        assertThat(floor.records.progress(order).pieces())
                .extracting(PieceProgress::state)
                .containsExactlyInAnyOrder(PieceState.FAILED, PieceState.PASSED);
        floor.finishAll();
        floor.report("INSPECT", toInspect().operation());
        assertThat(floor.orders.ready).containsExactly(order);
        assertThat(what(piece))
                .containsExactly(
                        What.STARTED,
                        What.FINISHED,
                        What.STARTED,
                        What.FINISHED,
                        What.FAILED,
                        What.STARTED,
                        What.FINISHED,
                        What.PASSED);
        assertThat(floor.evidence.facts)
                .hasSize(3)
                .allMatch(fact -> fact.subject().equals(order.value()));
    }

    @Test
    void aScrappedPieceIsReplacedByOneThatGoesThroughAllSteps() {
        floor.release(floor.plan(2, member(order, 2, 2)));
        floor.finishAll();
        var item = toInspect();
        var piece = pieces(item).getFirst();
        floor.desk.record(floor.worker, List.of(failing(item.operation(), piece, "REPLACE")));
        var again = floor.list(OperationState.READY).getFirst();
        assertThat(again.kind()).isEqualTo("REPLACEMENT");
        assertThat(again.urgent()).isTrue();
        assertThat(again.steps()).isEqualTo(2);
        assertThat(pieces(again)).hasSize(1).doesNotContain(piece);
        floor.finishAll();
        floor.report("INSPECT", toInspect().operation());
        assertThat(floor.orders.ready).containsExactly(order);
        assertThat(what(piece)).endsWith(What.SCRAPPED);
        assertThat(floor.records.progress(order).pieces())
                .extracting(PieceProgress::state)
                .containsExactlyInAnyOrder(PieceState.SCRAPPED, PieceState.PASSED, PieceState.PASSED);
    }

    @Test
    void partOfABatchMayBeJudgedBeforeTheRest() {
        floor.release(floor.plan(1, member(order, 3, 3)));
        floor.finishAll();
        var item = toInspect();
        var pieces = pieces(item);
        judge(item, List.of(pieces.get(0).toString()), List.of());
        assertThat(pieces(item)).containsExactlyElementsOf(pieces.subList(1, 3));
        assertThat(code(judge(item, List.of(pieces.get(0).toString()), List.of())))
                .isEqualTo("production.piece-not-found");
        assertThat(code(judge(
                        item,
                        List.of(pieces.get(1).toString()),
                        List.of(new Report.Failed(pieces.get(1).toString(), "bent", "REWORK")))))
                .as("one piece with two verdicts")
                .isEqualTo("production.piece-not-found");
        assertThat(code(judge(item, List.of(), List.of()))).isEqualTo("production.nothing-judged");
        assertThat(code(judge(
                        item, List.of(), List.of(new Report.Failed(pieces.get(1).toString(), "", "REWORK")))))
                .isEqualTo("production.reason-missing");
        floor.report("INSPECT", item.operation());
        assertThat(floor.orders.ready).containsExactly(order);
    }

    private FloorDesk.Result judge(OperationViews.Item item, List<String> passed, List<Report.Failed> failed) {
        var report = new Report(
                "key-" + UUID.randomUUID(), item.operation().toString(), "INSPECT", null, false, passed, failed);
        return floor.desk.record(floor.worker, List.of(report)).getFirst();
    }

    private static String code(FloorDesk.Result result) {
        return result instanceof FloorDesk.Result.Refused(var key, var refusal) ? refusal.code() : "";
    }

    @Test
    void itsBuyerSeesAPieceByItsLabelButNotWhoMadeIt() {
        floor.release(floor.plan(1, member(order, 1, 1)));
        var item = floor.list(OperationState.READY).getFirst();
        var token = floor.lists
                .pieces(floor.worker, item.workOrder(), false, 1)
                .getFirst()
                .token();
        var buyer = new org.wishwright.platform.identity.Caller(
                new org.wishwright.platform.identity.PartyId(UUID.randomUUID()), "Li", java.util.Set.of());
        floor.orders.place(order, buyer.person(), floor.maker);
        assertThat(floor.lists.byToken(buyer, token).byFloor()).isFalse();
        assertThat(floor.lists.byToken(floor.worker, token).byFloor()).isTrue();
    }

    @Test
    void twoRequestsAtOnceCountEachPieceOnceAndReportTheOrderOnce() throws Exception {
        for (int i = 0; i < 6; i++) {
            floor.release(floor.plan(1, member(order, 4, 24)));
        }
        floor.finishAll();
        var items = floor.list(OperationState.FINISHED);
        var forward = items.stream()
                .map(item -> FloorFixture.event("INSPECT", item.operation()))
                .toList();
        var backward = items.reversed().stream()
                .map(item -> FloorFixture.event("INSPECT", item.operation()))
                .toList();
        List<Callable<List<FloorDesk.Result>>> both = List.of(
                () -> floor.desk.record(floor.worker, forward), () -> floor.desk.record(floor.worker, backward));
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var done : threads.invokeAll(both)) {
                assertThat(done.get()).hasSize(6);
            }
        }
        assertThat(floor.records.counts(List.of(order)).get(order))
                .extracting("passed")
                .isEqualTo(24);
        assertThat(floor.orders.ready).containsExactly(order);
        assertThat(floor.evidence.facts).hasSize(24);
    }
}
