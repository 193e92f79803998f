package org.wishwright.planning;

import java.util.List;
import java.util.function.IntFunction;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/** One step from a state to the next. A refused change leaves the state it came from untouched. */
final class Change {

    private final Ledger ledger;
    private final ShardedMap.Edit<Batch> batches;
    private final ShardedMap.Edit<List<OpenBatch>> open;

    Change(PlanState state) {
        ledger = state.ledger().copy();
        batches = state.batchesById().edit();
        open = state.openByHash().edit();
    }

    Outcome<PlanState> apply(Quote quote, IntFunction<String> idOfNewBatch) {
        for (var row : quote.added()) {
            int lane = ledger.grid.laneOf(row.slot().unit().workCentre());
            int cell = lane < 0 ? -1 : ledger.grid.lane(lane).cell(row.slot());
            if (cell < 0 || ledger.room(lane, cell) < row.seconds()) {
                return stale("the capacity at " + row.slot().unit().workCentre());
            }
            ledger.add(lane, cell, row.seconds());
        }
        for (var joined : quote.joined().entrySet()) {
            var batch = batches.get(joined.getKey());
            if (batch == null || batch.closed()) {
                return stale("a batch to join");
            }
            batches.put(batch.id(), batch.withQuantity(Math.addExact(batch.quantity(), joined.getValue())));
        }
        for (var opened : quote.newBatches()) {
            create(opened, idOfNewBatch.apply(opened.token()));
        }
        return Outcome.accepted(done());
    }

    private static Outcome<PlanState> stale(String what) {
        return Outcome.refused(Refusal.of(
                "plan.quote-stale",
                "Since this date was quoted, " + what + " has gone. Ask for a new date.",
                "what",
                what));
    }

    private void create(Quote.NewBatch opened, String id) {
        if (batches.get(id) != null) {
            throw new IllegalArgumentException("Batch " + id + " exists already; new batches need new ids");
        }
        var batch = new Batch(id, opened.contentHash(), opened.quantity(), opened.operations(), opened.closed());
        batches.put(id, batch);
        if (!opened.closed()) {
            open.put(batch.contentHash(), OpenBatch.of(batch).insertedInto(openBatches(batch.contentHash())));
        }
    }

    Outcome<PlanState> release(List<Share> shares) {
        for (var share : shares) {
            var batch = batches.get(share.batchId());
            if (batch == null || batch.quantity() < share.quantity()) {
                return Outcome.refused(Refusal.of(
                        "plan.share-unknown",
                        "Batch " + share.batchId() + " does not hold " + share.quantity()
                                + " pieces to give back. Maybe they were given back before, or are made.",
                        "batch",
                        share.batchId()));
            }
            giveBack(batch, share.quantity());
        }
        return Outcome.accepted(done());
    }

    private void giveBack(Batch batch, int quantity) {
        boolean emptied = batch.quantity() == quantity;
        for (var operation : batch.operations()) {
            var slot = operation.slot();
            if (!slot.shift().start().isBefore(ledger.grid.from)) {
                int lane = ledger.grid.laneOf(slot.unit().workCentre());
                long setup = emptied ? operation.routing().setupSeconds() : 0;
                ledger.add(
                        lane,
                        ledger.grid.lane(lane).cell(slot),
                        -(setup + operation.routing().runSeconds() * quantity));
            }
        }
        if (emptied) {
            batches.remove(batch.id());
            unlist(batch);
        } else {
            batches.put(batch.id(), batch.withQuantity(batch.quantity() - quantity));
        }
    }

    PlanState close(String batchId) {
        var batch = batches.get(batchId);
        if (batch != null && !batch.closed()) {
            batches.put(batchId, new Batch(batchId, batch.contentHash(), batch.quantity(), batch.operations(), true));
            unlist(batch);
        }
        return done();
    }

    private void unlist(Batch batch) {
        var gone = OpenBatch.of(batch);
        var rest = openBatches(batch.contentHash()).stream()
                .filter(other -> !other.equals(gone))
                .toList();
        if (rest.isEmpty()) {
            open.remove(batch.contentHash());
        } else {
            open.put(batch.contentHash(), rest);
        }
    }

    private List<OpenBatch> openBatches(String hash) {
        var listed = open.get(hash);
        return listed == null ? List.of() : listed;
    }

    private PlanState done() {
        return new PlanState(ledger, batches.done(), open.done());
    }
}
