package org.wishwright.planning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/** One quote being worked out on a copy of the ledger; used once. The rules are told in {@link Promise}. */
final class Quoting {

    private static final Comparator<Candidate> BY_FINISH = Comparator.<Candidate, Instant>comparing(
                    candidate -> candidate.fit.finish())
            .thenComparing(candidate -> candidate.fit.start());

    private final PlanState state;
    private final Grid grid;
    private final Ledger ledger;
    private final Instant earliestStart;
    private final Batching batching;
    private final Map<String, List<Candidate>> candidates = new HashMap<>();
    private final List<Candidate> opened = new ArrayList<>();
    private final List<Candidate> joined = new ArrayList<>();
    private final List<Quote.Placement> placements = new ArrayList<>();
    private final Map<Long, Long> added = new LinkedHashMap<>();

    /** A batch that pieces may join: an open one of the state, or one this quote opens. */
    private static final class Candidate {
        final Quote.BatchRef ref;
        final String contentHash;
        final Fit fit;
        int quantityAdded;

        Candidate(Quote.BatchRef ref, String contentHash, Fit fit) {
            this.ref = ref;
            this.contentHash = contentHash;
            this.fit = fit;
        }
    }

    /** Where a whole routing goes. */
    private static final class Fit {
        final List<Operation> operations;
        final int[] lanes;
        final int[] cells;

        Fit(List<Operation> operations, int[] lanes, int[] cells) {
            this.operations = operations;
            this.lanes = lanes;
            this.cells = cells;
        }

        Instant start() {
            return operations.getFirst().slot().shift().start();
        }

        Instant finish() {
            return operations.getLast().slot().shift().end();
        }

        boolean makes(List<RoutingStep> routing) {
            if (operations.size() != routing.size()) {
                return false;
            }
            for (int step = 0; step < routing.size(); step++) {
                if (!operations.get(step).routing().equals(routing.get(step))) {
                    return false;
                }
            }
            return true;
        }
    }

    Quoting(PlanState state, Instant earliestStart, Batching batching) {
        this.state = state;
        ledger = state.ledger().copy();
        grid = ledger.grid;
        this.earliestStart = earliestStart.isBefore(grid.from) ? grid.from : earliestStart;
        this.batching = batching;
    }

    Outcome<Quote> quote(List<Demand> demands) {
        for (var demand : demands) {
            var refusal = place(demand);
            if (refusal != null) {
                return Outcome.refused(refusal);
            }
        }
        var last = placements.stream()
                .max(Comparator.comparing(Quote.Placement::readyAt))
                .orElseThrow();
        return Outcome.accepted(
                new Quote(last.readyAt(), placements, newBatches(), joinedQuantities(), addedRows(), binding(last)));
    }

    /** Places a demand in as many batches as its size needs. */
    private @Nullable Refusal place(Demand demand) {
        long largest = Long.MAX_VALUE;
        for (var step : demand.routing()) {
            int lane = grid.laneOf(step.workCentre());
            if (lane < 0) {
                return Refusals.unknownCentre(step.workCentre());
            }
            long most = largestBatch(step, grid.lane(lane).longest);
            if (most < 1) {
                return grid.lane(lane).longest == 0
                        ? Refusals.noCapacity(step.workCentre(), grid.until)
                        : Refusals.tooLong(step.workCentre());
            }
            largest = Math.min(largest, most);
        }
        for (int rest = demand.quantity(); rest > 0; ) {
            int quantity = (int) Math.min(rest, largest);
            var refusal = place(demand, quantity);
            if (refusal != null) {
                return refusal;
            }
            rest -= quantity;
        }
        return null;
    }

    private static long largestBatch(RoutingStep step, long shiftSeconds) {
        long forRuns = shiftSeconds - step.setupSeconds();
        if (forRuns < 0 || shiftSeconds == 0) {
            return 0;
        }
        return step.runSeconds() == 0 ? Long.MAX_VALUE : forRuns / step.runSeconds();
    }

    private @Nullable Refusal place(Demand demand, int quantity) {
        var join = batching == Batching.ON ? joinable(demand, quantity) : null;
        var own = firstFit(demand, quantity);
        if (join != null && (own instanceof Search.Stuck || !join.fit.finish().isAfter(finish(own)))) {
            join(demand, join, quantity);
            return null;
        }
        return switch (own) {
            case Search.Found(Fit fit) -> {
                open(demand, fit, quantity);
                yield null;
            }
            case Search.Stuck(String workCentre) -> Refusals.noCapacity(workCentre, grid.until);
        };
    }

    /** The end of a search for a batch of one's own. */
    private sealed interface Search {
        record Found(Fit fit) implements Search {}

        record Stuck(String workCentre) implements Search {}
    }

    private static Instant finish(Search search) {
        return search instanceof Search.Found(Fit fit) ? fit.finish() : Instant.MAX;
    }

    private Search firstFit(Demand demand, int quantity) {
        int steps = demand.routing().size();
        var operations = new ArrayList<Operation>(steps);
        int[] lanes = new int[steps];
        int[] cells = new int[steps];
        var ready = earliestStart;
        for (int step = 0; step < steps; step++) {
            var routing = demand.routing().get(step);
            lanes[step] = grid.laneOf(routing.workCentre());
            var lane = grid.lane(lanes[step]);
            cells[step] = ledger.firstFit(lanes[step], lane.firstShift(ready), routing.reserves(quantity));
            if (cells[step] < 0) {
                return new Search.Stuck(routing.workCentre());
            }
            var slot = lane.slots[cells[step]];
            operations.add(new Operation(step, routing, slot));
            ready = slot.shift().end();
        }
        return new Search.Found(new Fit(List.copyOf(operations), lanes, cells));
    }

