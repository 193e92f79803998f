package org.wishwright.simulator.plant;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.wishwright.configuration.Model;
import org.wishwright.simulator.input.SalesFile;
import org.wishwright.simulator.plant.PlantPlan.Arrival;
import org.wishwright.simulator.plant.PlantPlan.Line;
import org.wishwright.simulator.plant.PlantPlan.Opening;

/** Makes a plant for any model and sales from a seed; same seed, same plant. The package's page tells the rules. */
public final class PlantGenerator {

    public static final int WORKING_DAYS = 60;
    public static final double LOAD = 0.85;

    private static final LocalTime EARLY = LocalTime.of(6, 0);
    private static final LocalTime MIDDAY = LocalTime.of(14, 0);
    private static final LocalTime LATE = LocalTime.of(22, 0);

    private final Model model;
    private final SalesFile sales;
    private final Random random;

    private PlantGenerator(Model model, SalesFile sales, long seed) {
        this.model = model;
        this.sales = sales;
        this.random = new Random(seed);
    }

    /** The plant with units and run times as they load it to {@link #LOAD}, as near as whole seconds allow. */
    public static PlantPlan generate(Model model, SalesFile sales, long seed) {
        return Calibration.toLoad(new PlantGenerator(model, sales, seed).draft(), sales, LOAD);
    }

    private PlantPlan draft() {
        var demand = demand();
        var routings = new Routings(random);
        var lines = new ArrayList<Line>();
        var recorded = new HashSet<>(sales.variables());
        for (var module : model.modules()) {
            if (recorded.contains(module.id())) {
                lines.addAll(routings.lines(module, demand.getOrDefault(module.id(), Map.of())));
            }
        }
        return new PlantPlan("Asia/Shanghai", Routings.centres(), week(), 60, lines, arrivals());
    }

    private static List<Opening> week() {
        var week = new ArrayList<Opening>();
        for (int day = 1; day <= 5; day++) {
            week.add(new Opening(DayOfWeek.of(day), EARLY, MIDDAY));
            week.add(new Opening(DayOfWeek.of(day), MIDDAY, LATE));
        }
        return week;
    }

    private Map<String, Map<String, Long>> demand() {
        var demand = new HashMap<String, Map<String, Long>>();
        for (var sale : sales.sales()) {
            sale.choices()
                    .forEach((variable, option) -> demand.computeIfAbsent(variable, v -> new HashMap<>())
                            .merge(option, 1L, Long::sum));
        }
        demand.values().forEach(options -> options.remove(org.wishwright.simulator.input.Sale.WITHOUT));
        return demand;
    }

    private List<Arrival> arrivals() {
        var numbers = new ArrayList<Integer>();
        sales.sales().forEach(sale -> numbers.add(sale.number()));
        Collections.shuffle(numbers, random);
        int open = LATE.toSecondOfDay() - EARLY.toSecondOfDay();
        long[] moments =
                random.longs(numbers.size(), 0, (long) WORKING_DAYS * open).toArray();
        Arrays.sort(moments);
        var arrivals = new ArrayList<Arrival>();
        for (int i = 0; i < moments.length; i++) {
            int workingDay = (int) (moments[i] / open);
            int day = workingDay / 5 * 7 + workingDay % 5;
            arrivals.add(new Arrival(numbers.get(i), day, EARLY.plusSeconds(moments[i] % open)));
        }
        return arrivals;
    }
}
