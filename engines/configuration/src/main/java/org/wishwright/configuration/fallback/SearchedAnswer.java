package org.wishwright.configuration.fallback;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Configuration;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.compiled.Answer;
import org.wishwright.configuration.compiled.Estimate;
import org.wishwright.configuration.compiled.Kept;
import org.wishwright.configuration.compiled.Repair;
import org.wishwright.configuration.compiled.Repair.Change;
import org.wishwright.configuration.compiled.Weights;
import org.wishwright.configuration.fallback.SolvedModel.Best;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Refusal;

/** Answers by search: what remains is exact, the range of totals as far as search proves it, other totals are those of some product. */
final class SearchedAnswer implements Answer {

    /** What making one repair cheap may take: a page shows many. */
    private static final int LITTLE = 100;

    private final SolvedModel model;
    private final Selection selection;
    private final Optional<Configuration> some;
    private volatile @Nullable Optional<Best> cheapest;
    private volatile @Nullable Optional<Best> dearest;
    /** By module and option. */
    private final Map<List<String>, Optional<Repair>> repairs = new ConcurrentHashMap<>();

    SearchedAnswer(SolvedModel model, Selection selection) {
        if (!selection.vocabulary().equals(model.vocabulary())) {
            throw new IllegalArgumentException("The selection is of another model");
        }
        this.model = model;
        this.selection = selection;
        this.some = model.completion(selection);
    }

    /** As {@link org.wishwright.configuration.compiled.CompiledModel#change} does: each choice in its turn where it still fits. */
    static Outcome<Kept> change(SolvedModel model, SequencedMap<String, String> choices, String module, String option) {
        var all = new LinkedHashMap<>(choices);
        all.remove(module);
        all.putFirst(module, option);
        return Selection.of(model.vocabulary(), all)
                .flatMap(_ -> keep(model, Selection.empty(model.vocabulary()), all));
    }

    /** @param none with the day that is asked about, if any, and no choice */
    private static Outcome<Kept> keep(SolvedModel model, Selection none, SequencedMap<String, String> all) {
        var kept = none;
        var dropped = new LinkedHashMap<String, String>();
        for (var choice : all.entrySet()) {
            var tried = kept.with(choice.getKey(), choice.getValue()).orThrow();
            if (model.isValid(tried)) {
                kept = tried;
            } else {
                dropped.put(choice.getKey(), choice.getValue());
            }
        }
        var changed = all.firstEntry();
        return dropped.containsKey(changed.getKey())
                ? Outcome.refused(Refusal.of(
                        "selection.impossible-option",
                        "No product has the option '" + changed.getValue() + "' of the module '" + changed.getKey()
                                + "'; choose another.",
                        "field",
                        changed.getKey(),
                        "module",
                        changed.getKey(),
                        "option",
                        changed.getValue()))
                : Outcome.accepted(new Kept(kept, dropped));
    }

    @Override
    public Selection selection() {
        return selection;
    }

