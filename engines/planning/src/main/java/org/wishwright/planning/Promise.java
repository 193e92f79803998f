package org.wishwright.planning;

import java.time.Instant;
import java.util.List;
import org.wishwright.kernel.Outcome;

/**
 * A date from real capacity: walks each routing through the shifts that are still free, or joins a batch of identical pieces.
 *
 * <p>For each demand, in the given order, the earlier of two is chosen: to join an open batch (needs run time only, in every
 * slot of the batch), or a batch of its own at the earliest fit (step by step the earliest shift with a unit that has room for
 * setup and run; ties take the lowest unit). A tie joins. Demands of one quote join each other too.
 *
 * <p>A demand too large for the longest shift of one of its work centres is split into batches of the largest size that fits,
 * and a last one of the rest; each joins or opens by itself.
 */
public final class Promise {

    private Promise() {}

    /**
     * Reserves nothing: the state stays as it is until the quote is applied to it.
     *
     * @param demands at least one
     * @param earliestStart now plus the freeze: only shifts that start at or after it are used, and only batches joined whose
     *     first shift does; before the horizon it means the horizon's start
     * @return refused as {@code plan.no-capacity} when a step finds no room within the state's horizon,
     *     {@code plan.step-too-long} when one piece alone exceeds the longest shift, {@code plan.work-centre-unknown}
     */
    public static Outcome<Quote> quote(
            PlanState state, List<Demand> demands, Instant earliestStart, Batching batching) {
        if (demands.isEmpty()) {
            throw new IllegalArgumentException("A quote is for at least one demand");
        }
        return new Quoting(state, earliestStart, batching).quote(demands);
    }
}
