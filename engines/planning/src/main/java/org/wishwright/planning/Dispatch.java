package org.wishwright.planning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The order of work on one unit in one shift, by a dispatch rule: go on with the family on the machine; then family by
 * family, the one with the earliest due date first; inside a family the earliest due date, then the id.
 *
 * <p>Each setup takes what the matrix says for the two families, at most what its step reserved, so work whose capacity was
 * reserved always fits.
 */
public final class Dispatch {

    private Dispatch() {}

    /**
     * An operation of a batch that waits for the unit.
     *
     * @param setupSeconds the worst case, as reserved
     * @param runSeconds for the whole batch
     * @param due the earliest promise among the batch's members
     * @param earliestStart not before; at or before the shift's start for work that was promised by shifts
     */
    public record ShiftJob(
            String batchId,
            int step,
            String family,
            long setupSeconds,
            long runSeconds,
            Instant due,
            Instant earliestStart) {}

    /**
     * An operation with its time.
     *
     * @param start of its setup
     * @param end of its last piece, exclusive
     * @param setupSeconds of it that are setup
     */
    public record Planned(
            WorkUnit unit, String batchId, int step, String family, Instant start, Instant end, long setupSeconds) {}

    private static final Comparator<ShiftJob> BY_DUE =
            Comparator.comparing(ShiftJob::due).thenComparing(ShiftJob::batchId).thenComparingInt(ShiftJob::step);

    /**
     * The sequence, first to last. After it the machine is set up for the last one's family.
     *
     * @param familyAtStart what the machine is set up for; null when unknown
     * @throws IllegalArgumentException when the jobs do not fit into the shift: more than its capacity was reserved, or a job
     *     may only start late in it
     */
    public static List<Planned> sequence(
            WorkUnit unit, Shift shift, Collection<ShiftJob> jobs, @Nullable String familyAtStart, SetupMatrix setups) {
        var planned = new ArrayList<Planned>(jobs.size());
        var now = shift.start();
        var family = familyAtStart;
        for (var job : inOrder(jobs, familyAtStart)) {
            var start = job.earliestStart().isAfter(now) ? job.earliestStart() : now;
            long setup = Math.min(job.setupSeconds(), setups.seconds(family, job.family()));
            now = start.plusSeconds(setup + job.runSeconds());
            family = job.family();
            planned.add(new Planned(unit, job.batchId(), job.step(), family, start, now, setup));
        }
        if (now.isAfter(shift.end())) {
            throw new IllegalArgumentException("The work for " + unit + " ends at " + now + ", after its shift at "
                    + shift.end() + ". Maybe it was not reserved, or may only start during the shift.");
        }
        return planned;
    }

    private static List<ShiftJob> inOrder(Collection<ShiftJob> jobs, @Nullable String familyAtStart) {
        var families = new TreeMap<String, List<ShiftJob>>();
        for (var job : jobs) {
            families.computeIfAbsent(job.family(), name -> new ArrayList<>()).add(job);
        }
        families.values().forEach(family -> family.sort(BY_DUE));
        var order = new ArrayList<ShiftJob>(jobs.size());
        var going = familyAtStart == null ? null : families.remove(familyAtStart);
        if (going != null) {
            order.addAll(going);
        }
        families.values().stream()
                .sorted(Comparator.comparing(List::getFirst, BY_DUE))
                .forEach(order::addAll);
        return order;
    }
}
