package org.wishwright.simulator.drive;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.wishwright.planning.Shift;
import org.wishwright.simulator.plant.PlantPlan;

/**
 * The moments at which the clock stops: every hour of every shift, and the moment before each shift at which it is fixed. What happens
 * between two of them happens at the later one, so nobody acts before her time.
 */
public final class Timeline {

    private static final Duration STEP = Duration.ofHours(1);

    /**
     * @param fixesShift whether the maker fixes a shift now
     * @param sales numbers of the sales that come in, in order
     */
    public record Stop(Instant at, boolean fixesShift, List<Integer> sales) {}

    private Timeline() {}

    /** @param after how long after the last arrival it goes on */
    public static List<Stop> of(PlantPlan plan, LocalDate monday, Duration after) {
        var from = monday.atStartOfDay(plan.zoneId()).toInstant();
        var last = plan.instant(plan.arrivals().getLast(), monday);
        var fixings = new TreeSet<Instant>();
        var moments = new TreeSet<Instant>();
        for (var shift : plan.calendar().shifts(from, last.plus(after))) {
            fixings.add(shift.start().minus(Duration.ofMinutes(plan.freezeMinutes())));
            hours(shift, moments);
        }
        moments.addAll(fixings);
        var sales = new TreeMap<Instant, List<Integer>>();
        for (var arrival : plan.arrivals()) {
            var stop = moments.ceiling(plan.instant(arrival, monday));
            if (stop == null) {
                throw new ReplayFailure("The plant is closed after sale " + arrival.sale() + " comes in.");
            }
            sales.computeIfAbsent(stop, s -> new ArrayList<>()).add(arrival.sale());
        }
        return moments.stream()
                .map(at -> new Stop(at, fixings.contains(at), sales.getOrDefault(at, List.of())))
                .toList();
    }

    private static void hours(Shift shift, TreeSet<Instant> moments) {
        for (var at = shift.start().plus(STEP); at.isBefore(shift.end()); at = at.plus(STEP)) {
            moments.add(at);
        }
        moments.add(shift.end());
    }
}
