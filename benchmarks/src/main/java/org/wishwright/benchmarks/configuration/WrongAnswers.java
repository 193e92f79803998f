package org.wishwright.benchmarks.configuration;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wishwright.benchmarks.DataFolder;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.simulator.oracle.Mutants;
import org.wishwright.simulator.oracle.TableSearch;
import org.wishwright.simulator.report.Row;

/**
 * Answers that something else contradicts: sales and changed sales by search over the tables, known counts, small random models by
 * enumeration, and of each artefact the number of products by compiling the model again in the opposite order.
 */
final class WrongAnswers {

    private static final int MUTANTS = 500;
    private static final Duration RANDOM_MODELS = Duration.ofMinutes(20);
    private static final Path TESTS = Path.of("engines", "configuration", "target", "test-classes");
    private static final String RANDOM = "org.wishwright.configuration.RandomModelsChecked";

    private final DataFolder folder;
    private final Cars cars;
    private final FeatureModels features;
    private final int models;

    /** @param models random models to check */
    WrongAnswers(DataFolder folder, Cars cars, FeatureModels features, int models) {
        this.folder = folder;
        this.cars = cars;
        this.features = features;
        this.models = models;
    }

    Row row() throws Exception {
        int sales = sales();
        int mutants = mutants();
        int counts = counts();
        int twice = countedTwice(cars.inputs().model(), cars.compiled())
                + countedTwice(features.automotive01().model(), features.automotive01());
        int random = random();
        return Target.WRONG_ANSWERS.row(
                sales + mutants + counts + twice + random,
                "sales",
                sales,
                "changed-sales",
                mutants,
                "partial-counts",
                counts,
                "counted-twice",
                twice,
                "random-models",
                random,
                "models",
                models);
    }

    /** Every sale is possible, and its cheapest completion costs what was said. */
    private int sales() throws Exception {
        var compiled = cars.compiled();
        int wrong = 0;
        for (var sale : cars.inputs().sales().sales()) {
            var answer = compiled.ask(
                    Selection.of(compiled.vocabulary(), sale.choices()).orThrow());
            var whole = answer.cheapestCompletion();
            boolean right = whole.isPresent()
                    && compiled.complete(whole.get().choices()).orThrow().totalMinor()
                            == answer.priceMin().orElseThrow();
            wrong += right ? 0 : 1;
        }
        return wrong;
    }

    private int mutants() throws Exception {
        var compiled = cars.compiled();
        var search = new TableSearch(cars.inputs().model());
        var mutants = new Mutants(cars.inputs().model(), cars.inputs().sales(), 1);
        int wrong = 0;
        for (int i = 0; i < MUTANTS && Bounded.goOn(); i++) {
            var choices = mutants.next();
            boolean said = compiled.ask(
                            Selection.of(compiled.vocabulary(), choices).orThrow())
                    .isValid();
            wrong += said == search.isPossible(choices) ? 0 : 1;
        }
        return wrong;
    }

    private int counts() throws Exception {
        var compiled = features.automotive01();
        var modules = compiled.vocabulary().modules();
        int wrong = 0;
        for (var line : Files.readAllLines(folder.featureModels().resolve("automotive01-partial-counts.csv"))) {
            var comma = line.indexOf(',');
            var known = new BigInteger(line.substring(comma + 1).strip());
            var choices = new LinkedHashMap<String, String>();
            boolean contradicts = false;
            for (var word : line.substring(0, comma).strip().split(" +")) {
                int literal = Integer.parseInt(word);
                var choice = literal > 0 ? "yes" : "no";
                var before = choices.put(modules.get(Math.abs(literal) - 1), choice);
                contradicts |= before != null && !before.equals(choice);
            }
            var count = contradicts ? BigInteger.ZERO : count(compiled, choices);
            wrong += count.equals(known) ? 0 : 1;
        }
        return wrong;
    }

    private static BigInteger count(CompiledModel compiled, Map<String, String> choices) {
        return compiled.ask(Selection.of(compiled.vocabulary(), choices).orThrow())
                .count();
    }

    private static int countedTwice(Model model, CompiledModel compiled) {
        var modules = new ArrayList<>(model.modules()).reversed();
        var rules = new ArrayList<>(model.rules()).reversed();
        var turned = new Model(
                model.id(), model.name(), model.currency(), model.basePriceMinor(), modules, rules, model.prices());
        var budget = Budget.standard().withProgress(Bounded::goOn);
        var again = ModelCompiler.compile(turned, budget).orThrow();
        return count(again, Map.of()).equals(count(compiled, Map.of())) ? 0 : 1;
    }

    /** The generator and the enumeration are among the engine's tests. */
    private int random() throws IOException, InterruptedException {
        if (!Files.isDirectory(TESTS)) {
            throw new IOException(
                    "The engine's tests are not built in " + TESTS + "; build all, or leave wrong-answers out.");
        }
        var path = TESTS + System.getProperty("path.separator") + System.getProperty("java.class.path");
        var ended = Apart.run(java.util.List.of("-Xmx2g", "-cp", path, RANDOM, String.valueOf(models)), RANDOM_MODELS);
        if (!ended.compiled()) {
            throw new IOException("The random models: " + ended.said());
        }
        return Integer.parseInt(ended.said());
    }
}
