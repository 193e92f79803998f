package org.wishwright.simulator.measure;

import java.time.Duration;
import org.wishwright.planning.Batching;
import org.wishwright.planning.WhatIf;
import org.wishwright.planning.WhatIf.Figures;
import org.wishwright.simulator.input.SalesFile;
import org.wishwright.simulator.plant.PlantPlan;
import org.wishwright.simulator.plant.Workload;

/**
 * The same sales, scheduler and capacity with batching on and off, by the planning engine alone. Off, the plant is overloaded, so dates
 * may lie years ahead; what counts is the setup time spent.
 */
public record SetupsSaved(Figures on, Figures off) {

    private static final Duration HORIZON_ON = Duration.ofDays(120);
    private static final Duration HORIZON_OFF = Duration.ofDays(1_500);

    /** All sales of the plan. */
    public static SetupsSaved ofAll(PlantPlan plan, SalesFile sales) {
        var arrivals = Workload.of(plan, sales);
        return new SetupsSaved(
                WhatIf.run(plan.plant(), arrivals, Workload.terms(plan, HORIZON_ON), Batching.ON),
                WhatIf.run(plan.plant(), arrivals, Workload.terms(plan, HORIZON_OFF), Batching.OFF));
    }

    /** Only the first of sales that are alike, so that nothing is saved by people buying the same car. */
    public static SetupsSaved ofDistinct(PlantPlan plan, SalesFile sales) {
        var arrivals = Workload.distinct(plan, sales);
        return new SetupsSaved(
                WhatIf.run(plan.plant(), arrivals, Workload.terms(plan, HORIZON_ON), Batching.ON),
                WhatIf.run(plan.plant(), arrivals, Workload.terms(plan, HORIZON_OFF), Batching.OFF));
    }

    public long minutesSaved() {
        return (off.setupSeconds() - on.setupSeconds()) / 60;
    }
}
