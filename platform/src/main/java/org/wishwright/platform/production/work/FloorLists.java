package org.wishwright.platform.production.work;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderRole;
import org.wishwright.platform.production.OperationId;
import org.wishwright.platform.production.OperationState;
import org.wishwright.platform.production.PieceHistory;
import org.wishwright.platform.production.PieceId;
import org.wishwright.platform.production.PieceState;
import org.wishwright.platform.production.store.OperationViews;
import org.wishwright.platform.production.store.PieceViews;
import org.wishwright.platform.production.store.WorkOrderViews;

/** What the floor and the desk may see; what is nobody's business of the caller is not found. */
@Service
public class FloorLists {

    private final FloorAccess access;
    private final OperationViews operations;
    private final WorkOrderViews workOrders;
    private final PieceViews pieces;
    private final OrderBook orders;

    FloorLists(
            FloorAccess access,
            OperationViews operations,
            WorkOrderViews workOrders,
            PieceViews pieces,
            OrderBook orders) {
        this.access = access;
        this.operations = operations;
        this.workOrders = workOrders;
        this.pieces = pieces;
        this.orders = orders;
    }

    /** A piece and what happened to it. @param byFloor true where the reader may know the workers */
    public record Traveller(PieceHistory history, UUID workOrder, boolean byFloor) {}

    public List<OperationViews.Item> operations(Caller caller, OperationViews.Query query) {
        return operations.list(access.floor(caller), query);
    }

    public List<OperationViews.Centre> centres(Caller caller) {
        return operations.centres(access.floor(caller));
    }

    public OperationViews.Item operation(Caller caller, OperationId id) {
        var hands = access.floor(caller);
        return operations
                .find(id)
                .filter(item -> hands.contains(item.factory()) || hands.contains(item.owner()))
                .orElseThrow(FloorLists::noOperation);
    }

    /** Whether the caller's own floor does this step, or inspects it as the owner of the work order. */
    public boolean mayReport(Caller caller, OperationViews.Item item) {
        var hands = access.floorOrNone(caller);
        return hands.contains(item.state() == OperationState.FINISHED ? item.owner() : item.factory());
    }

    public List<WorkOrderViews.Item> workOrders(Caller caller, WorkOrderViews.Query query) {
        return workOrders.list(access.desk(caller), query);
    }

    /** Whether the caller runs this factory's desk. */
    public boolean runs(Caller caller, FactoryId factory) {
        return access.deskOrNone(caller).contains(factory);
    }

    public WorkOrderViews.Item workOrder(Caller caller, UUID id) {
        var hands = access.floor(caller);
        return workOrders
                .find(id)
                .filter(item -> hands.contains(item.factory()) || performsStep(hands, id))
                .orElseThrow(() -> notFound("production.work-order-not-found", "There is no such work order here."));
    }

    /** Where the pieces that failed in a work order go on. */
    public List<WorkOrderViews.Item> followUps(Caller caller, UUID workOrder) {
        return workOrders.followUps(workOrder(caller, workOrder).workOrder());
    }

    private boolean performsStep(Set<FactoryId> hands, UUID workOrder) {
        return workOrders.performers(workOrder).stream().map(FactoryId::new).anyMatch(hands::contains);
    }

    /**
     * The step behind a traveller's link: the one to be done next, at this station if it may be done there.
     *
     * @param station a work centre's code, or null
     */
    public OperationId next(Caller caller, UUID token, @Nullable String station) {
        var workOrder = workOrders
                .byToken(token)
                .orElseThrow(() -> notFound("production.work-order-not-found", "There is no such work order here."));
        return nextOf(caller, workOrder, station);
    }

    private static OperationId nextIn(List<OperationViews.Item> steps, @Nullable String station) {
        return new OperationId(steps.stream()
                .filter(FloorLists::open)
                .min(Comparator.comparing((OperationViews.Item step) -> step.state() == OperationState.PLANNED)
                        .thenComparing(step -> !step.workCentre().equals(station))
                        .thenComparing(OperationViews.Item::step))
                .orElse(steps.getLast())
                .operation());
    }

    private static boolean open(OperationViews.Item step) {
        return switch (step.state()) {
            case PLANNED, READY, STARTED, SENT_OUT, AWAY -> true;
            case FINISHED -> step.last();
            case INSPECTED, CANCELLED -> false;
        };
    }

    /** The step of a work order that is to be done next. */
    public OperationId nextOf(Caller caller, UUID workOrder, @Nullable String station) {
        return nextIn(steps(caller, workOrder), station);
    }

    public List<OperationViews.Item> steps(Caller caller, UUID workOrder) {
        return operations.ofWorkOrder(workOrder(caller, workOrder).workOrder());
    }

    public List<WorkOrderViews.PieceItem> pieces(Caller caller, UUID workOrder, boolean waitingOnly, int limit) {
        return pieces(caller, workOrder, waitingOnly, 0, limit);
    }

    /** @param after the place of the last one on the page before */
    public List<WorkOrderViews.PieceItem> pieces(
            Caller caller, UUID workOrder, boolean waitingOnly, int after, int limit) {
        return workOrders.pieces(workOrder(caller, workOrder).workOrder(), waitingOnly, after, limit);
    }

    /** By the link on its label: for the floor that makes it, its maker and its buyer. */
    public Traveller byToken(Caller caller, UUID token) {
        return pieces.byToken(token)
                .flatMap(label ->
                        pieces.history(label.piece()).map(history -> visible(caller, history, label.workOrder())))
                .orElseThrow(FloorLists::noPiece);
    }

    /** By id: only for the floor that makes it. */
    public PieceHistory piece(Caller caller, PieceId piece) {
        var hands = access.floor(caller);
        return pieces.history(piece)
                .filter(history -> hands.contains(history.factory()))
                .orElseThrow(FloorLists::noPiece);
    }

    /** What became of a piece. @param token of its label */
    public record Judged(String serial, PieceState state, UUID token) {}

    /** A piece that was just given its verdict; empty where it is nobody's business of the caller. */
    public Optional<Judged> judged(Caller caller, PieceId piece) {
        var hands = access.floor(caller);
        return pieces.history(piece)
                .filter(history -> hands.contains(history.factory()))
                .flatMap(history ->
                        pieces.token(piece).map(token -> new Judged(history.serial(), history.state(), token)));
    }

    private Traveller visible(Caller caller, PieceHistory history, UUID workOrder) {
        if (access.floorOrNone(caller).contains(history.factory())) {
            return new Traveller(history, workOrder, true);
        }
        if (orders.role(caller, history.order()).filter(OrderRole.BUYER::equals).isPresent()) {
            return new Traveller(history, workOrder, false);
        }
        throw noPiece();
    }

    static RefusedException noOperation() {
        return notFound("production.operation-not-found", "There is no such operation here.");
    }

    static RefusedException noPiece() {
        return notFound("production.piece-not-found", "There is no such piece here.");
    }

    private static RefusedException notFound(String code, String sentence) {
        return new RefusedException(Refusal.of(code, sentence));
    }
}
