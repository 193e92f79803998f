package org.wishwright.benchmarks.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.logicng.formulas.Formula;
import org.logicng.formulas.FormulaFactory;
import org.logicng.knowledgecompilation.dnnf.DnnfFactory;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;

/** Compilations in a process of their own, so that their memory and time are bounded. */
public final class Apart {

    private static final String HEAP = "-Xmx8g";

    private Apart() {}

    /** @param said what the process said last: how long it took, or why it did not end */
    record Ended(boolean compiled, String said) {}

    /** @param how {@code engine} or {@code dnnf}, which is LogicNG's */
    static Ended compile(String how, Path file, Duration most) throws IOException, InterruptedException {
        return run(
                List.of(
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Apart.class.getName(),
                        how,
                        file.toString()),
                most);
    }

    /** A Java process that ends after the time at the latest; compiled where it ends with 0. */
    static Ended run(List<String> arguments, Duration most) throws IOException, InterruptedException {
        var said = Files.createTempFile("bench-apart-", ".txt");
        var command = new java.util.ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(arguments);
        var process = new ProcessBuilder(command)
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var hook = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Ended(false, "not done after " + most.toSeconds() + " s");
            }
            var lines = Files.readAllLines(said);
            var last = lines.isEmpty() ? "ended with " + process.exitValue() : lines.getLast();
            return new Ended(process.exitValue() == 0, last);
        } finally {
            process.destroyForcibly();
            Runtime.getRuntime().removeShutdownHook(hook);
            Files.deleteIfExists(said);
        }
    }

    /** Compiles a file; the seconds are the compilation's alone. */
    public static void main(String[] arguments) throws IOException {
        var model = FeatureModels.read(Path.of(arguments[1])).orThrow();
        if (arguments[0].equals("dnnf")) {
            var written = new WrittenModel(model);
            long began = System.nanoTime();
            new DnnfFactory().compile(formula(written));
            System.out.println(Times.seconds(began) + " s");
            return;
        }
        long began = System.nanoTime();
        switch (FeatureModels.compile(model)) {
            case Accepted<CompiledModel>(var compiled) ->
                System.out.println(Times.seconds(began) + " s " + compiled.edges() + " edges");
            case Refused<CompiledModel>(var refusal) -> {
                System.out.println(refusal.sentence());
                System.exit(1);
            }
        }
    }

    private static Formula formula(WrittenModel written) {
        var factory = new FormulaFactory();
        var clauses = new java.util.ArrayList<Formula>();
        for (int c = 0; c < written.clauses().count(); c++) {
            clauses.add(factory.clause(Arrays.stream(written.clauses().clause(c))
                    .mapToObj(l -> factory.literal("v" + (l >> 1), (l & 1) == 0))
                    .toList()));
        }
        return factory.and(clauses);
    }
}
