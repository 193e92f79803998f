package org.wishwright.benchmarks.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.compiled.CompiledModel;

/** Open sessions as they are held in memory. */
final class Sessions {

    private static final int SESSIONS = 1_000_000;
    private static final int CHECKED = 10_000;
    private static final int FEWEST_CHOICES = 100;
    private static final int DRAWN = 997;
    private static final int COLLECTIONS = 3;

    private final CompiledModel compiled;

    Sessions(CompiledModel compiled) {
        this.compiled = compiled;
    }

    /** Bytes that a million open sessions of 100 choices or more take; some are opened again and answered. */
    long bytes() {
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
            if (!selection.equals(open.get(at % open.size()))
                    || !compiled.ask(selection).isValid()) {
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
            var choices =
                    new LinkedHashMap<>(everything.sample(random).orElseThrow().choices());
            int kept = Math.max(
                    FEWEST_CHOICES, random.nextInt(compiled.vocabulary().size()));
            while (choices.size() > kept) {
                choices.pollLastEntry();
            }
            drawn.add(Selection.of(compiled.vocabulary(), choices).orThrow());
        }
        return drawn;
    }

    private static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
