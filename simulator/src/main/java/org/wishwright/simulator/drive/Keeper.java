package org.wishwright.simulator.drive;

import java.util.HashMap;
import java.util.Map;

/** Writes counts and time spent into the journal every few seconds, so that a replay that was interrupted goes on counting. */
public final class Keeper implements AutoCloseable {

    private static final String KEY = "progress";
    private static final long EVERY_MILLIS = 5_000;

    private final Journal journal;
    private final Tally tally = new Tally();
    private final double secondsBefore;
    private final long began = System.nanoTime();
    private final Thread writer;

    /** What is written. */
    private record Kept(double seconds, Map<String, Long> counts) {}

    public Keeper(Journal journal) {
        this.journal = journal;
        var kept = journal.get(KEY);
        secondsBefore = kept.map(node -> node.path("seconds").asDouble()).orElse(0.0);
        for (var stage : Tally.Stage.values()) {
            kept.ifPresent(node ->
                    tally.add(stage, node.path("counts").path(stage.name()).asLong(0)));
        }
        writer = Thread.ofPlatform().daemon().name("journal-keeper").start(this::write);
    }

    public Tally tally() {
        return tally;
    }

    /** Of this and all earlier runs. */
    public double seconds() {
        return secondsBefore + (System.nanoTime() - began) / 1e9;
    }

    private void write() {
        try {
            while (true) {
                Thread.sleep(EVERY_MILLIS);
                keep();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep() {
        var counts = new HashMap<String, Long>();
        for (var stage : Tally.Stage.values()) {
            counts.put(stage.name(), tally.count(stage));
        }
        journal.put(KEY, new Kept(seconds(), counts));
    }

    /** Ends the counting; what was counted is written. */
    @Override
    public void close() {
        writer.interrupt();
        keep();
    }
}
