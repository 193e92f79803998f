package org.wishwright.configuration.fallback;

import java.time.LocalDate;
import java.util.Map;
import java.util.SequencedMap;
import org.wishwright.configuration.Configuration;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.Vocabulary;
import org.wishwright.configuration.compiled.Answer;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.compiled.Kept;
import org.wishwright.configuration.compiled.Mode;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;

/** A model that answers in one way or another: compiled where the budget allows it, else by search. */
public sealed interface Configurable {

    /** Answers everything. */
    record Compiled(CompiledModel model) implements Configurable {}

    /** Answers what is possible and the range of totals, as far as search proves it; says no best totals by option and no counts. */
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

    default Vocabulary vocabulary() {
        return switch (this) {
            case Compiled(var model) -> model.vocabulary();
            case Searched(var model) -> model.vocabulary();
        };
    }

    /** Of a searched model the answer is not {@link Answer#isExhaustive() exhaustive} while choices are open. */
    default Answer ask(Selection selection) {
        return switch (this) {
            case Compiled(var model) -> model.ask(selection);
            case Searched(var model) -> new SearchedAnswer(model, selection);
        };
    }

    /** As {@link CompiledModel#change}. */
    default Outcome<Kept> change(SequencedMap<String, String> choices, String module, String option) {
        return switch (this) {
            case Compiled(var model) -> model.change(choices, module, option);
            case Searched(var model) -> SearchedAnswer.change(model, choices, module, option);
        };
    }

    /** As {@link CompiledModel#complete(Map, LocalDate)}. */
    default Outcome<Configuration> complete(Map<String, String> all, LocalDate day) {
        return switch (this) {
            case Compiled(var model) -> model.complete(all, day);
            case Searched(var model) -> model.complete(all, day);
        };
    }
}
