package org.wishwright.simulator.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.simulator.input.InputProblem;
import org.wishwright.simulator.input.Sale;
import org.wishwright.simulator.input.SalesFile;

class PlantGeneratorTest {

    private static final int MODULES = 12;
    private static final Model MODEL = model();
    private static final SalesFile SALES = sales(900);
    private static final PlantPlan PLAN = PlantGenerator.generate(MODEL, SALES, 7);

    private static Model model() {
        var text = new StringBuilder("wishwright-model 1\nmodel chair\ncurrency EUR\nbase 0\n");
        for (int m = 0; m < MODULES; m++) {
            text.append("module m").append(m).append("\n  option -1\n  option a\n  option b\n");
        }
        return ModelText.read(text.toString()).orThrow();
    }

    private static SalesFile sales(int count) {
        var random = new Random(5);
        var variables = new ArrayList<String>();
        for (int m = 0; m < MODULES; m++) {
            variables.add("m" + m);
        }
        var sales = new ArrayList<Sale>();
        for (int i = 1; i <= count; i++) {
            var options = variables.stream()
                    .map(v -> List.of("-1", "a", "b", "b").get(random.nextInt(4)))
                    .toList();
            sales.add(new Sale(i, List.copyOf(variables), options));
        }
        return new SalesFile(variables, sales);
    }

    @Test
    void theSameSeedGivesTheSamePlantAndAnotherSeedAnother() {
        assertThat(PlantGenerator.generate(MODEL, SALES, 7)).isEqualTo(PLAN);
        assertThat(PlantGenerator.generate(MODEL, SALES, 8)).isNotEqualTo(PLAN);
    }

    @Test
    void theSalesLoadThePlantToEightyFivePercent() {
        var load = Load.measure(PLAN, SALES);

        assertThat(load.refused()).isZero();
        for (var centre : load.runSeconds().keySet()) {
            assertThat(load.utilisation(centre)).as(centre).isCloseTo(0.85, within(0.02));
        }
    }

    @Test
    void everythingThatIsMadeHasTwoOrThreeStepsThroughLaterAndLaterStages() {
        var stages = PLAN.workCentres().stream()
                .map(centre -> centre.code().replaceAll("-.*", ""))
                .distinct()
                .toList();

        assertThat(PLAN.workCentres()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(PLAN.lines())
                .hasSize(MODULES * 2)
                .noneMatch(line -> line.option().equals("-1"));
        for (var line : PLAN.lines()) {
            assertThat(line.steps()).hasSizeBetween(2, 3);
            assertThat(line.steps())
                    .extracting(step -> stages.indexOf(step.workCentre().replaceAll("-.*", "")))
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void everySaleArrivesOnceWithinSixtyWorkingDays() {

        assertThat(PLAN.arrivals())
                .extracting(PlantPlan.Arrival::sale)
                .doesNotHaveDuplicates()
                .hasSize(900);
        assertThat(PLAN.arrivals())
                .isSortedAccordingTo(
                        Comparator.comparing(PlantPlan.Arrival::day).thenComparing(PlantPlan.Arrival::at))
                .allMatch(arrival -> arrival.day() % 7 < 5 && arrival.day() < 84);
    }

    @Test
    void aPlantFileReadsBackAsWritten() throws InputProblem {

        assertThat(PlantFile.checked(PlantFile.write(PLAN), "plant.json", MODEL, 900))
                .isEqualTo(PLAN);
    }

    @Test
    void aPlantFileForAnotherModelIsRefused() {
        var other = PlantFile.write(PLAN).replace("\"m3\"", "\"wheel\"");

        assertThatThrownBy(() -> PlantFile.checked(other, "plant.json", MODEL, 900))
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("wheel");
        assertThatThrownBy(() -> PlantFile.checked(PlantFile.write(PLAN), "plant.json", MODEL, 10))
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("sales are 1 to 10");
    }
}
