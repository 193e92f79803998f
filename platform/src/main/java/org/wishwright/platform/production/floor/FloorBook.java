package org.wishwright.platform.production.floor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.production.OperationId;
import org.wishwright.platform.production.WorkOrderId;

/**
 * Takes one worker's reports in the order they were sent. Each is taken whole or refused with its reason; what follows
 * from those taken is gathered, so that it can be written set by set.
 */
public final class FloorBook {

    private final PartyId worker;
    private final Set<FactoryId> hands;
    private final Map<OperationId, WorkSheet> sheets;
    private final Supplier<UUID> ids;

    private final List<Taken> taken = new ArrayList<>();
    private final Map<OperationId, Operation> changed = new LinkedHashMap<>();
    private final Set<WorkSheet> touched = new LinkedHashSet<>();
    private final Set<WorkOrderId> begun = new LinkedHashSet<>();
    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<FollowUp> followUps = new ArrayList<>();

    /**
     * @param hands the factories for which the worker may report
     * @param sheets the locked work order of each operation, where there is one
     */
    public FloorBook(PartyId worker, Set<FactoryId> hands, Map<OperationId, WorkSheet> sheets, Supplier<UUID> ids) {
        this.worker = worker;
        this.hands = Set.copyOf(hands);
        this.sheets = Map.copyOf(sheets);
        this.ids = ids;
    }

    /** A report that was taken. @param factory for which it was made */
    public record Taken(FloorEvent event, FactoryId factory, WorkOrderId workOrder, int passed, int failed) {}

    /** @param disposition null for a piece that passed */
    public record Verdict(
            Piece piece,
            WorkSheet.Header workOrder,
            String reason,
            FloorEvent.@Nullable Disposition disposition,
            Instant occurred) {

        public boolean passed() {
            return disposition == null;
        }
    }

    /** A new work order for pieces that failed together. */
    public record FollowUp(
            WorkOrderId id, WorkOrderId parent, FloorEvent.Disposition disposition, List<Piece> pieces, Instant since) {

        public FollowUp {
            pieces = List.copyOf(pieces);
        }
    }

    /** The factory for which an event would be taken; refused where the operation is nobody's business of this worker. */
    public Outcome<FactoryId> factory(FloorEvent event) {
        var sheet = sheets.get(event.operation());
        if (sheet != null) {
            var factory = event instanceof FloorEvent.Inspect
                    ? sheet.header().factory()
                    : sheet.operation(event.operation()).step().performer();
            if (hands.contains(factory)) {
                return Outcome.accepted(factory);
            }
        }
        return refuse("production.operation-not-found", "There is no such operation here.");
    }

    /** Takes one report. */
    public Outcome<Taken> take(FloorEvent event) {
        return factory(event).flatMap(factory -> {
            var sheet = java.util.Objects.requireNonNull(sheets.get(event.operation()));
            var operation = sheet.operation(event.operation());
            return switch (event) {
                case FloorEvent.Start start -> start(start, sheet, operation, factory);
                case FloorEvent.Finish finish -> finish(finish, sheet, operation, factory);
                case FloorEvent.Inspect inspect -> inspect(inspect, sheet, operation, factory);
            };
        });
    }

    private Outcome<Taken> start(FloorEvent.Start event, WorkSheet sheet, Operation operation, FactoryId factory) {
        return switch (operation) {
            case Operation.Ready ready when event.occurred().isBefore(sheet.earliest(ready)) -> tooEarly();
            case Operation.Ready ready -> {
                if (sheet.state() == WorkSheet.WorkOrderState.OPEN) {
                    begun.add(sheet.header().id());
                }
                change(sheet, ready.start(event.occurred(), worker));
                yield taken(event, sheet, factory, 0, 0);
            }
            case Operation.Planned _ ->
                refuse("production.step-not-ready", "The step before this one is not finished. Finish that first.");
            case Operation.Started _ -> refuse("production.already-started", "This step was started before.");
            case Operation.SentOut _ ->
                refuse("production.sent-out", "This step is offered to another maker. Withdraw the offer first.");
            case Operation.Away _, Operation.Finished _, Operation.Inspected _ -> alreadyFinished();
            case Operation.Cancelled _ -> cancelled();
        };
    }

