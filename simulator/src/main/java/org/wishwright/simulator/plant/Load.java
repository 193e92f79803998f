package org.wishwright.simulator.plant;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.planning.Batching;
import org.wishwright.planning.PlanState;
import org.wishwright.planning.Promise;
import org.wishwright.planning.Quote;
import org.wishwright.planning.WhatIf;
import org.wishwright.simulator.input.SalesFile;

/**
 * What the planning engine reserves at each work centre when the sales come in one by one, with batching.
 *
 * @param availableSeconds by work centre: of all its units from the first Monday to the last arrival's day
 * @param runSeconds and {@code setupSeconds}: reserved, by work centre
 * @param refused sales that got no date
 */
public record Load(
        Map<String, Long> availableSeconds,
        Map<String, Long> runSeconds,
        Map<String, Long> setupSeconds,
        int batches,
        int refused) {

    private static final Duration HORIZON = Duration.ofDays(120);

    /** Reserved share of the available time over all work centres. */
    public double utilisation() {
        return (double) (sum(runSeconds) + sum(setupSeconds)) / sum(availableSeconds);
    }

    public double utilisation(String centre) {
        return (double) (runSeconds.getOrDefault(centre, 0L) + setupSeconds.getOrDefault(centre, 0L))
                / availableSeconds.getOrDefault(centre, 1L);
    }

    private static long sum(Map<String, Long> seconds) {
        return seconds.values().stream().mapToLong(Long::longValue).sum();
    }

    public static Load measure(PlantPlan plan, SalesFile sales) {
        var arrivals = Workload.of(plan, sales);
        var from = Workload.MONDAY.atStartOfDay(plan.zoneId()).toInstant();
        var available = available(plan);
        if (arrivals.isEmpty()) {
            return new Load(available, Map.of(), Map.of(), 0, 0);
        }
        var state = PlanState.empty(plan.plant(), from, arrivals.getLast().at().plus(HORIZON));
        int opened = 0;
        int refused = 0;
        for (WhatIf.Arrival arrival : arrivals) {
            var earliest = arrival.at().plus(Duration.ofMinutes(plan.freezeMinutes()));
            if (Promise.quote(state, arrival.demands(), earliest, Batching.ON)
                    instanceof Accepted<Quote>(Quote quote)) {
                int base = opened;
                state = state.apply(quote, token -> "b" + (base + token)).orThrow();
                opened += quote.newBatches().size();
            } else {
                refused++;
            }
        }
        return of(state, available, refused);
    }

    private static Load of(PlanState state, Map<String, Long> available, int refused) {
        var run = new HashMap<String, Long>();
        var setup = new HashMap<String, Long>();
        var batches = state.batches();
        for (var batch : batches) {
            for (var operation : batch.operations()) {
                var step = operation.routing();
                setup.merge(step.workCentre(), step.setupSeconds(), Long::sum);
                run.merge(step.workCentre(), step.runSeconds() * batch.quantity(), Long::sum);
            }
        }
        return new Load(available, run, setup, batches.size(), refused);
    }

    /** Seconds by work centre, from the first Monday to the end of the last arrival's day. */
    static Map<String, Long> available(PlantPlan plan) {
        var from = Workload.MONDAY.atStartOfDay(plan.zoneId()).toInstant();
        int lastDay = plan.arrivals().isEmpty() ? 0 : plan.arrivals().getLast().day();
        var until = Workload.MONDAY
                .plusDays(lastDay + 1L)
                .atStartOfDay(plan.zoneId())
                .toInstant();
        long seconds = plan.calendar().shifts(from, until).stream()
                .mapToLong(shift -> shift.seconds())
                .sum();
        var available = new HashMap<String, Long>();
        plan.workCentres().forEach(centre -> available.put(centre.code(), seconds * centre.units()));
        return available;
    }

    /** The centres' codes, fullest first. */
    public List<String> fullest() {
        return availableSeconds.keySet().stream()
                .sorted((a, b) -> Double.compare(utilisation(b), utilisation(a)))
                .toList();
    }
}
