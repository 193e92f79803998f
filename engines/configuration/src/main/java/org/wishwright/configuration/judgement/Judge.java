package org.wishwright.configuration.judgement;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Rule;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.configuration.editing.TestCase;
import org.wishwright.configuration.explain.Explainer;
import org.wishwright.configuration.explain.Explanation;
import org.wishwright.configuration.fallback.Configurable;
import org.wishwright.configuration.fallback.SolvedModel;
import org.wishwright.configuration.judgement.Judgement.Dead;
import org.wishwright.configuration.judgement.Judgement.Figures;
import org.wishwright.configuration.judgement.Judgement.Forced;
import org.wishwright.configuration.judgement.Judgement.Way;
import org.wishwright.configuration.judgement.Judgement.Weight;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;
import org.wishwright.kernel.Refusal;

/**
 * Judges models. Every figure is exact: the model is compiled, and once more without each rule. Contradictions are made minimal by
 * halving (U. Junker, QuickXplain, 2004). Pure but for the clock it is given.
 */
public final class Judge {

    /** Dead options that are explained. */
    public static final int MOST_NAMED = 20;

    private static final int TIMED = 5;

    private final Model model;
    private final Budget budget;
    private final LongSupplier nanos;
    private final List<TestCase> cases;

    private Judge(Model model, List<TestCase> cases, Budget budget, LongSupplier nanos) {
        this.model = model;
        this.cases = List.copyOf(cases);
        this.budget = budget;
        this.nanos = nanos;
    }

    /**
     * @param model one that {@link Model#checked()} accepts
     * @param cases to be held against it
     * @param budget of each compilation; its question whether to go on is asked between them too, and false stops with what is known
     * @param nanos a clock for the answer time
     */
    public static Judgement of(Model model, List<TestCase> cases, Budget budget, LongSupplier nanos) {
        return new Judge(model, cases, budget, nanos).judgement();
    }

    private Judgement judgement() {
        return switch (compile(model.ownRules())) {
            case Refused<CompiledModel>(Refusal refusal) ->
                refusal.code().equals("model.unsatisfiable") ? contradicted() : searched(refusal);
            case Accepted<CompiledModel>(CompiledModel compiled) -> judged(compiled);
        };
    }

    /** What search can say of a model that does not compile within the budget. */
    private Judgement searched(Refusal tooLarge) {
        var unknown = new Judgement(null, List.of(), List.of(), List.of(), List.of(), List.of(), tooLarge, null);
        if (!tooLarge.code().equals("model.too-large")) {
            return unknown;
        }
        return switch (SolvedModel.of(model)) {
            case Refused<SolvedModel>(Refusal refusal) ->
                refusal.code().equals("model.unsatisfiable") ? contradicted() : unknown;
            case Accepted<SolvedModel>(SolvedModel solved) -> judged(new Configurable.Searched(solved), tooLarge);
        };
    }

    private Judgement judged(Configurable.Searched solved, Refusal tooLarge) {
        var answer = solved.ask(Selection.empty(solved.vocabulary()));
        var dead = new ArrayList<Dead>();
        var forced = new ArrayList<Forced>();
        for (var module : model.modules()) {
            if (budget.goOn().getAsBoolean()) {
                find(module, answer.remaining(module.id()), option -> List.of(), dead, forced);
            }
        }
        var results = CaseCheck.of(cases, solved);
        var way = way(solved);
        return new Judgement(null, List.of(), dead, forced, List.of(), results, tooLarge, way);
    }

    private Outcome<CompiledModel> compile(List<Rule> rules) {
        return ModelCompiler.compile(rules.size() == model.ownRules().size() ? model : with(rules), budget);
    }

    private Model with(List<Rule> rules) {
        return new Model(
                model.id(),
                model.name(),
                model.currency(),
                model.basePriceMinor(),
                model.modules(),
                rules,
                model.prices(),
                model.extras());
    }

    private Judgement judged(CompiledModel compiled) {
        var answer = compiled.ask(compiled.emptySelection());
        var dead = new ArrayList<Dead>();
        var forced = new ArrayList<Forced>();
        var explainer = new Explainer(model);
        for (var module : model.modules()) {
            var left = answer.remaining(module.id());
            find(module, left, option -> why(explainer, compiled, module.id(), option, dead), dead, forced);
        }
        var rules = new ArrayList<Weight>();
        var stopped = weigh(answer.count(), rules);
        var whole = new Configurable.Compiled(compiled);
        var figures = new Figures(
                answer.count(),
                answer.priceMin().orElseThrow(),
                answer.priceMax().orElseThrow(),
                compiled.toBytes().length);
        var results = CaseCheck.of(cases, whole);
        return new Judgement(figures, List.of(), dead, forced, rules, results, stopped, way(whole));
    }

