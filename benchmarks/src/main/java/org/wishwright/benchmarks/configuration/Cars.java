package org.wishwright.benchmarks.configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.wishwright.benchmarks.DataFolder;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.simulator.input.Inputs;
import org.wishwright.simulator.input.Sale;
import org.wishwright.simulator.report.Row;

/** A real car range: 268 modules, 113 tables, prices and 4,169 sales. */
final class Cars {

    private static final int ROUNDS = 3;

    private final DataFolder folder;
    private final Once<Inputs> inputs;
    private final Once<Compiled> compiled;
    private final Once<Questions> questions;
    private final Once<Times> requests;

    record Compiled(CompiledModel model, double seconds) {}

    Cars(DataFolder folder) {
        this.folder = folder;
        this.inputs = new Once<>(() -> Inputs.read(folder.model(), folder.prices(), folder.sales()));
        this.compiled = new Once<>(this::compile);
        this.questions = new Once<>(() -> new Questions(
                compiled(), inputs().sales().sales().stream().map(Sale::choices).toList()));
        this.requests = new Once<>(() -> questions.get().requests(ROUNDS));
    }

    Inputs inputs() throws Exception {
        return inputs.get();
    }

    CompiledModel compiled() throws Exception {
        return compiled.get().model();
    }

    /** The compilation first, because it is measured cold. */
    List<Measure> measures() {
        return List.of(
                new Measure(
                        Target.RENAULT_BIG_COMPILE,
                        () -> Target.RENAULT_BIG_COMPILE.row(
                                compiled.get().seconds(),
                                "nodes",
                                compiled().nodes(),
                                "edges",
                                compiled().edges())),
                new Measure(
                        Target.RENAULT_BIG_SIZE,
                        () -> Target.RENAULT_BIG_SIZE.row(
                                Times.rounded(compiled().toBytes().length / 1e3))),
                new Measure(
                        Target.RENAULT_BIG_REQUEST_P50,
                        () -> Target.RENAULT_BIG_REQUEST_P50.row(
                                requests.get().micros(50),
                                Peers.of(inputs().model())
                                        .fields(compiled(), questions.get().some(), 1))),
                new Measure(
                        Target.RENAULT_BIG_REQUEST_P99,
                        () -> Target.RENAULT_BIG_REQUEST_P99.row(requests.get().micros(99))),
                new Measure(
                        Target.RENAULT_BIG_REPLAY,
                        () -> Target.RENAULT_BIG_REPLAY.row(Math.round(
                                new Replays(compiled(), inputs().sales().sales()).perSecond()))),
                new Measure(
                        Target.REPAIR_P50,
                        () -> Target.REPAIR_P50.row(
                                questions.get().repairs(ROUNDS).micros(50))),
                new Measure(
                        Target.SESSIONS_MEMORY,
                        () -> Target.SESSIONS_MEMORY.row(Times.rounded(new Sessions(compiled()).bytes() / 1e6))));
    }

    Row overHttp() throws Exception {
        var parent = Files.createDirectories(Path.of("data"));
        var data = Files.createTempDirectory(parent, "bench-choices-");
        try {
            return HttpChoices.measure(inputs(), data);
        } finally {
            Folders.remove(data);
        }
    }

    private Compiled compile() throws Exception {
        var model = inputs().model();
        long began = System.nanoTime();
        var done = ModelCompiler.compile(model, Budget.standard().withProgress(Bounded::goOn))
                .orThrow();
        return new Compiled(done, Times.seconds(began));
    }
}
