package org.wishwright.benchmarks.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.Vocabulary;
import org.wishwright.configuration.compiled.CompiledModel;

/** Asks a compiled model what shoppers asked it, choice by choice, on one thread. */
final class Questions {

    private static final int EVERY = 20;

    private final CompiledModel compiled;
    private final Vocabulary vocabulary;
    private final List<Selection> selections = new ArrayList<>();

    Questions(CompiledModel compiled, List<Map<String, String>> sales) {
        this.compiled = compiled;
        this.vocabulary = compiled.vocabulary();
        for (int s = 0; s < sales.size(); s += EVERY) {
            var selection = compiled.emptySelection();
            for (var choice : sales.get(s).entrySet()) {
                selection = selection.with(choice.getKey(), choice.getValue()).orThrow();
                selections.add(selection);
            }
        }
    }

    /** A few of the selections, from all stages. */
    List<Selection> some() {
        var some = new ArrayList<Selection>();
        for (int i = 0; i < selections.size(); i += selections.size() / EVERY) {
            some.add(selections.get(i));
        }
        return some;
    }

    /** Options, price range and best total of every option. */
    Times requests(int rounds) {
        return Times.of(selections, rounds, selection -> {
            var answer = compiled.ask(selection);
            return answer.priceMin().orElse(0) + answer.priceMax().orElse(0);
        });
    }

    /** For every blocked option the fewest changes that free it and the cheapest total with them. */
    Times repairs(int rounds) {
        return Times.of(selections, rounds, this::repair);
    }

    private long repair(Selection selection) {
        var answer = compiled.ask(selection);
        long sum = 0;
        for (int m = 0; m < vocabulary.size(); m++) {
            var module = vocabulary.module(m);
            for (var option : vocabulary.options(m)) {
                if (!answer.isPossible(module, option)) {
                    sum += answer.changesNeeded(module, option).orElse(0)
                            + answer.totalAfterChanges(module, option).orElse(0);
                }
            }
        }
        return sum;
    }
}