    /** Once all is chosen, the one product that is left is the cheapest and the dearest. */
    @Override
    public boolean isExhaustive() {
        for (int module = 0; module < model.vocabulary().size(); module++) {
            if (selection.chosen(module) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isValid() {
        return some.isPresent();
    }

    @Override
    public List<String> remaining(String module) {
        return model.remaining(selection, module);
    }

    @Override
    public boolean isPossible(String module, String option) {
        return with(module, option).isPresent();
    }

    @Override
    public OptionalLong priceMin() {
        return total(cheapestCompletion());
    }

    @Override
    public OptionalLong priceMax() {
        return total(dearestCompletion());
    }

    @Override
    public OptionalLong priceFloor() {
        return bound(cheapest());
    }

    @Override
    public OptionalLong priceCeiling() {
        return bound(dearest());
    }

    /** Searched for once, when first asked. */
    private Optional<Best> cheapest() {
        var known = cheapest;
        if (known == null) {
            known = model.cheapest(selection);
            cheapest = known;
        }
        return known;
    }

    private Optional<Best> dearest() {
        var known = dearest;
        if (known == null) {
            known = model.dearest(selection);
            dearest = known;
        }
        return known;
    }

    private static OptionalLong bound(Optional<Best> best) {
        return best.isPresent() ? OptionalLong.of(best.get().bound()) : OptionalLong.empty();
    }

    @Override
    public OptionalLong bestTotal(String module, String option) {
        return total(with(module, option));
    }

    @Override
    public OptionalInt changesNeeded(String module, String option) {
        return repair(module, option)
                .map(repair -> OptionalInt.of(repair.changes().size()))
                .orElse(OptionalInt.empty());
    }

    @Override
    public OptionalLong totalAfterChanges(String module, String option) {
        return total(repair(module, option).map(Repair::completion));
    }

    @Override
    public Optional<Repair> repair(String module, String option) {
        return repairs.computeIfAbsent(List.of(module, option), _ -> searched(module, option));
    }

    private Optional<Repair> searched(String module, String option) {
        var fits = with(module, option);
        if (fits.isPresent()) {
            return fits.map(completion -> new Repair(List.of(), completion));
        }
        if (!selection.with(module, option).isAccepted()) {
            return Optional.empty(); // of a text or a file, which only its words could free
        }
        var all = new LinkedHashMap<>(selection.choices());
        all.remove(module);
        all.putFirst(module, option);
        return keep(model, unchosen(), all) instanceof Accepted<Kept>(Kept kept)
                ? repaired(kept.selection(), kept.dropped())
                : Optional.empty();
    }

    @Override
    public Optional<Repair> repair() {
        var kept = unchosen();
        var dropped = new LinkedHashMap<String, String>();
        for (var choice : selection.choices().entrySet()) {
            var tried = kept.with(choice.getKey(), choice.getValue()).orThrow();
            if (model.isValid(tried)) {
                kept = tried;
            } else {
                dropped.put(choice.getKey(), choice.getValue());
            }
        }
        return repaired(kept, dropped);
    }

    private Selection unchosen() {
        var none = selection;
        for (var module : selection.choices().keySet()) {
            none = none.without(module).orThrow();
        }
        return none;
    }

    private Optional<Repair> repaired(Selection kept, Map<String, String> dropped) {
        return model.best(kept, false, LITTLE).map(Best::configuration).map(completion -> {
            var changes = new ArrayList<Change>();
            dropped.forEach((module, from) ->
                    changes.add(new Change(module, from, completion.choices().getOrDefault(module, from))));
            return new Repair(changes, completion);
        });
    }

    @Override
    public BigInteger count() {
        if (!isExhaustive()) {
            throw new UnsupportedOperationException("A model that is answered by search does not count its products");
        }
        return isValid() ? BigInteger.ONE : BigInteger.ZERO;
    }

    @Override
    public Estimate countEstimate() {
        return new Estimate(count().intValueExact(), 0);
    }

    @Override
    public double countApprox() {
        return count().doubleValue();
    }

    @Override
    public Optional<Configuration> cheapestCompletion() {
        return cheapest().map(Best::configuration);
    }

    @Override
    public Optional<Configuration> dearestCompletion() {
        return dearest().map(Best::configuration);
    }

    @Override
    public Optional<Configuration> bestCompletion(Weights weights) {
        return some;
    }

    @Override
    public Optional<Configuration> sample(RandomGenerator random) {
        return some;
    }

    private Optional<Configuration> with(String module, String option) {
        int m = model.vocabulary().indexOf(module);
        int o = m < 0 ? -1 : model.vocabulary().indexOf(m, option);
        if (o < 0) {
            throw new IllegalArgumentException("No option " + module + "=" + option);
        }
        return model.completion(selection, m, o);
    }

    private static OptionalLong total(Optional<Configuration> completion) {
        return completion.isPresent() ? OptionalLong.of(completion.get().totalMinor()) : OptionalLong.empty();
    }
}
