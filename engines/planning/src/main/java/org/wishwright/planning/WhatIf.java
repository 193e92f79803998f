package org.wishwright.planning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wishwright.kernel.Outcome;

/**
 * The same orders through the same promise and dispatch on the same plant, with batching on and off: what sharing setups is
 * worth. Each order is promised before the next is known; then the floor works exactly as dispatched, without breakdowns.
 */
public final class WhatIf {

    private WhatIf() {}

    /** An order that comes in. */
    public record Arrival(String orderId, Instant at, List<Demand> demands) {}

    /**
     * @param freeze how long before its shift starts work can no longer be added
     * @param horizon how far after the last arrival a date may lie
     */
    public record Terms(Duration freeze, Duration horizon) {}

    /**
     * What became of the orders.
     *
     * @param refused orders that got no date; they count nowhere else
     * @param reservedSetupSeconds worst case, as promised
     * @param setupSeconds as dispatched
     * @param lastCompletion end of the last operation; the first arrival when nothing was made
     * @param keptPromises orders finished by their date; all that were accepted, if the engine is right
     * @param violations found by {@link Schedules}; none, if the engine is right
     */
    public record Figures(
            int orders,
            int refused,
            int batches,
            long reservedSetupSeconds,
            long setupSeconds,
            long runSeconds,
            Instant lastCompletion,
            int keptPromises,
            int violations) {}

    /** Both runs side by side. */
    public record Comparison(Figures on, Figures off) {

        public long setupSecondsSaved() {
            return off.setupSeconds - on.setupSeconds;
        }
    }

    /** @param arrivals in the order in which they come in, at least one */
    public static Comparison compare(Plant plant, List<Arrival> arrivals, Terms terms) {
        return new Comparison(run(plant, arrivals, terms, Batching.ON), run(plant, arrivals, terms, Batching.OFF));
    }

    /** @param arrivals in the order in which they come in, at least one */
    public static Figures run(Plant plant, List<Arrival> arrivals, Terms terms, Batching batching) {
        var first = arrivals.getFirst().at();
        var until = arrivals.getLast().at().plus(terms.freeze()).plus(terms.horizon());
        var book = new Book(PlanState.empty(plant, first, until));
        for (var arrival : arrivals) {
            book.take(arrival, terms.freeze(), batching);
        }
        var batches = book.state.batches();
        var schedule = dispatch(plant, batches, book.due);
        var finished = new HashMap<String, Instant>();
        schedule.forEach(p -> finished.merge(p.batchId(), p.end(), WhatIf::later));
        long setup = schedule.stream().mapToLong(Dispatch.Planned::setupSeconds).sum();
        return new Figures(
                arrivals.size(),
                arrivals.size() - book.promises.size(),
                batches.size(),
                reservedSetup(batches),
                setup,
                busy(schedule) - setup,
                finished.values().stream().max(Comparator.naturalOrder()).orElse(first),
                (int) book.promises.stream().filter(p -> p.keptBy(finished)).count(),
                Schedules.verify(plant, schedule).size());
    }

    /** Every shift of every unit, dispatched; a unit keeps its family from shift to shift. */
    static List<Dispatch.Planned> dispatch(Plant plant, List<Batch> batches, Map<String, Instant> due) {
        var centres = new HashMap<String, WorkCentre>();
        plant.workCentres().forEach(centre -> centres.put(centre.code(), centre));
        var byUnit = new TreeMap<WorkUnit, TreeMap<Instant, List<Job>>>();
        for (var batch : batches) {
            for (var operation : batch.operations()) {
                byUnit.computeIfAbsent(operation.slot().unit(), unit -> new TreeMap<>())
                        .computeIfAbsent(operation.slot().shift().start(), start -> new ArrayList<>())
                        .add(new Job(batch, operation));
            }
        }
        var schedule = new ArrayList<Dispatch.Planned>();
        byUnit.forEach((unit, shifts) -> {
            var setups = java.util.Objects.requireNonNull(centres.get(unit.workCentre()))
                    .setups();
            String family = null;
            for (var jobs : shifts.values()) {
                var shift = jobs.getFirst().operation.slot().shift();
                var waiting = jobs.stream().map(job -> job.waiting(due)).toList();
                var planned = Dispatch.sequence(unit, shift, waiting, family, setups);
                family = planned.getLast().family();
                schedule.addAll(planned);
            }
        });
        return schedule;
    }

    private record Job(Batch batch, Operation operation) {

        Dispatch.ShiftJob waiting(Map<String, Instant> due) {
            var routing = operation.routing();
            var start = operation.slot().shift().start();
            return new Dispatch.ShiftJob(
                    batch.id(),
                    operation.step(),
                    routing.setupFamily(),
                    routing.setupSeconds(),
                    routing.runSeconds() * batch.quantity(),
                    due.getOrDefault(batch.id(), batch.finish()),
                    start);
        }
    }

    private static long reservedSetup(List<Batch> batches) {
        long seconds = 0;
        for (var batch : batches) {
            for (var operation : batch.operations()) {
                seconds += operation.routing().setupSeconds();
            }
        }
        return seconds;
    }

    private static long busy(List<Dispatch.Planned> schedule) {
        return schedule.stream()
                .mapToLong(p -> Duration.between(p.start(), p.end()).toSeconds())
                .sum();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private record Promised(Instant readyAt, List<String> batchIds) {

        boolean keptBy(Map<String, Instant> finished) {
            return batchIds.stream().allMatch(id -> {
                var end = finished.get(id);
                return end != null && !end.isAfter(readyAt);
            });
        }
    }

    /** The order book as it fills. */
    private static final class Book {
        PlanState state;
        final Map<String, Instant> due = new HashMap<>();
        final List<Promised> promises = new ArrayList<>();
        private int opened;

        Book(PlanState state) {
            this.state = state;
        }

        void take(Arrival arrival, Duration freeze, Batching batching) {
            var outcome = Promise.quote(state, arrival.demands(), arrival.at().plus(freeze), batching);
            if (!(outcome instanceof Outcome.Accepted<Quote>(Quote quote))) {
                return;
            }
            var ids = new String[quote.newBatches().size()];
            for (int token = 0; token < ids.length; token++) {
                ids[token] = "b" + opened++;
            }
            state = state.apply(quote, token -> ids[token]).orThrow();
            var batchIds = new ArrayList<String>();
            for (var share : quote.shares(token -> ids[token])) {
                batchIds.add(share.batchId());
                due.merge(share.batchId(), quote.readyAt(), (a, b) -> a.isBefore(b) ? a : b);
            }
            promises.add(new Promised(quote.readyAt(), List.copyOf(batchIds)));
        }
    }
}
