package org.wishwright.configuration.compiled;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.wishwright.configuration.Configuration;
import org.wishwright.configuration.Selection;

/** Answers from one circuit for one selection; holds the best totals, works the rest out when asked. */
final class CircuitAnswer implements Answer {

    private final CompiledModel model;
    private final Selection selection;
    private final boolean valid;
    private final long cheapest;
    private final long dearest;
    private final long[] best;

    CircuitAnswer(CompiledModel model, Selection selection) {
        this.model = model;
        this.selection = selection;
        var totals = new Totals(model.circuit(), model.literals(), selection);
        this.valid = totals.isValid();
        this.cheapest = totals.cheapestTotal();
        this.dearest = totals.dearestTotal();
        this.best = totals.best();
    }

    @Override
    public Selection selection() {
        return selection;
    }

    @Override
    public boolean isValid() {
        return valid;
    }

    @Override
    public List<String> remaining(String module) {
        int m = known(module);
        int first = model.literals().first()[m];
        var options = model.vocabulary().options(m);
        var remaining = new ArrayList<String>();
        for (int o = 0; o < options.size(); o++) {
            if (Totals.isPossible(best[first + o])) {
                remaining.add(options.get(o));
            }
        }
        return remaining;
    }

    @Override
    public OptionalLong priceMin() {
        return valid ? OptionalLong.of(cheapest) : OptionalLong.empty();
    }

    @Override
    public OptionalLong priceMax() {
        return valid ? OptionalLong.of(dearest) : OptionalLong.empty();
    }

    @Override
    public OptionalLong bestTotal(String module, String option) {
        int m = known(module);
        int o = model.vocabulary().indexOf(m, option);
        if (o < 0) {
            throw new IllegalArgumentException("No option " + module + "=" + option);
        }
        long total = best[model.literals().first()[m] + o];
        return Totals.isPossible(total) ? OptionalLong.of(total) : OptionalLong.empty();
    }

    private int known(String module) {
        int m = model.vocabulary().indexOf(module);
        if (m < 0) {
            throw new IllegalArgumentException("No module " + module);
        }
        return m;
    }

    @Override
    public BigInteger count() {
        return Counting.exact(model.circuit(), model.literals(), selection);
    }

    @Override
    public double countApprox() {
        return Counting.approximate(model.circuit(), model.literals(), selection);
    }

    @Override
    public Optional<Configuration> cheapestCompletion() {
        if (!valid) {
            return Optional.empty();
        }
        var totals = new Totals(model.circuit(), model.literals(), selection);
        var assignment = new CheapestCompletion(model.circuit(), model.literals(), totals).assignment();
        var configuration = model.evaluator().configuration(selection, assignment).orThrow();
        if (configuration.totalMinor() != cheapest) {
            throw new IllegalStateException(
                    "The circuit says " + cheapest + ", the price tables " + configuration.totalMinor());
        }
        return Optional.of(configuration);
    }
}