    /** The batch with room that finishes first; among equals the one that starts first, then by id. */
    private @Nullable Candidate joinable(Demand demand, int quantity) {
        for (var candidate : candidates.computeIfAbsent(demand.contentHash(), this::openBatches)) {
            if (candidate.fit.makes(demand.routing()) && hasRoom(candidate.fit, quantity)) {
                return candidate;
            }
        }
        return null;
    }

    private boolean hasRoom(Fit fit, int quantity) {
        for (int step = 0; step < fit.lanes.length; step++) {
            long needs = fit.operations.get(step).routing().runSeconds() * quantity;
            if (ledger.room(fit.lanes[step], fit.cells[step]) < needs) {
                return false;
            }
        }
        return true;
    }

    private List<Candidate> openBatches(String contentHash) {
        var found = new ArrayList<Candidate>();
        var indexed = state.openByHash().get(contentHash);
        var listed = indexed == null ? List.<OpenBatch>of() : indexed;
        for (int i = listed.size(); i > 0; i--) {
            var open = listed.get(i - 1);
            if (open.start().isBefore(earliestStart)) {
                break; // and all before it: the list is sorted by start
            }
            var batch = Objects.requireNonNull(state.batchesById().get(open.id()), "an open batch is a batch");
            found.add(new Candidate(new Quote.BatchRef.Existing(open.id()), contentHash, located(batch.operations())));
        }
        Collections.reverse(found);
        found.sort(BY_FINISH);
        return found;
    }

    private Fit located(List<Operation> operations) {
        int[] lanes = new int[operations.size()];
        int[] cells = new int[operations.size()];
        for (int step = 0; step < lanes.length; step++) {
            var slot = operations.get(step).slot();
            lanes[step] = grid.laneOf(slot.unit().workCentre());
            cells[step] = grid.lane(lanes[step]).cell(slot);
        }
        return new Fit(operations, lanes, cells);
    }

    private void join(Demand demand, Candidate candidate, int quantity) {
        for (int step = 0; step < candidate.fit.lanes.length; step++) {
            reserve(candidate.fit, step, demand.routing().get(step).runSeconds() * quantity);
        }
        if (candidate.quantityAdded == 0) {
            joined.add(candidate);
        }
        candidate.quantityAdded += quantity;
        placements.add(new Quote.Placement(demand.id(), candidate.ref, quantity, candidate.fit.operations));
    }

    private void open(Demand demand, Fit fit, int quantity) {
        var candidate = new Candidate(new Quote.BatchRef.Opened(opened.size()), demand.contentHash(), fit);
        candidate.quantityAdded = quantity;
        opened.add(candidate);
        if (batching == Batching.ON) {
            var sharing = candidates.computeIfAbsent(demand.contentHash(), this::openBatches);
            sharing.add(candidate);
            sharing.sort(BY_FINISH);
        }
        for (int step = 0; step < fit.lanes.length; step++) {
            reserve(fit, step, demand.routing().get(step).reserves(quantity));
        }
        placements.add(new Quote.Placement(demand.id(), candidate.ref, quantity, fit.operations));
    }

    private void reserve(Fit fit, int step, long seconds) {
        if (seconds > 0) {
            ledger.add(fit.lanes[step], fit.cells[step], seconds);
            added.merge((long) fit.lanes[step] << 32 | fit.cells[step], seconds, Long::sum);
        }
    }

    private List<Quote.NewBatch> newBatches() {
        var batches = new ArrayList<Quote.NewBatch>(opened.size());
        for (var candidate : opened) {
            batches.add(new Quote.NewBatch(
                    batches.size(),
                    candidate.contentHash,
                    candidate.quantityAdded,
                    candidate.fit.operations,
                    batching == Batching.OFF));
        }
        return batches;
    }

    private Map<String, Integer> joinedQuantities() {
        var quantities = new HashMap<String, Integer>();
        for (var candidate : joined) {
            if (candidate.ref instanceof Quote.BatchRef.Existing(String id)) {
                quantities.put(id, candidate.quantityAdded);
            }
        }
        return quantities;
    }

    private List<Reserved> addedRows() {
        return added.entrySet().stream()
                .map(e -> new Reserved(
                        grid.lane((int) (e.getKey() >> 32)).slots[e.getKey().intValue()], e.getValue()))
                .toList();
    }

    private Quote.Binding binding(Quote.Placement last) {
        var ready = earliestStart;
        var found = (Quote.Binding) null;
        long longest = 0;
        for (var operation : last.operations()) {
            var shift = operation.slot().shift();
            var lane = grid.lane(grid.laneOf(operation.slot().unit().workCentre()));
            var possible = lane.shifts.get(lane.firstShift(ready)).start();
            long waited = shift.start().getEpochSecond() - possible.getEpochSecond();
            if (found == null || waited > longest || longest == 0) {
                found = new Quote.Binding(lane.centre.code(), possible, shift.start());
                longest = waited;
            }
            ready = shift.end();
        }
        return Objects.requireNonNull(found, "a placement has operations");
    }
}
