package org.wishwright.simulator.plant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.wishwright.configuration.Module;
import org.wishwright.simulator.input.Sale;
import org.wishwright.simulator.plant.PlantPlan.Centre;
import org.wishwright.simulator.plant.PlantPlan.Line;
import org.wishwright.simulator.plant.PlantPlan.Material;
import org.wishwright.simulator.plant.PlantPlan.Step;

/** Draws materials and routings; the package's page tells the rules. Used once. */
final class Routings {

    private static final List<String> STAGES =
            List.of("cutting", "pressing", "welding", "moulding", "painting", "trimming", "wiring", "assembly");
    private static final int CENTRES_A_STAGE = 3;
    private static final List<String> UNITS = List.of("kg", "m", "pcs");

    private final RandomGenerator random;
    private final long[][] pieces = new long[STAGES.size()][CENTRES_A_STAGE];

    Routings(RandomGenerator random) {
        this.random = random;
    }

    static List<Centre> centres() {
        var centres = new ArrayList<Centre>();
        for (var stage : STAGES) {
            for (int i = 1; i <= CENTRES_A_STAGE; i++) {
                var name = Character.toUpperCase(stage.charAt(0)) + stage.substring(1) + " " + i;
                centres.add(new Centre(stage + "-" + i, name, 1));
            }
        }
        return centres;
    }

    /** @param demand pieces of each option of this variable over all sales */
    List<Line> lines(Module variable, Map<String, Long> demand) {
        long all = demand.values().stream().mapToLong(Long::longValue).sum();
        var steps = new ArrayList<Step>();
        int first = random.nextInt(3);
        int count = 2 + random.nextInt(2);
        for (int i = 0, stage = first; i < count; i++) {
            steps.add(new Step(
                    centre(stage, Math.max(1, all)),
                    variable.id(),
                    60 + 30 * random.nextInt(7),
                    40 + random.nextInt(121)));
            stage = i + 2 == count ? lastStage(stage) : stage + 1 + random.nextInt(2);
        }
        var lines = new ArrayList<Line>();
        for (var option : variable.options()) {
            if (!option.id().equals(Sale.WITHOUT)) {
                lines.add(new Line(variable.id(), option.id(), materials(variable.id()), varied(steps)));
            }
        }
        return lines;
    }

    /** A later stage, to the last: most pieces end in one of the final stages. */
    private int lastStage(int after) {
        int from = Math.max(after + 1, STAGES.size() - 3);
        return from + random.nextInt(STAGES.size() - from);
    }

    private String centre(int stage, long load) {
        int least = 0;
        for (int i = 1; i < CENTRES_A_STAGE; i++) {
            if (pieces[stage][i] < pieces[stage][least]) {
                least = i;
            }
        }
        pieces[stage][least] += load;
        return STAGES.get(stage) + "-" + (least + 1);
    }

    /** The variable's routing with run times of the option's own. */
    private List<Step> varied(List<Step> steps) {
        return steps.stream()
                .map(step -> new Step(
                        step.workCentre(),
                        step.family(),
                        step.setupSeconds(),
                        Math.max(1, step.runSeconds() * (80 + random.nextInt(41)) / 100)))
                .toList();
    }

    private List<Material> materials(String variable) {
        var materials = new ArrayList<Material>();
        materials.add(new Material("raw-" + variable, quantity(), UNITS.get(random.nextInt(UNITS.size()))));
        if (random.nextBoolean()) {
            materials.add(new Material("fit-" + random.nextInt(40), String.valueOf(1 + random.nextInt(8)), "pcs"));
        }
        return materials;
    }

    private String quantity() {
        return "%d.%d".formatted(random.nextInt(5), 1 + random.nextInt(9));
    }
}
