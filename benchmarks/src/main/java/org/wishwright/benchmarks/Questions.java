package org.wishwright.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.Vocabulary;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.compiled.Lanes;

/** Asks a compiled model what shoppers asked it, choice by choice, on one thread. */
final class Questions {

    private static final int ROUNDS = 3;
    private static final int SESSIONS = 1_000_000;
    private static final int CHECKED = 10_000;
    private static final int FEWEST_CHOICES = 100;
    private static final int DRAWN = 997;

    private final CompiledModel compiled;
    private final Vocabulary vocabulary;
    /** Module and option by position, in the order they were chosen. */
    private final List<int[][]> sales = new ArrayList<>();

    private final List<Selection> selections = new ArrayList<>();

    Questions(CompiledModel compiled, List<Map<String, String>> recorded) {
        this.compiled = compiled;
        this.vocabulary = compiled.vocabulary();
        for (var sale : recorded) {
            var choices = new ArrayList<int[]>();
            var selection = compiled.emptySelection();
            for (var choice : sale.entrySet()) {
                int module = vocabulary.indexOf(choice.getKey());
                choices.add(new int[] {module, vocabulary.indexOf(module, choice.getValue())});
                selection = selection.with(choice.getKey(), choice.getValue()).orThrow();
                if (sales.size() % 20 == 0) {
                    selections.add(selection);
                }
            }
            sales.add(choices.toArray(int[][]::new));
        }
    }

    /** Microseconds, ascending: options, price range and best total of every option. */
    double[] requests() {
        return timed(selection -> {
            var answer = compiled.ask(selection);
            return answer.priceMin().orElse(0) + answer.priceMax().orElse(0);
        });
    }

    /** Microseconds, ascending: for every blocked option the fewest changes that free it and the cheapest total with them. */
    double[] repairs() {
        return timed(selection -> {
            var answer = compiled.ask(selection);
            long sum = 0;
            for (var module : vocabulary.modules()) {
                for (var option : vocabulary.options(vocabulary.indexOf(module))) {
                    if (!answer.isPossible(module, option)) {
                        sum += answer.changesNeeded(module, option).orElse(0)
                                + answer.totalAfterChanges(module, option).orElse(0);
                    }
                }
            }
            return sum;
        });
    }

    private interface Question {
        long ask(Selection selection);
    }

    private double[] timed(Question question) {
        var micros = new double[selections.size()];
        long sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < micros.length; i++) {
                long began = System.nanoTime();
                sum += question.ask(selections.get(i));
                micros[i] = (System.nanoTime() - began) / 1e3;
            }
        }
        if (sum == 0) {
            throw new IllegalStateException("Nothing was asked");
        }
        Arrays.sort(micros);
        return micros;
    }

    /** Recorded choices a second, 64 sales side by side, the domains of all asked after each choice. */
    double replay() {
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

    /** Bytes that a million open sessions of 100 choices or more take; some are opened again and answered. */
    long sessionBytes() {
        var open = drawn();
        long before = used();
        var sessions = new byte[SESSIONS][];
        for (int i = 0; i < sessions.length; i++) {
            sessions[i] = compiled.pack(open.get(i % open.size()));
        }
        long bytes = used() - before;
        var random = new Random(1);
        for (int i = 0; i < CHECKED; i++) {
            int at = random.nextInt(SESSIONS);
            var selection = compiled.unpack(sessions[at]).orThrow();
            if (!selection.equals(open.get(at % open.size())) || !compiled.ask(selection).isValid()) {
                throw new IllegalStateException("Session " + at + " did not open as it was left");
            }
        }
        return bytes;
    }

    /** Products drawn at random, some of them with their last modules open. */
    private List<Selection> drawn() {
        var random = new Random(1);
        var everything = compiled.ask(compiled.emptySelection());
        var drawn = new ArrayList<Selection>();
        for (int i = 0; i < DRAWN; i++) {
            var choices = new LinkedHashMap<>(everything.sample(random).orElseThrow().choices());
            int kept = Math.max(FEWEST_CHOICES, random.nextInt(vocabulary.size()));
            while (choices.size() > kept) {
                choices.pollLastEntry();
            }
            drawn.add(Selection.of(vocabulary, choices).orThrow());
        }
        return drawn;
    }

    private static long used() {
        for (int i = 0; i < ROUNDS; i++) {
            System.gc();
        }
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
