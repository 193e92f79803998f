package org.wishwright.platform.production.work;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wishwright.platform.production.OperationState;
import org.wishwright.platform.production.store.OperationViews;
import org.wishwright.platform.production.work.FloorBoard.Job;
import org.wishwright.platform.production.work.FloorBoard.Reason;
import org.wishwright.platform.production.work.FloorBoard.Wait;

/**
 * Whose turn it is: on each machine that is free the first step that may begin. Every other step waits, and is told for what. It is
 * advice: the floor may begin what it must.
 */
final class Turns {

    private final List<Job> now = new ArrayList<>();
    private final List<Job> later = new ArrayList<>();

    /**
     * @param started what is under way, {@code ready} what may begin in the order it should, {@code planned} what waits for another step
     * @param steps of the work orders of what is planned, each in order
     */
    Turns(
            List<Job> started,
            List<Job> ready,
            List<Job> planned,
            List<OperationViews.Item> steps,
            Stations.Names names) {
        var busy = new HashMap<String, Wait>();
        started.forEach(job -> busy.put(job.machine(), because(Reason.BUSY, job)));
        for (var job : ready) {
            var why = busy.putIfAbsent(job.machine(), because(Reason.BEFORE, job));
            (why == null ? now : later).add(job.waiting(why));
        }
        var open = open(steps);
        for (var job : planned) {
            var before = open.get(job.item().workOrder());
            later.add(
                    before == null
                            ? job
                            : job.waiting(new Wait(
                                    Reason.STEP,
                                    before.number(),
                                    before.step(),
                                    names.of(before.owner(), before.workCentre()))));
        }
    }

    List<Job> now() {
        return now;
    }

    List<Job> later() {
        return later;
    }

    private static Wait because(Reason reason, Job job) {
        return new Wait(reason, job.item().number(), 0, job.station());
    }

    /** The first step of each work order that is not done. */
    private static Map<UUID, OperationViews.Item> open(List<OperationViews.Item> steps) {
        var open = new HashMap<UUID, OperationViews.Item>();
        steps.stream()
                .filter(step -> step.state() != OperationState.FINISHED
                        && step.state() != OperationState.INSPECTED
                        && step.state() != OperationState.CANCELLED)
                .forEach(step -> open.putIfAbsent(step.workOrder(), step));
        return open;
    }
}
