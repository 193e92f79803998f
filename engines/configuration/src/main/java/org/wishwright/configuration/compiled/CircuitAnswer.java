package org.wishwright.configuration.compiled;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.wishwright.configuration.Configuration;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.compiled.Repair.Change;

/** Answers from one circuit for one selection; holds the best totals, works the rest out when asked. */
final class CircuitAnswer implements Answer {

    private final CompiledModel model;
    private final Selection selection;
    private final Question question;
    private final BestTotals totals;
    private final Literals literals;

    CircuitAnswer(CompiledModel model, Selection selection, Question question, BestTotals totals) {
        this.model = model;
        this.selection = selection;
        this.question = question;
        this.totals = totals;
        this.literals = question.literals();
    }

    @Override
    public Selection selection() {
        return selection;
    }

    @Override
    public boolean isValid() {
        return totals.changes() == 0;
    }

    @Override
    public List<String> remaining(String module) {
        int m = model.known(module);
        int first = literals.first()[m];
        var options = model.vocabulary().options(m);
        var remaining = new ArrayList<String>(options.size());
        for (int o = 0; o < options.size(); o++) {
            if (totals.isPossible(first + o)) {
                remaining.add(options.get(o));
            }
        }
        return remaining;
    }

    @Override
    public boolean isPossible(String module, String option) {
        return totals.isPossible(model.known(module, option));
    }

    @Override
    public OptionalLong priceMin() {
        return isValid() ? OptionalLong.of(totals.cheapest()) : OptionalLong.empty();
    }

    @Override
    public OptionalLong priceMax() {
        return isValid() ? OptionalLong.of(totals.dearest()) : OptionalLong.empty();
    }

    @Override
    public OptionalLong bestTotal(String module, String option) {
        int literal = model.known(module, option);
        return totals.isPossible(literal) ? OptionalLong.of(totals.total(literal)) : OptionalLong.empty();
    }

    @Override
    public OptionalInt changesNeeded(String module, String option) {
        long changes = totals.changes(model.known(module, option));
        return changes == BestTotals.NEVER ? OptionalInt.empty() : OptionalInt.of((int) changes);
    }

    @Override
    public OptionalLong totalAfterChanges(String module, String option) {
        int literal = model.known(module, option);
        return totals.changes(literal) == BestTotals.NEVER
                ? OptionalLong.empty()
                : OptionalLong.of(totals.total(literal));
    }

    @Override
    public Optional<Repair> repair(String module, String option) {
        int literal = model.known(module, option);
        int m = literals.moduleOf()[literal];
        var open = question.offered();
        boolean offered = open[literal];
        Arrays.fill(open, literals.first()[m], literals.first()[m + 1], false);
        open[literal] = offered;
        return repaired(open, m, totals.changes(literal));
    }

    @Override
    public Optional<Repair> repair() {
        return repaired(question.offered(), -1, totals.changes());
    }

    private Optional<Repair> repaired(boolean[] open, int except, long expected) {
        var breaks = question.breaks();
        if (except >= 0) {
            Arrays.fill(breaks, literals.first()[except], literals.first()[except + 1], 0);
        }
        var best = new BestCompletion(model.layers(), literals, open).by(breaks, 0);
        if (!best.isPossible()) {
            return Optional.empty();
        }
        var completion = configuration(best.by(literals.amount(), 1).assignment());
        var changes = new ArrayList<Change>();
        var chosen = completion.choices();
        selection.choices().forEach((module, from) -> {
            var to = chosen.getOrDefault(module, from);
            if (!to.equals(from) && model.known(module) != except) {
                changes.add(new Change(module, from, to));
            }
        });
        if (changes.size() != expected) {
            throw new IllegalStateException(expected + " changes were promised, " + changes.size() + " are needed");
        }
        return Optional.of(new Repair(changes, completion));
    }

    @Override
    public BigInteger count() {
        return new Counting(model.layers())
                .exact(question.open())[model.layers().size() - 1];
    }

    @Override
    public Estimate countEstimate() {
        var counted = new Counting(model.layers()).approximate(question.open());
        return Estimate.of(counted.number(), counted.power());
    }

    @Override
    public double countApprox() {
        return new Counting(model.layers()).approximate(question.open()).toDouble();
    }

    @Override
    public Optional<Configuration> cheapestCompletion() {
        var cheapest = completion(best().by(literals.amount(), 1));
        cheapest.ifPresent(configuration -> verify(configuration, totals.cheapest()));
        return cheapest;
    }

    @Override
    public Optional<Configuration> dearestCompletion() {
        var cost = Arrays.stream(literals.amount()).map(amount -> -amount).toArray();
        var dearest = completion(best().by(cost, -1));
        dearest.ifPresent(configuration -> verify(configuration, totals.dearest()));
        return dearest;
    }

    @Override
    public Optional<Configuration> bestCompletion(Weights weights) {
        if (!weights.vocabulary().equals(model.vocabulary())) {
            throw new IllegalArgumentException("The weights are of another model");
        }
        return completion(best().by(weights.costs(), 0).by(literals.amount(), 1));
    }

    @Override
    public Optional<Configuration> sample(RandomGenerator random) {
        if (!isValid()) {
            return Optional.empty();
        }
        var counting = new Counting(model.layers());
        return Optional.of(configuration(counting.sample(counting.exact(question.open()), literals, random)));
    }

    private BestCompletion best() {
        return new BestCompletion(model.layers(), literals, question.open());
    }

    private Optional<Configuration> completion(BestCompletion best) {
        return isValid() ? Optional.of(configuration(best.assignment())) : Optional.empty();
    }

    private Configuration configuration(int[] assignment) {
        return model.evaluator().configuration(selection, assignment).orThrow();
    }

    private static void verify(Configuration configuration, long total) {
        if (configuration.totalMinor() != total) {
            throw new IllegalStateException(
                    "The circuit says " + total + ", the price tables " + configuration.totalMinor());
        }
    }
}