    private static void find(
            Module module, List<String> left, Function<String, List<Rule>> why, List<Dead> dead, List<Forced> forced) {
        if (left.size() == 1 && module.options().size() > 1) {
            forced.add(new Forced(module.id(), left.getFirst()));
        }
        for (var option : module.options()) {
            if (!left.contains(option.id())) {
                dead.add(new Dead(module.id(), option.id(), why.apply(option.id())));
            }
        }
    }

    private List<Rule> why(
            Explainer explainer, CompiledModel compiled, String module, String option, List<Dead> named) {
        return named.size() >= MOST_NAMED || !budget.goOn().getAsBoolean()
                ? List.of()
                : explainer
                        .blockers(compiled.emptySelection(), module, option)
                        .map(Explanation::rules)
                        .orElse(List.of());
    }

    private Way way(Configurable whole) {
        var times = new ArrayList<Long>();
        for (int i = 0; i < TIMED && (i == 0 || budget.goOn().getAsBoolean()); i++) {
            long before = nanos.getAsLong();
            var again = whole.ask(Selection.empty(whole.vocabulary()));
            for (var module : model.modules()) {
                again.remaining(module.id()).forEach(option -> again.bestTotal(module.id(), option));
            }
            times.add(nanos.getAsLong() - before);
        }
        times.sort(null);
        return new Way(whole.mode(), times.get(times.size() / 2));
    }

    /** Without each rule in turn; why it ended early, null where it did not. */
    private @Nullable Refusal weigh(BigInteger products, List<Weight> weights) {
        for (var rule : model.ownRules()) {
            if (!budget.goOn().getAsBoolean()) {
                return cancelled();
            }
            var others = new ArrayList<>(model.ownRules());
            others.remove(rule);
            switch (compile(others)) {
                case Accepted<CompiledModel>(CompiledModel without) ->
                    weights.add(new Weight(
                            rule, without.ask(without.emptySelection()).count().subtract(products)));
                case Refused<CompiledModel>(Refusal refusal) -> {
                    if (refusal.code().equals("model.compile-cancelled")) {
                        return refusal;
                    }
                }
            }
        }
        return null;
    }

    private static Refusal cancelled() {
        return Refusal.of(
                "model.compile-cancelled",
                "The judgement was stopped before its end. What it had found until then is shown.");
    }

    private Judgement contradicted() {
        try {
            var core = model.ownRules().isEmpty() || isContradicted(List.of())
                    ? model.rules() // what groups and periods mean, which no rule of hers can mend
                    : smallest(List.of(), false, model.ownRules());
            return new Judgement(null, core, List.of(), List.of(), List.of(), CaseCheck.of(cases, null), null, null);
        } catch (Stopped stopped) {
            return new Judgement(
                    null, model.rules(), List.of(), List.of(), List.of(), List.of(), stopped.refusal, null);
        }
    }

    /** The fewest of the candidates that leave nothing together with the background, which leaves something by itself. */
    private List<Rule> smallest(List<Rule> background, boolean grew, List<Rule> candidates) throws Stopped {
        if (grew && isContradicted(background)) {
            return List.of();
        }
        if (candidates.size() == 1) {
            return candidates;
        }
        int middle = candidates.size() / 2;
        var first = candidates.subList(0, middle);
        var second = candidates.subList(middle, candidates.size());
        var ofSecond = smallest(joined(background, first), true, second);
        var ofFirst = smallest(joined(background, ofSecond), !ofSecond.isEmpty(), first);
        return joined(ofFirst, ofSecond);
    }

    private boolean isContradicted(List<Rule> rules) throws Stopped {
        if (compile(rules) instanceof Refused<CompiledModel>(Refusal refusal)) {
            if (!refusal.code().equals("model.unsatisfiable")) {
                throw new Stopped(refusal);
            }
            return true;
        }
        return false;
    }

    private static List<Rule> joined(List<Rule> a, List<Rule> b) {
        var all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    /** The budget did not suffice. */
    private static final class Stopped extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Refusal refusal;

        Stopped(Refusal refusal) {
            super(refusal.code(), null, false, false);
            this.refusal = refusal;
        }
    }
}
