package org.wishwright.benchmarks.configuration;

import java.util.ArrayList;
import java.util.List;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.compiled.Lanes;
import org.wishwright.simulator.input.Sale;

/** Recorded sales choice by choice, 64 side by side. */
final class Replays {

    private static final int ROUNDS = 4;

    private final CompiledModel compiled;
    /** Module and option by position, in the order they were chosen. */
    private final List<int[][]> sales = new ArrayList<>();

    Replays(CompiledModel compiled, List<Sale> recorded) {
        this.compiled = compiled;
        var vocabulary = compiled.vocabulary();
        for (var sale : recorded) {
            var choices = new ArrayList<int[]>();
            sale.choices().forEach((id, option) -> {
                int module = vocabulary.indexOf(id);
                choices.add(new int[] {module, vocabulary.indexOf(module, option)});
            });
            sales.add(choices.toArray(int[][]::new));
        }
    }

    /** Recorded choices a second in the last round, the domains of all asked after each choice. */
    double perSecond() {
        double perSecond = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long choices = 0;
            long began = System.nanoTime();
            for (int from = 0; from < sales.size(); from += Lanes.MOST) {
                choices += replay(sales.subList(from, Math.min(sales.size(), from + Lanes.MOST)));
            }
            perSecond = choices / ((System.nanoTime() - began) / 1e9);
        }
        return perSecond;
    }

    private long replay(List<int[][]> some) {
        var lanes = compiled.lanes(some.size());
        int longest = some.stream().mapToInt(sale -> sale.length).max().orElse(0);
        long choices = 0;
        for (int step = 0; step < longest; step++) {
            for (int i = 0; i < some.size(); i++) {
                if (step < some.get(i).length) {
                    lanes.choose(i, some.get(i)[step][0], some.get(i)[step][1]);
                    choices++;
                }
            }
            var domains = lanes.ask();
            for (int i = 0; i < some.size(); i++) {
                if (!domains.isValid(i)) {
                    throw new IllegalStateException("A sale is said to be impossible after choice " + step);
                }
            }
        }
        return choices;
    }
}