    private Outcome<Taken> finish(FloorEvent.Finish event, WorkSheet sheet, Operation operation, FactoryId factory) {
        return switch (operation) {
            case Operation.Started started when event.occurred().isBefore(started.started()) -> tooEarly();
            case Operation.Started started -> {
                var finished = started.finish(event.occurred(), worker);
                change(sheet, finished);
                if (finished.done() && sheet.after(finished).orElse(null) instanceof Operation.Planned next) {
                    change(sheet, next.ready());
                }
                yield taken(event, sheet, factory, 0, 0);
            }
            case Operation.Planned _, Operation.Ready _, Operation.SentOut _ ->
                refuse("production.never-started", "This step was never started. Start it first.");
            case Operation.Away _, Operation.Finished _, Operation.Inspected _ -> alreadyFinished();
            case Operation.Cancelled _ -> cancelled();
        };
    }

    private Outcome<Taken> inspect(FloorEvent.Inspect event, WorkSheet sheet, Operation operation, FactoryId factory) {
        if (!operation.step().last()) {
            return refuse("production.not-last-step", "Pieces are inspected after the last step.");
        }
        return switch (operation) {
            case Operation.Finished(var step, var work) when event.occurred().isBefore(work.finished()) -> tooEarly();
            case Operation.Finished finished -> judge(event, sheet, finished, factory);
            case Operation.Inspected _ ->
                refuse("production.already-inspected", "Every piece of this work order has its verdict.");
            case Operation.Away _ ->
                refuse(
                        "production.still-away",
                        "The pieces are not back from the other maker. Confirm their return first.");
            case Operation.Cancelled _ -> cancelled();
            case Operation.Planned _, Operation.Ready _, Operation.SentOut _, Operation.Started _ ->
                refuse("production.not-finished", "The last step is not finished. Finish it before you inspect.");
        };
    }

    private Outcome<Taken> judge(
            FloorEvent.Inspect event, WorkSheet sheet, Operation.Finished operation, FactoryId factory) {
        var judged = Judgement.of(event, sheet);
        if (judged instanceof Outcome.Accepted<Judgement>(var judgement)) {
            for (var verdict : judgement.verdicts()) {
                verdicts.add(verdict);
                sheet.decided(verdict.piece().id());
            }
            for (var disposition : FloorEvent.Disposition.values()) {
                var pieces = judgement.failed(disposition);
                if (!pieces.isEmpty()) {
                    var id = new WorkOrderId(ids.get());
                    followUps.add(new FollowUp(id, sheet.header().id(), disposition, pieces, event.occurred()));
                }
            }
            if (sheet.nothingWaits()) {
                change(sheet, operation.inspected());
            }
            touched.add(sheet);
        }
        return judged.flatMap(
                judgement -> taken(event, sheet, factory, judgement.passedCount(), judgement.failedCount()));
    }

    private void change(WorkSheet sheet, Operation operation) {
        sheet.put(operation);
        changed.put(operation.step().id(), operation);
        touched.add(sheet);
    }

    private Outcome<Taken> taken(FloorEvent event, WorkSheet sheet, FactoryId factory, int passed, int failed) {
        var entry = new Taken(event, factory, sheet.header().id(), passed, failed);
        taken.add(entry);
        return Outcome.accepted(entry);
    }

    private static <T> Outcome<T> tooEarly() {
        return refuse(
                "production.before-former", "This lies before the former step's time. Report when it really happened.");
    }

    private static <T> Outcome<T> alreadyFinished() {
        return refuse("production.already-finished", "This step was finished before.");
    }

    private static <T> Outcome<T> cancelled() {
        return refuse("production.cancelled", "The orders of this work order were cancelled. Do not make it.");
    }

    private static <T> Outcome<T> refuse(String code, String sentence) {
        return Outcome.refused(Refusal.of(code, sentence));
    }

    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    public List<Operation> changed() {
        return List.copyOf(changed.values());
    }

    public Set<WorkSheet> touched() {
        return Set.copyOf(touched);
    }

    /** Work orders of which a first step has now been started. */
    public Set<WorkOrderId> begun() {
        return Set.copyOf(begun);
    }

    public List<Verdict> verdicts() {
        return List.copyOf(verdicts);
    }

    public List<FollowUp> followUps() {
        return List.copyOf(followUps);
    }
}
