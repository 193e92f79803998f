package org.wishwright.simulator.plant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wishwright.planning.Shift;
import org.wishwright.simulator.input.SalesFile;
import org.wishwright.simulator.plant.PlantPlan.Centre;
import org.wishwright.simulator.plant.PlantPlan.Line;
import org.wishwright.simulator.plant.PlantPlan.Step;

/** Gives a draft plant its units and scales its run times to a load, by letting the planning engine try it out. */
final class Calibration {

    /** A piece takes about this long where a centre has several units. */
    private static final double USUAL_RUN_SECONDS = 150;

    /** What setups take of the time, until the first trial says it. */
    private static final double SETUPS_AT_FIRST = 0.15;

    private static final int ROUNDS = 3;

    private final PlantPlan draft;
    private final SalesFile sales;
    private final double load;
    private final int longestRun;
    private final Map<String, Double> factors = new HashMap<>();

    private Calibration(PlantPlan draft, SalesFile sales, double load) {
        this.draft = draft;
        this.sales = sales;
        this.load = load;
        var monday = Workload.MONDAY.atStartOfDay(draft.zoneId()).toInstant();
        long shift = draft.calendar().shifts(monday, monday.plus(java.time.Duration.ofDays(7))).stream()
                .mapToLong(Shift::seconds)
                .min()
                .orElseThrow();
        this.longestRun = (int) (shift / 4);
    }

    static PlantPlan toLoad(PlantPlan draft, SalesFile sales, double load) {
        return new Calibration(draft, sales, load).calibrated();
    }

    private PlantPlan calibrated() {
        var work = Work.of(draft, sales);
        var oneUnit = Load.available(draft);
        var centres = draft.workCentres().stream()
                .map(c -> new Centre(c.code(), c.name(), units(work, c.code(), oneUnit.get(c.code()))))
                .toList();
        var available = Load.available(draft.with(centres, draft.lines()));
        work.runSeconds()
                .forEach((centre, run) -> factors.put(
                        centre, (load - SETUPS_AT_FIRST) * available.getOrDefault(centre, 0L) / Math.max(1, run)));
        var plan = draft.with(centres, scaled());
        for (int round = 0; round < ROUNDS; round++) {
            correct(Load.measure(plan, sales));
            plan = draft.with(centres, scaled());
        }
        return plan;
    }

    private int units(Work work, String centre, @org.jspecify.annotations.Nullable Long availableOfOne) {
        long available = availableOfOne == null ? 1 : Math.max(1, availableOfOne);
        double wanted = work.operations().getOrDefault(centre, 0L) * USUAL_RUN_SECONDS / (load * available);
        return (int) Math.clamp(Math.round(wanted), 1, 1_000);
    }

    private void correct(Load measured) {
        for (var centre : measured.availableSeconds().entrySet()) {
            double run = measured.runSeconds().getOrDefault(centre.getKey(), 0L);
            double setup = measured.setupSeconds().getOrDefault(centre.getKey(), 0L);
            if (run > 0) {
                double wanted = Math.max(0.02 * centre.getValue(), load * centre.getValue() - setup);
                factors.merge(centre.getKey(), wanted / run, (a, b) -> a * b);
            }
        }
    }

    private List<Line> scaled() {
        var lines = new ArrayList<Line>();
        for (var line : draft.lines()) {
            var steps = line.steps().stream().map(this::scaled).toList();
            lines.add(new Line(line.module(), line.option(), line.materials(), steps));
        }
        return lines;
    }

    private Step scaled(Step step) {
        double run = step.runSeconds() * factors.getOrDefault(step.workCentre(), 1.0);
        int seconds = (int) Math.clamp(Math.round(run), 1, longestRun);
        return new Step(step.workCentre(), step.family(), step.setupSeconds(), seconds);
    }

    /** What the sales ask of each work centre of the draft, without setups. */
    private record Work(Map<String, Long> operations, Map<String, Long> runSeconds) {

        static Work of(PlantPlan plan, SalesFile sales) {
            var operations = new HashMap<String, Long>();
            var run = new HashMap<String, Long>();
            for (var arrival : Workload.of(plan, sales)) {
                for (var demand : arrival.demands()) {
                    for (var step : demand.routing()) {
                        operations.merge(step.workCentre(), 1L, Long::sum);
                        run.merge(step.workCentre(), step.runSeconds(), Long::sum);
                    }
                }
            }
            return new Work(operations, run);
        }
    }
}
