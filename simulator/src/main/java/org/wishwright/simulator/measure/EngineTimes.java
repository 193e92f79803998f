package org.wishwright.simulator.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.compiled.Answer;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.simulator.input.Sale;

/**
 * The configuration engine in process, on one thread.
 *
 * @param compileSeconds from the model to the circuit
 * @param choiceMillis median of one choice answered: valid, price range and the options left in every module
 * @param completionMillis median of the cheapest completion of a whole sale
 */
public record EngineTimes(CompiledModel compiled, double compileSeconds, double choiceMillis, double completionMillis) {

    public static EngineTimes measure(Model model, List<Sale> sales) {
        long began = System.nanoTime();
        var compiled = ModelCompiler.compile(model, Budget.standard()).orThrow();
        double compileSeconds = (System.nanoTime() - began) / 1e9;
        time(compiled, sales.subList(0, Math.min(30, sales.size())), true); // warm
        return new EngineTimes(
                compiled,
                compileSeconds,
                time(compiled, sales.subList(0, Math.min(60, sales.size())), true),
                time(compiled, sales.subList(0, Math.min(200, sales.size())), false));
    }

    /** Whether the engine says that some product matches. */
    public static boolean isPossible(CompiledModel compiled, Map<String, String> choices) {
        return compiled.ask(Selection.of(compiled.vocabulary(), choices).orThrow())
                .isValid();
    }

    private static double time(CompiledModel compiled, List<Sale> sales, boolean choices) {
        var nanos = new java.util.ArrayList<Long>();
        for (var sale : sales) {
            var selection = compiled.emptySelection();
            for (var choice : sale.choices().entrySet()) {
                selection = selection.with(choice.getKey(), choice.getValue()).orThrow();
                if (choices) {
                    long began = System.nanoTime();
                    consume(compiled.ask(selection), compiled);
                    nanos.add(System.nanoTime() - began);
                }
            }
            if (!choices) {
                long began = System.nanoTime();
                var whole = compiled.ask(selection).cheapestCompletion();
                nanos.add(System.nanoTime() - began);
                if (whole.isEmpty()) {
                    throw new IllegalStateException("A sale has no completion: " + selection);
                }
            }
        }
        return median(nanos.stream().mapToLong(Long::longValue).toArray());
    }

    private static void consume(Answer answer, CompiledModel compiled) {
        answer.priceMin().orElseThrow();
        answer.priceMax().orElseThrow();
        for (var module : compiled.vocabulary().modules()) {
            if (answer.remaining(module).isEmpty()) {
                throw new IllegalStateException("A sale leaves no option of " + module);
            }
        }
    }

    /** In milliseconds. */
    static double median(long[] nanos) {
        Arrays.sort(nanos);
        return nanos.length == 0 ? 0 : nanos[nanos.length / 2] / 1e6;
    }
}
