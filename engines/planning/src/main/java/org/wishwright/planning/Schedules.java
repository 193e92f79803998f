package org.wishwright.planning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Checks a schedule against the plant, knowing nothing of how it was made. */
public final class Schedules {

    private Schedules() {}

    /** What is wrong with a schedule. */
    public enum Rule {
        /** Two operations hold one unit in the same second. */
        DOUBLE_BOOKED,
        /** An operation runs outside every shift of its unit, or across two, or ends before it starts. */
        OUTSIDE_SHIFT,
        /** A step starts before the step before it ended, or a step is missing or there twice. */
        PRECEDENCE,
        /** The plant has no such unit. */
        UNKNOWN_UNIT
    }

    /** @param sentence says which operations, and when */
    public record Violation(Rule rule, String sentence) {}

    private static final Comparator<Dispatch.Planned> BY_TIME =
            Comparator.comparing(Dispatch.Planned::start).thenComparing(Dispatch.Planned::end);

    /** All violations, in a fixed order; empty when the schedule can be worked as it stands. */
    public static List<Violation> verify(Plant plant, Collection<Dispatch.Planned> schedule) {
        var violations = new ArrayList<Violation>();
        units(plant, schedule, violations);
        steps(schedule, violations);
        return violations;
    }

    private static void units(Plant plant, Collection<Dispatch.Planned> schedule, List<Violation> violations) {
        if (schedule.isEmpty()) {
            return;
        }
        var first = schedule.stream()
                .map(Dispatch.Planned::start)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        var last = schedule.stream()
                .map(Dispatch.Planned::end)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        var grid = new Grid(plant, first.minusSeconds(2 * 86_400), last.plusSeconds(2 * 86_400));
        var byUnit = new TreeMap<WorkUnit, List<Dispatch.Planned>>();
        schedule.forEach(
                p -> byUnit.computeIfAbsent(p.unit(), unit -> new ArrayList<>()).add(p));
        byUnit.forEach((unit, planned) -> {
            int lane = grid.laneOf(unit.workCentre());
            if (lane < 0
                    || unit.index() < 0
                    || unit.index() >= grid.lane(lane).centre.units()) {
                violations.add(new Violation(Rule.UNKNOWN_UNIT, "The plant has no " + unit));
                return;
            }
            planned.sort(BY_TIME);
            overlaps(planned, violations);
            planned.stream()
                    .filter(p -> !inOneShift(grid.lane(lane), p))
                    .forEach(p -> violations.add(new Violation(Rule.OUTSIDE_SHIFT, p + " is in no shift of its unit")));
        });
    }

    private static void overlaps(List<Dispatch.Planned> byStart, List<Violation> violations) {
        var busyUntil = Instant.MIN;
        for (var planned : byStart) {
            if (planned.start().isBefore(busyUntil) && planned.start().isBefore(planned.end())) {
                violations.add(new Violation(
                        Rule.DOUBLE_BOOKED, planned + " starts while its unit is busy until " + busyUntil));
            }
            busyUntil = planned.end().isAfter(busyUntil) ? planned.end() : busyUntil;
        }
    }

    private static boolean inOneShift(Grid.Lane lane, Dispatch.Planned planned) {
        int shift = lane.firstShift(planned.start());
        if (shift == lane.shifts.size() || lane.shifts.get(shift).start().isAfter(planned.start())) {
            shift--;
        }
        return shift >= 0
                && !planned.end().isBefore(planned.start())
                && !planned.end().isAfter(lane.shifts.get(shift).end());
    }

    private static void steps(Collection<Dispatch.Planned> schedule, List<Violation> violations) {
        Map<String, List<Dispatch.Planned>> byBatch = new HashMap<>();
        schedule.forEach(p ->
                byBatch.computeIfAbsent(p.batchId(), id -> new ArrayList<>(3)).add(p));
        new TreeMap<>(byBatch).forEach((id, steps) -> batch(id, steps, violations));
    }

    private static void batch(String id, List<Dispatch.Planned> steps, List<Violation> violations) {
        steps.sort(Comparator.comparingInt(Dispatch.Planned::step).thenComparing(BY_TIME));
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).step() != i) {
                violations.add(new Violation(Rule.PRECEDENCE, "Batch " + id + " has no single step " + i));
                return;
            }
            if (i > 0 && steps.get(i).start().isBefore(steps.get(i - 1).end())) {
                violations.add(
                        new Violation(Rule.PRECEDENCE, steps.get(i) + " starts before the step before it ended"));
            }
        }
    }
}
