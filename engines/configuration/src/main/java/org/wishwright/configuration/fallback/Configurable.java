package org.wishwright.configuration.fallback;

import org.wishwright.configuration.Model;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.compiled.Mode;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;

/** A model that answers in one way or another: compiled where the budget allows it, else by search. */
public sealed interface Configurable {

    /** Answers everything. */
    record Compiled(CompiledModel model) implements Configurable {}

    /** Answers what is possible, and finds a completion; says no best totals and no counts. */
    record Searched(SolvedModel model) implements Configurable {}

    /**
     * Refused as {@code model.invalid}, {@code model.unsatisfiable}, {@code model.compile-cancelled}, or {@code model.too-large} where
     * search cannot take the model either.
     */
    static Outcome<Configurable> of(Model model, Budget budget) {
        return switch (ModelCompiler.compile(model, budget)) {
            case Accepted<CompiledModel>(var compiled) -> Outcome.accepted(new Compiled(compiled));
            case Refused<CompiledModel>(var refusal) ->
                refusal.code().equals("model.too-large")
                        ? SolvedModel.of(model).map(Searched::new)
                        : Outcome.refused(refusal);
        };
    }

    default Mode mode() {
        return switch (this) {
            case Compiled(var model) -> model.mode();
            case Searched _ -> Mode.SEARCH;
        };
    }
}
