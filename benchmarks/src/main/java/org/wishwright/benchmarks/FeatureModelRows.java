package org.wishwright.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.logicng.backbones.BackboneType;
import org.logicng.formulas.FormulaFactory;
import org.logicng.formulas.Variable;
import org.logicng.io.readers.DimacsReader;
import org.logicng.solvers.MiniSat;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.simulator.report.Row;

/** Feature models and car formulas: clauses over thousands of yes-or-no modules. */
final class FeatureModelRows {

    private static final Budget AMPLE = new Budget(20_000_000, 40_000_000_000L, () -> true);
    private static final long CAR_SECONDS = 120;
    private static final int SELECTIONS = 300;
    private static final int PEER_SELECTIONS = 20;

    private final DataFolder folder;

    FeatureModelRows(DataFolder folder) {
        this.folder = folder;
    }

    /** @param longer also the car formulas */
    List<Row> measure(boolean longer) {
        var rows = new ArrayList<Row>();
        var file = folder.featureModels().resolve("automotive01.cnf");
        var model = model(file);
        long start = System.nanoTime();
        var compiled = ModelCompiler.compile(model, AMPLE).orThrow();
        rows.add(row("automotive01-compile", seconds(start), "s"));
        rows.add(row("automotive01-edges", compiled.edges(), "edges"));
        var selections = selections(compiled, SELECTIONS);
        selections.forEach(selection -> ask(compiled, selection));
        rows.add(row("automotive01-request-p50", median(compiled, selections), "µs", "reach", 200));
        rows.add(row("automotive01-logicng-backbone-p50", peer(file, selections.subList(0, PEER_SELECTIONS)), "µs"));
        if (longer) {
            rows.add(cars());
        }
        return rows;
    }

    private static Model model(Path file) {
        try {
            var bytes = Files.readAllBytes(file);
            return org.wishwright.configuration.format.DimacsReader.read("m", bytes, Currency.getInstance("EUR"))
                    .orThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What someone has chosen after 1 to 30 choices, each of which was possible. */
    private static List<Selection> selections(CompiledModel compiled, int count) {
        var random = new Random(1);
        var selections = new ArrayList<Selection>();
        var modules = compiled.vocabulary().modules();
        var selection = compiled.emptySelection();
        while (selections.size() < count) {
            if (selection.choices().size() == 30) {
                selection = compiled.emptySelection();
            }
            var module = modules.get(random.nextInt(modules.size()));
            var remaining = compiled.ask(selection).remaining(module);
            selection = selection.with(module, remaining.get(random.nextInt(remaining.size())))
                    .orThrow();
            selections.add(selection);
        }
        return selections;
    }

    private static int ask(CompiledModel compiled, Selection selection) {
        var answer = compiled.ask(selection);
        int options = answer.priceMin().isPresent() ? 1 : 0;
        for (var module : compiled.vocabulary().modules()) {
            options += answer.remaining(module).size();
        }
        return options;
    }

    private static double median(CompiledModel compiled, List<Selection> selections) {
        var nanos = new long[selections.size()];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            ask(compiled, selections.get(i));
            nanos[i] = System.nanoTime() - start;
        }
        return median(nanos);
    }

    /** The same question answered by a SAT solver's backbone. */
    private static double peer(Path file, List<Selection> selections) {
        var factory = new FormulaFactory();
        var solver = MiniSat.miniSat(factory);
        try {
            solver.add(DimacsReader.readCNF(file.toFile(), factory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var variables = new TreeSet<Variable>(solver.knownVariables());
        var nanos = new long[selections.size()];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            var state = solver.saveState();
            var selection = selections.get(i);
            for (int m = 0; m < selection.vocabulary().size(); m++) {
                if (selection.chosen(m) >= 0) {
                    solver.add(factory.literal("v" + (m + 1), selection.chosen(m) == 1));
                }
            }
            solver.backbone(variables, BackboneType.POSITIVE_AND_NEGATIVE);
            solver.loadState(state);
            nanos[i] = System.nanoTime() - start;
        }
        return median(nanos);
    }

    private Row cars() {
        int compiled = 0;
        var slow = new ArrayList<String>();
        double slowest = 0;
        var names = folder.mercedes().toFile().list((_, name) -> name.endsWith(".cnf"));
        names = names == null ? new String[0] : names;
        Arrays.sort(names);
        for (var name : names) {
            long start = System.nanoTime();
            var budget = AMPLE.withProgress(() -> seconds(start) < CAR_SECONDS);
            if (ModelCompiler.compile(model(folder.mercedes().resolve(name)), budget) instanceof Accepted<?>) {
                compiled++;
                slowest = Math.max(slowest, seconds(start));
            } else {
                slow.add(name);
            }
        }
        return Row.of(
                "configuration",
                "mercedes-compiled",
                compiled,
                "of " + names.length,
                "higher",
                "reach",
                16,
                "slowest-seconds",
                slowest,
                "not-compiled",
                String.join(" ", slow));
    }

    private static Row row(String measure, Object value, String unit, Object... more) {
        return Row.of("configuration", measure, value, unit, "lower", more);
    }

    private static double median(long[] nanos) {
        Arrays.sort(nanos);
        return rounded(nanos[nanos.length / 2] / 1e3);
    }

    private static double seconds(long start) {
        return rounded((System.nanoTime() - start) / 1e9);
    }

    private static double rounded(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).doubleValue();
    }
}
