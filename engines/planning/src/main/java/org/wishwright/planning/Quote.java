package org.wishwright.planning;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * What a promise would reserve: everything to be written down, and nothing else.
 *
 * @param readyAt when all pieces are finished: the end of the last shift used
 * @param placements in the order of the demands; a demand that is split has several
 * @param newBatches to be created, by token 0, 1, 2 …
 * @param joined pieces added to batches that exist already, by batch id
 * @param added seconds to be added to what each slot holds
 * @param binding what limits the date
 */
public record Quote(
        Instant readyAt,
        List<Placement> placements,
        List<NewBatch> newBatches,
        Map<String, Integer> joined,
        List<Reserved> added,
        Binding binding) {

    public Quote {
        placements = List.copyOf(placements);
        newBatches = List.copyOf(newBatches);
        joined = java.util.Collections.unmodifiableMap(new TreeMap<>(joined));
        added = List.copyOf(added);
    }

    /** The batch that takes a demand: one that exists, or one that the quote opens. */
    public sealed interface BatchRef {

        record Existing(String batchId) implements BatchRef {}

        record Opened(int token) implements BatchRef {}
    }

    /** Pieces of a demand in a batch, with the operations that make them. */
    public record Placement(String demandId, BatchRef batch, int quantity, List<Operation> operations) {

        /** When these pieces are finished. */
        public Instant readyAt() {
            return operations.getLast().slot().shift().end();
        }
    }

    /**
     * A batch to be created.
     *
     * @param quantity of all demands of this quote that share it
     */
    public record NewBatch(int token, String contentHash, int quantity, List<Operation> operations, boolean closed) {}

    /**
     * The work centre that delays the last piece most: it could have begun there at {@code from}, but capacity is only free
     * at {@code until}. Where both are equal nothing waits for capacity, and the routing and the calendars set the date.
     */
    public record Binding(String workCentre, Instant from, Instant until) {

        /** Whether the date would be earlier with more capacity. */
        public boolean waits() {
            return from.isBefore(until);
        }
    }

    /** The members this quote adds, once its new batches have ids. */
    public List<Share> shares(IntFunction<String> idOfNewBatch) {
        return placements.stream()
                .map(p -> new Share(p.demandId(), idOf(p.batch(), idOfNewBatch), p.quantity()))
                .toList();
    }

    private static String idOf(BatchRef batch, IntFunction<String> idOfNewBatch) {
        return switch (batch) {
            case BatchRef.Existing(String id) -> id;
            case BatchRef.Opened(int token) -> idOfNewBatch.apply(token);
        };
    }
}
