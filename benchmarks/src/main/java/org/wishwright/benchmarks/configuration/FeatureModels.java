package org.wishwright.benchmarks.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.wishwright.benchmarks.DataFolder;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.compiled.Lanes;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.configuration.format.DimacsReader;
import org.wishwright.configuration.format.uvl.UvlImports;
import org.wishwright.configuration.format.uvl.UvlReader;
import org.wishwright.kernel.Outcome;

/** Thousands of yes-or-no modules. */
final class FeatureModels {

    private static final Budget AMPLE = new Budget(20_000_000, 40_000_000_000L, () -> true);
    private static final Currency CURRENCY = Currency.getInstance("EUR");
    private static final Duration DNNF = Duration.ofSeconds(60);
    private static final int SELECTIONS = 300;
    private static final int PEER_SELECTIONS = 20;
    private static final int MOST_CHOICES = 30;
    private static final int PASSES = 400;

    private final Path small;
    private final Path large;
    private final Once<Loaded> automotive01;
    private final Once<Loaded> automotive02;

    FeatureModels(DataFolder folder) {
        this.small = folder.featureModels().resolve("automotive01.cnf");
        this.large = folder.featureModels().resolve("automotive02_01.uvl");
        this.automotive01 = new Once<>(() -> load(small));
        this.automotive02 = new Once<>(() -> load(large));
    }

    /** @param selections what someone has chosen after 1 to 30 choices, each of which was possible */
    record Loaded(Model model, CompiledModel compiled, double seconds, List<Selection> selections) {}

    CompiledModel automotive01() throws Exception {
        return automotive01.get().compiled();
    }

    List<Measure> measures() {
        return List.of(
                new Measure(Target.AUTOMOTIVE01_REQUEST_P50, () -> {
                    var loaded = automotive01.get();
                    return Target.AUTOMOTIVE01_REQUEST_P50.row(
                            requests(loaded).micros(50),
                            with(peers(loaded, 1), "edges", loaded.compiled().edges()));
                }),
                new Measure(
                        Target.AUTOMOTIVE01_AMORTISED,
                        () -> Target.AUTOMOTIVE01_AMORTISED.row(
                                Times.rounded(passes(automotive01.get()).micros(50) / Lanes.MOST))),
                new Measure(Target.AUTOMOTIVE02_COMPILE, () -> {
                    var loaded = automotive02.get();
                    return Target.AUTOMOTIVE02_COMPILE.row(
                            loaded.seconds(),
                            "edges",
                            loaded.compiled().edges(),
                            "logicng-dnnf",
                            Apart.compile("dnnf", large, DNNF).said());
                }),
                new Measure(Target.AUTOMOTIVE02_REQUEST_P50, () -> {
                    var loaded = automotive02.get();
                    return Target.AUTOMOTIVE02_REQUEST_P50.row(requests(loaded).millis(50), peers(loaded, 1_000));
                }));
    }

    private static Object[] peers(Loaded loaded, double unit) throws Exception {
        return Peers.of(loaded.model())
                .fields(loaded.compiled(), loaded.selections().subList(0, PEER_SELECTIONS), unit);
    }

    private static Object[] with(Object[] fields, Object... more) {
        var all = new ArrayList<>(List.of(fields));
        all.addAll(List.of(more));
        return all.toArray();
    }

    /** A model by its file's name: UVL, or DIMACS. */
    static Outcome<Model> read(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        return file.toString().endsWith(".uvl")
                ? UvlReader.read("m", bytes, UvlImports.none(), CURRENCY)
                : DimacsReader.read("m", bytes, CURRENCY);
    }

    static Outcome<CompiledModel> compile(Model model) {
        return ModelCompiler.compile(model, AMPLE.withProgress(Bounded::goOn));
    }

    private static Loaded load(Path file) throws IOException {
        var model = read(file).orThrow();
        long began = System.nanoTime();
        var compiled = compile(model).orThrow();
        return new Loaded(model, compiled, Times.seconds(began), selections(compiled));
    }

    private static List<Selection> selections(CompiledModel compiled) {
        var random = new Random(1);
        var selections = new ArrayList<Selection>();
        var modules = compiled.vocabulary().modules();
        var selection = compiled.emptySelection();
        while (selections.size() < SELECTIONS) {
            if (selection.choices().size() == MOST_CHOICES) {
                selection = compiled.emptySelection();
            }
            var module = modules.get(random.nextInt(modules.size()));
            var remaining = compiled.ask(selection).remaining(module);
            selection = selection
                    .with(module, remaining.get(random.nextInt(remaining.size())))
                    .orThrow();
            selections.add(selection);
        }
        return selections;
    }

    /** Options, range and best totals, the second time that each is asked. */
    private static Times requests(Loaded loaded) {
        var vocabulary = loaded.compiled().vocabulary();
        for (int warm = 0; warm < 2; warm++) {
            Times.of(loaded.selections(), 1, selection -> options(loaded.compiled(), vocabulary.modules(), selection));
        }
        return Times.of(loaded.selections(), 2, selection -> {
            var answer = loaded.compiled().ask(selection);
            return 1 + answer.priceMin().orElse(0) + answer.priceMax().orElse(0);
        });
    }

    private static long options(CompiledModel compiled, List<String> modules, Selection selection) {
        var answer = compiled.ask(selection);
        return modules.stream()
                .mapToLong(module -> answer.remaining(module).size())
                .sum();
    }

    private static Times passes(Loaded loaded) {
        var shoppers = new ArrayList<List<Selection>>();
        for (int i = 0; i < PASSES; i++) {
            int from = i * 7 % (SELECTIONS - Lanes.MOST);
            shoppers.add(loaded.selections().subList(from, from + Lanes.MOST));
        }
        Times.of(shoppers, 1, some -> loaded.compiled().domains(some).shoppersWith(0, 0) | 1);
        return Times.of(shoppers, 1, some -> loaded.compiled().domains(some).shoppersWith(0, 0) | 1);
    }
}
