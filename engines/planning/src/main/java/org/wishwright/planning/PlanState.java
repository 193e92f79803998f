package org.wishwright.planning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.wishwright.kernel.Outcome;

/**
 * What a plant has promised: the seconds reserved in each slot of its horizon, and the batches. Immutable; each change gives
 * the next state and shares what did not change. Safe to read from any thread.
 *
 * <p>The horizon holds the shifts that start at or after {@link #from()} and end by {@link #until()}. Work in earlier shifts
 * has begun: nothing there is reserved, given back or joined any more.
 */
public final class PlanState {

    private final Ledger ledger;
    private final ShardedMap<Batch> batches;
    private final ShardedMap<List<OpenBatch>> open;

    PlanState(Ledger ledger, ShardedMap<Batch> batches, ShardedMap<List<OpenBatch>> open) {
        this.ledger = ledger;
        this.batches = batches;
        this.open = open;
    }

    /** A plant with nothing reserved. */
    public static PlanState empty(Plant plant, Instant from, Instant until) {
        return new PlanState(new Ledger(new Grid(plant, from, until)), ShardedMap.empty(), ShardedMap.empty());
    }

    /**
     * The state that flat rows describe.
     *
     * @param reserved the whole truth about capacity: rows that begin before the horizon are left out, and what exceeds the
     *     batches' own needs is kept (maintenance, say)
     * @param batches that are not finished
     * @return refused as {@code plan.slot-unknown} when a row lies in no shift of the plant, {@code plan.overbooked} when a slot
     *     holds more than its shift, {@code plan.unreserved} when a batch holds more than its slot's row
     */
    public static Outcome<PlanState> of(
            Plant plant, Instant from, Instant until, Collection<Reserved> reserved, Collection<Batch> batches) {
        return Loading.load(new Grid(plant, from, until), reserved, batches);
    }

    /** The same promises over a later horizon; batches that are finished by {@code newFrom} are dropped. */
    public Outcome<PlanState> advance(Instant newFrom, Instant newUntil) {
        var unfinished =
                batches().stream().filter(b -> b.finish().isAfter(newFrom)).toList();
        return of(plant(), newFrom, newUntil, ledger.rows(), unfinished);
    }

    /**
     * The state in which a quote is a promise.
     *
     * @param idOfNewBatch the id for each token of {@link Quote#newBatches()}, unique for ever
     * @return refused as {@code plan.quote-stale} when the state has moved since the quote and no longer has the room, or the
     *     batch to join is gone or closed
     */
    public Outcome<PlanState> apply(Quote quote, IntFunction<String> idOfNewBatch) {
        return new Change(this).apply(quote, idOfNewBatch);
    }

    /**
     * Gives back what demands held: their run seconds, and the setups of a batch that becomes empty, which then is gone.
     * Shifts before the horizon are left alone.
     *
     * @return refused as {@code plan.share-unknown} when a batch is not here or holds fewer pieces
     */
    public Outcome<PlanState> release(List<Share> shares) {
        return new Change(this).release(shares);
    }

    /** Lets nobody join a batch any more; unknown and closed batches stay as they are. */
    public PlanState close(String batchId) {
        return new Change(this).close(batchId);
    }

    public Plant plant() {
        return ledger.grid.plant;
    }

    public Instant from() {
        return ledger.grid.from;
    }

    public Instant until() {
        return ledger.grid.until;
    }

    public Optional<Batch> batch(String id) {
        return Optional.ofNullable(batches.get(id));
    }

    /** All batches, by id. */
    public List<Batch> batches() {
        var all = new ArrayList<Batch>();
        batches.forEach(all::add);
        all.sort(Comparator.comparing(Batch::id));
        return all;
    }

    /** All slots with something reserved, by centre, shift and unit. */
    public List<Reserved> reserved() {
        return ledger.rows();
    }

    /** Seconds reserved in a slot; 0 for a slot outside the horizon. */
    public long reservedSeconds(Slot slot) {
        int lane = ledger.grid.laneOf(slot.unit().workCentre());
        int cell = lane < 0 ? -1 : ledger.grid.lane(lane).cell(slot);
        return cell < 0 ? 0 : ledger.reserved(lane, cell);
    }

    /** The shifts of a work centre in the horizon; empty for an unknown one. */
    public List<Shift> shifts(String workCentre) {
        int lane = ledger.grid.laneOf(workCentre);
        return lane < 0 ? List.of() : ledger.grid.lane(lane).shifts;
    }

    /** The share of its capacity that each work centre has reserved, 0 to 1, in the shifts from {@code start} to {@code end}. */
    public Map<String, Double> load(Instant start, Instant end) {
        var load = new java.util.LinkedHashMap<String, Double>();
        for (int lane = 0; lane < ledger.grid.lanes(); lane++) {
            var slots = ledger.grid.lane(lane);
            long held = 0;
            long capacity = 0;
            for (int cell = slots.firstShift(start) * slots.centre.units(); cell < slots.slots.length; cell++) {
                if (slots.slots[cell].shift().end().isAfter(end)) {
                    break;
                }
                held += ledger.reserved(lane, cell);
                capacity += slots.capacity(cell);
            }
            load.put(slots.centre.code(), capacity == 0 ? 0.0 : (double) held / capacity);
        }
        return load;
    }

    Ledger ledger() {
        return ledger;
    }

    ShardedMap<Batch> batchesById() {
        return batches;
    }

    /** The batches that may be joined, by content hash, sorted. */
    ShardedMap<List<OpenBatch>> openByHash() {
        return open;
    }
}
