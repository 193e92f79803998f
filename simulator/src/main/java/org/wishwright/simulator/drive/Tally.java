package org.wishwright.simulator.drive;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How much was done, and how long the choices took. */
public final class Tally {

    /** What is counted. */
    public enum Stage {
        CHOICES,
        CONFIGURED,
        ORDERED,
        PAID,
        BATCHES_RELEASED,
        OPERATIONS_DONE,
        FLOOR_EVENTS,
        SHIPPED,
        RECEIVED_BY_BUYER
    }

    private static final int SLOTS = 20_000;

    private final Map<Stage, AtomicLong> counts = new EnumMap<>(Stage.class);
    private final AtomicLong[] choiceTenthsOfMillis = new AtomicLong[SLOTS];

    public Tally() {
        for (var stage : Stage.values()) {
            counts.put(stage, new AtomicLong());
        }
        for (int i = 0; i < SLOTS; i++) {
            choiceTenthsOfMillis[i] = new AtomicLong();
        }
    }

    public void add(Stage stage, long count) {
        counter(stage).addAndGet(count);
    }

    public long count(Stage stage) {
        return counter(stage).get();
    }

    private AtomicLong counter(Stage stage) {
        return java.util.Objects.requireNonNull(counts.get(stage));
    }

    void choice(long nanos) {
        add(Stage.CHOICES, 1);
        choiceTenthsOfMillis[(int) Math.min(SLOTS - 1, nanos / 100_000)].incrementAndGet();
    }

    /** Median time of a choice over HTTP in milliseconds, to a tenth; 0 where none was made. */
    public double choiceMillis() {
        long half = (count(Stage.CHOICES) + 1) / 2;
        long seen = 0;
        for (int i = 0; i < SLOTS; i++) {
            seen += choiceTenthsOfMillis[i].get();
            if (seen >= half && half > 0) {
                return (i + 0.5) / 10;
            }
        }
        return 0;
    }
}
