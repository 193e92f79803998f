package org.wishwright.platform.production.floor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.production.OperationId;
import org.wishwright.platform.production.PieceId;
import org.wishwright.platform.production.WorkOrderId;

/**
 * A locked work order while reports about it are decided: its steps by number, and the pieces that wait for a verdict.
 * It changes as reports are taken; one thread holds it.
 */
public final class WorkSheet {

    private final Header header;
    private final List<Operation> operations;
    private final Map<PieceId, Piece> waiting = new LinkedHashMap<>();

    /** @param operations by number from 1, without gaps */
    public WorkSheet(Header header, List<Operation> operations) {
        this.header = header;
        this.operations = new ArrayList<>(operations);
    }

    /**
     * What a work order is for.
     *
     * @param factory whose work order it is; single steps may be another's
     */
    public record Header(WorkOrderId id, FactoryId factory, String module, String option, WorkOrderState state) {}

    /** Where a work order stands. */
    public enum WorkOrderState {
        OPEN,
        STARTED,
        TO_INSPECT,
        DONE,
        CANCELLED
    }

    public void await(Piece piece) {
        waiting.put(piece.id(), piece);
    }

    public Header header() {
        return header;
    }

    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    public Operation operation(OperationId id) {
        return operations.stream()
                .filter(operation -> operation.step().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    public void put(Operation operation) {
        operations.set(operation.step().no() - 1, operation);
    }

    public Optional<Operation> after(Operation operation) {
        int next = operation.step().no();
        return next < operations.size() ? Optional.of(operations.get(next)) : Optional.empty();
    }

    /** Whether nothing keeps this step from being started. */
    public boolean formerDone(Operation operation) {
        int former = operation.step().no() - 2;
        return former < 0 || operations.get(former).done();
    }

    /** When the step before this one was finished; the first step may start at any time. */
    Instant earliest(Operation operation) {
        int former = operation.step().no() - 2;
        return former < 0
                ? Instant.MIN
                : switch (operations.get(former)) {
                    case Operation.Finished(var step, var work) -> work.finished();
                    case Operation.Inspected(var step, var work) -> work.finished();
                    default -> Instant.MIN;
                };
    }

    Optional<Piece> waiting(PieceId piece) {
        return Optional.ofNullable(waiting.get(piece));
    }

    List<Piece> waiting() {
        return List.copyOf(waiting.values());
    }

    void decided(PieceId piece) {
        waiting.remove(piece);
    }

    boolean nothingWaits() {
        return waiting.isEmpty();
    }

    /** The state that follows from the steps. */
    public WorkOrderState state() {
        return switch (operations.getLast()) {
            case Operation.Inspected _ -> WorkOrderState.DONE;
            case Operation.Finished _ -> WorkOrderState.TO_INSPECT;
            case Operation.Cancelled _ -> WorkOrderState.CANCELLED;
            default -> operations.stream().anyMatch(WorkSheet::touched) ? WorkOrderState.STARTED : WorkOrderState.OPEN;
        };
    }

    private static boolean touched(Operation operation) {
        return switch (operation) {
            case Operation.Started _, Operation.Away _, Operation.Finished _, Operation.Inspected _ -> true;
            case Operation.Planned _, Operation.Ready _, Operation.SentOut _, Operation.Cancelled _ -> false;
        };
    }
}
