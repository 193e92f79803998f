package org.wishwright.simulator.plant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Vocabulary;
import org.wishwright.simulator.input.InputProblem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the plant file that the package's page specifies, and refuses one that does not fit model and sales. */
public final class PlantFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private PlantFile() {}

    public static PlantPlan read(Path file, Model model, int sales) throws InputProblem {
        try {
            return checked(Files.readString(file), file.toString(), model, sales);
        } catch (IOException e) {
            throw new InputProblem("--plant: there is no readable file " + file + ".");
        }
    }

    static PlantPlan checked(String text, String file, Model model, int sales) throws InputProblem {
        try {
            var plan = JSON.readValue(text, PlantPlan.class);
            check(plan, file, model, sales);
            var inOrder = plan.arrivals().stream()
                    .sorted(Comparator.comparing(PlantPlan.Arrival::day).thenComparing(PlantPlan.Arrival::at))
                    .toList();
            return new PlantPlan(
                    plan.zone(), plan.workCentres(), plan.weekly(), plan.freezeMinutes(), plan.lines(), inOrder);
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw new InputProblem(
                    file + (place == null ? "" : ", line " + place.getLineNr()) + ": " + e.getOriginalMessage());
        }
    }

    private static void check(PlantPlan plan, String file, Model model, int sales) throws InputProblem {
        try {
            plan.plant();
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new InputProblem(file + ": " + e.getMessage() + ".");
        }
        var vocabulary = Vocabulary.of(model);
        var centres = new HashSet<String>();
        plan.workCentres().forEach(centre -> centres.add(centre.code()));
        for (var line : plan.lines()) {
            check(line, file, vocabulary, centres);
        }
        var seen = new HashSet<Integer>();
        for (var arrival : plan.arrivals()) {
            if (arrival.sale() < 1 || arrival.sale() > sales || arrival.day() < 0 || !seen.add(arrival.sale())) {
                throw new InputProblem(file + ": an arrival names sale " + arrival.sale() + " on day " + arrival.day()
                        + "; sales are 1 to " + sales + ", each once, days start at 0.");
            }
        }
        if (plan.arrivals().isEmpty()) {
            throw new InputProblem(file + " lists no arrivals.");
        }
    }

    private static void check(PlantPlan.Line line, String file, Vocabulary vocabulary, HashSet<String> centres)
            throws InputProblem {
        int module = vocabulary.indexOf(line.module());
        if (module < 0 || vocabulary.indexOf(module, line.option()) < 0) {
            throw new InputProblem(file + ": the model has no option " + line.module() + " = " + line.option() + ".");
        }
        List<PlantPlan.Step> steps = line.steps();
        if (steps.isEmpty() || !steps.stream().allMatch(step -> centres.contains(step.workCentre()))) {
            throw new InputProblem(file + ": " + line.module() + " = " + line.option()
                    + " needs steps, each at a work centre of the file.");
        }
    }

    /** The file that reads back as this plan. */
    public static String write(PlantPlan plan) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(plan);
    }
}
