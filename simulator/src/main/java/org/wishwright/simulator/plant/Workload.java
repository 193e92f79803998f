package org.wishwright.simulator.plant;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.wishwright.planning.Demand;
import org.wishwright.planning.RoutingStep;
import org.wishwright.planning.WhatIf;
import org.wishwright.simulator.input.Sale;
import org.wishwright.simulator.input.SalesFile;

/** The sales as the planning engine sees them: arrivals with a demand for each piece. */
public final class Workload {

    /** Any Monday will do: hours repeat from week to week. */
    public static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);

    private Workload() {}

    /** All arrivals of the plan. */
    public static List<WhatIf.Arrival> of(PlantPlan plan, SalesFile sales) {
        return of(plan, sales, false);
    }

    /** Of sales that are alike only the one that comes first. */
    public static List<WhatIf.Arrival> distinct(PlantPlan plan, SalesFile sales) {
        return of(plan, sales, true);
    }

    private static List<WhatIf.Arrival> of(PlantPlan plan, SalesFile sales, boolean distinctOnly) {
        var routings = routings(plan);
        var seen = new HashSet<List<String>>();
        var arrivals = new ArrayList<WhatIf.Arrival>();
        for (var arrival : plan.arrivals()) {
            var sale = sales.sales().get(arrival.sale() - 1);
            if (!distinctOnly || seen.add(sale.options())) {
                var demands = demands(sale, routings);
                if (!demands.isEmpty()) {
                    arrivals.add(new WhatIf.Arrival("s" + sale.number(), plan.instant(arrival, MONDAY), demands));
                }
            }
        }
        return arrivals;
    }

    /** Pieces that the arrivals ask for. */
    public static long pieces(List<WhatIf.Arrival> arrivals) {
        return arrivals.stream().mapToLong(a -> a.demands().size()).sum();
    }

    private static List<Demand> demands(Sale sale, Map<String, List<RoutingStep>> routings) {
        var demands = new ArrayList<Demand>();
        sale.choices().forEach((variable, option) -> {
            var piece = variable + "=" + option;
            var routing = routings.get(piece);
            if (routing != null) {
                demands.add(new Demand("s" + sale.number() + ":" + variable, piece, 1, routing));
            }
        });
        return demands;
    }

    private static Map<String, List<RoutingStep>> routings(PlantPlan plan) {
        var routings = new HashMap<String, List<RoutingStep>>();
        for (var line : plan.lines()) {
            routings.put(
                    line.module() + "=" + line.option(),
                    line.steps().stream()
                            .map(s -> new RoutingStep(s.workCentre(), s.family(), s.setupSeconds(), s.runSeconds()))
                            .toList());
        }
        return routings;
    }

    /** @param horizon how far after the last arrival work may lie */
    public static WhatIf.Terms terms(PlantPlan plan, Duration horizon) {
        return new WhatIf.Terms(Duration.ofMinutes(plan.freezeMinutes()), horizon);
    }
}
