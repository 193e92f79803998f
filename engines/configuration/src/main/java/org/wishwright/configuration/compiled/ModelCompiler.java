package org.wishwright.configuration.compiled;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.compiled.Attempt.Draft;
import org.wishwright.configuration.compiled.Ordering.Criterion;
import org.wishwright.configuration.compiled.clauses.ClauseCompiler;
import org.wishwright.configuration.compiled.clauses.ClauseCompiler.Limits;
import org.wishwright.configuration.network.Network;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * Compiles a model into a circuit that answers every selection: tables stay tables over many-valued variables; several orders of
 * decisions are tried and the smallest circuit is kept. Deterministic.
 */
public final class ModelCompiler {

    private static final int ORDERS = 6;
    /** Drafts that are factored, which takes as long as drafting. */
    private static final int FINALISTS = 2;
    /** How much longer than the best attempt another may take before it is given up. */
    private static final int PATIENCE = 4;
    /** Parts of the budget that all orders are tried with before more is spent on any. */
    private static final long[] SHARES = {20, 4, 1};

    private final Model model;
    private final Network network;
    private final Budget budget;
    private final Meter meter;
    private final List<Draft> drafts = new ArrayList<>();
    private long stepsOfBest;

    private ModelCompiler(Model model, Network network, Budget budget) {
        this.model = model;
        this.network = network;
        this.budget = budget;
        this.meter = new Meter(budget);
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
        Refusal refusal = null;
        for (int i = 0; i < SHARES.length && drafts.isEmpty(); i++) {
            for (int order = 0; order < ORDERS; order++) {
                try {
                    if (!draft(order, SHARES[i])) {
                        return Outcome.refused(
                                Refusal.of(
                                        "model.unsatisfiable",
                                        "The rules contradict each other: no product keeps them all. Take back the rule added last."));
                    }
                } catch (CompilationStopped stopped) {
                    refusal = stopped.refusal();
                    if (!stopped.onlyThisAttempt()) {
                        return Outcome.refused(refusal);
                    }
                }
            }
        }
        return drafts.isEmpty() ? Outcome.refused(Objects.requireNonNull(refusal)) : smallest();
    }

    /** Whether the model has any configuration. */
    private boolean draft(int order, long share) throws CompilationStopped {
        long before = meter.stepsSoFar();
        meter.attempt(budget.maxNodes(), drafts.isEmpty() ? budget.maxSteps() / share : PATIENCE * stepsOfBest);
        var criteria = Criterion.values();
        var draft = new Attempt(model, network, meter).compile(criteria[order % criteria.length], order);
        if (draft == null) {
            return false;
        }
        drafts.add(draft);
        drafts.sort(Comparator.comparingInt(Draft::edges));
        if (drafts.getFirst() == draft) {
            stepsOfBest = meter.stepsSoFar() - before;
        }
        if (drafts.size() > FINALISTS) {
            drafts.removeLast();
        }
        return true;
    }

    private Outcome<CompiledModel> smallest() {
        Circuit best = null;
        for (var draft : drafts) {
            try {
                meter.attempt(budget.maxNodes(), budget.maxSteps());
                var circuit = draft.factored();
                best = best == null || circuit.edges() < best.edges() ? circuit : best;
            } catch (CompilationStopped stopped) {
                if (stopped.refusal().code().equals("model.compile-cancelled")) {
                    return Outcome.refused(stopped.refusal());
                }
            }
        }
        return Outcome.accepted(CompiledModel.of(
                model.withoutTexts(), best == null ? drafts.getFirst().circuit() : best));
    }
}
