package org.wishwright.planning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/** Builds a state from flat rows, refusing rows that contradict the plant or each other. */
final class Loading {

    private Loading() {}

    static Outcome<PlanState> load(Grid grid, Collection<Reserved> reserved, Collection<Batch> batches) {
        var ledger = new Ledger(grid);
        for (var row : reserved) {
            var refusal = reserve(ledger, row.slot(), row.seconds());
            if (refusal.isPresent()) {
                return Outcome.refused(refusal.get());
            }
        }
        var needed = new Ledger(grid);
        for (var batch : batches) {
            for (var operation : batch.operations()) {
                var refusal = reserve(
                                needed, operation.slot(), operation.routing().reserves(batch.quantity()))
                        .or(() -> uncovered(ledger, needed, operation.slot()));
                if (refusal.isPresent()) {
                    return Outcome.refused(refusal.get());
                }
            }
        }
        return Outcome.accepted(index(ledger, batches));
    }

    private static Optional<Refusal> reserve(Ledger ledger, Slot slot, long seconds) {
        if (slot.shift().start().isBefore(ledger.grid.from)) {
            return Optional.empty();
        }
        int lane = ledger.grid.laneOf(slot.unit().workCentre());
        int cell = lane < 0 ? -1 : ledger.grid.lane(lane).cell(slot);
        if (cell < 0) {
            return Optional.of(Refusal.of(
                    "plan.slot-unknown",
                    "Work is reserved on " + name(slot)
                            + ", but the plant has no such shift. Maybe its calendar or its units"
                            + " changed: plan that work again.",
                    "slot",
                    name(slot)));
        }
        if (seconds > ledger.room(lane, cell)) {
            return Optional.of(Refusal.of(
                    "plan.overbooked",
                    "More is reserved on " + name(slot) + " than its shift holds. Plan that work again.",
                    "slot",
                    name(slot)));
        }
        ledger.add(lane, cell, seconds);
        return Optional.empty();
    }

    private static Optional<Refusal> uncovered(Ledger ledger, Ledger needed, Slot slot) {
        int lane = ledger.grid.laneOf(slot.unit().workCentre());
        int cell = ledger.grid.lane(lane).cell(slot);
        if (cell < 0 || needed.reserved(lane, cell) <= ledger.reserved(lane, cell)) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                "plan.unreserved",
                "The batches on " + name(slot) + " need more than is reserved there. Reserve it, or plan them again.",
                "slot",
                name(slot)));
    }

    private static String name(Slot slot) {
        return slot.unit().workCentre() + " unit " + slot.unit().index() + " from "
                + slot.shift().start() + " to " + slot.shift().end();
    }

    private static PlanState index(Ledger ledger, Collection<Batch> batches) {
        var byId = ShardedMap.<Batch>empty().edit();
        var joinable = new HashMap<String, List<OpenBatch>>();
        for (var batch : batches) {
            byId.put(batch.id(), batch);
            if (!batch.closed() && !batch.start().isBefore(ledger.grid.from)) {
                joinable.computeIfAbsent(batch.contentHash(), hash -> new ArrayList<>())
                        .add(OpenBatch.of(batch));
            }
        }
        var open = ShardedMap.<List<OpenBatch>>empty().edit();
        joinable.forEach(
                (hash, listed) -> open.put(hash, listed.stream().sorted().toList()));
        return new PlanState(ledger, byId.done(), open.done());
    }
}
