package org.wishwright.configuration.compiled;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Vocabulary;
import org.wishwright.configuration.compiled.Attempt.Draft;
import org.wishwright.configuration.compiled.Ordering.Criterion;
import org.wishwright.configuration.compiled.Ordering.Order;
import org.wishwright.configuration.compiled.clauses.ClauseCompiler;
import org.wishwright.configuration.compiled.clauses.ClauseCompiler.Limits;
import org.wishwright.configuration.network.Network;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * Compiles a model into a circuit that answers every selection: tables stay tables over many-valued variables; several orders of
 * decisions are drawn, the most promising are tried and the smallest circuit is kept. Deterministic.
 */
public final class ModelCompiler {

    /** Orders drawn; those that promise the least search are tried first. */
    private static final int ORDERS = 8;
    /** Where decisions of the most promising order lie deeper, one that halves the modules is tried before it. */
    private static final int DEEP = 500;
    /** Orders tried once one has succeeded. */
    private static final int SECOND_TRIES = 1;
    /** Parts of the budget that all orders are tried with before more is spent on any. */
    private static final long[] SHARES = {20, 4, 1};

    private final Model model;
    private final Network network;
    private final Budget budget;
    private final Meter meter;
    private final Literals literals;
    /** The smallest so far, and the steps it took. */
    private @Nullable Draft best;

    private long stepsOfBest;

    private ModelCompiler(Model model, Network network, Budget budget) {
        this.model = model;
        this.network = network;
        this.budget = budget;
        this.meter = new Meter(budget);
        this.literals = Literals.of(model, Vocabulary.of(model));
    }

    /**
     * Refused as {@code model.invalid}, {@code model.unsatisfiable} (no product keeps all rules), {@code model.too-large} (names the
     * budget that was used up) or {@code model.compile-cancelled}.
     */
    public static Outcome<CompiledModel> compile(Model model, Budget budget) {
        if (ClauseCompiler.suits(model)) {
            return model.checked().flatMap(checked -> fromClauses(checked, budget));
        }
        return model.checked()
                .flatMap(Network::of)
                .flatMap(network -> new ModelCompiler(model, network, budget).compile());
    }

    private static Outcome<CompiledModel> fromClauses(Model model, Budget budget) {
        var limits = new Limits(budget.maxNodes(), budget.maxSteps(), budget.goOn());
        return ClauseCompiler.compile(model, limits)
                .map(c -> new Circuit(c.literals(), c.any(), new long[c.nodes()], c.childStart(), c.child()))
                .map(circuit -> CompiledModel.of(model.withoutTexts(), circuit));
    }

    private Outcome<CompiledModel> compile() {
        try {
            var start = Start.of(model, network, meter);
            return start == null ? unsatisfiable() : compile(start);
        } catch (CompilationStopped stopped) {
            return Outcome.refused(stopped.refusal());
        }
    }

    private static Outcome<CompiledModel> unsatisfiable() {
        return Outcome.refused(Refusal.of(
                "model.unsatisfiable",
                "The rules contradict each other: no product keeps them all. Take back the rule added last."));
    }

    private Outcome<CompiledModel> compile(Conditioned start) {
        var orders = orders(start);
        Refusal refusal = null;
        int tries = 0;
        for (int i = 0; i < SHARES.length && best == null; i++) {
            for (int o = 0; o < orders.size() && tries <= SECOND_TRIES; o++) {
                try {
                    if (!draft(start, orders.get(o), SHARES[i])) {
                        return unsatisfiable();
                    }
                } catch (CompilationStopped stopped) {
                    refusal = stopped.refusal();
                    if (!stopped.onlyThisAttempt()) {
                        return Outcome.refused(refusal);
                    }
                }
                tries += best == null ? 0 : 1;
            }
        }
        return best == null ? Outcome.refused(Objects.requireNonNull(refusal)) : factored(best);
    }

    private List<int[]> orders(Conditioned start) {
        var criteria = Criterion.values();
        var drawn = IntStream.range(0, ORDERS)
                .mapToObj(i -> new Ordering(network.variables(), start).rank(criteria[i % criteria.length], i))
                .sorted(Comparator.comparingDouble(Order::size))
                .toList();
        var ranks = new ArrayList<>(drawn.stream().map(Order::rank).toList());
        if (drawn.getFirst().depth() > DEEP) {
            ranks.addFirst(new Ordering(network.variables(), start).halves(Criterion.DEGREE, 0));
        }
        return ranks;
    }

    /** Whether the model has any configuration. */
    private boolean draft(Conditioned start, int[] rank, long share) throws CompilationStopped {
        long before = meter.stepsSoFar();
        meter.attempt(budget.maxNodes(), best == null ? budget.maxSteps() / share : stepsOfBest);
        var draft = new Attempt(start, literals, network.variables(), meter).compile(rank);
        if (draft == null) {
            return false;
        }
        if (best == null || draft.edges() < best.edges()) {
            best = draft;
            stepsOfBest = meter.stepsSoFar() - before;
        }
        return true;
    }

    private Outcome<CompiledModel> factored(Draft draft) {
        var circuit = draft.circuit();
        try {
            meter.attempt(budget.maxNodes(), budget.maxSteps());
            circuit = draft.factored();
        } catch (CompilationStopped stopped) {
            if (stopped.refusal().code().equals("model.compile-cancelled")) {
                return Outcome.refused(stopped.refusal());
            }
        }
        return Outcome.accepted(CompiledModel.of(model.withoutTexts(), circuit));
    }
}
