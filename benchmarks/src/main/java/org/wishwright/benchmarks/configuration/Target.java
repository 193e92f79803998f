package org.wishwright.benchmarks.configuration;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.wishwright.simulator.report.Row;

/** A row of the table: what is to be reached, what is aimed at, and the longest that measuring it may take. */
enum Target {
    RENAULT_BIG_REQUEST_P50("µs", "lower", 50, 25, 120),
    RENAULT_BIG_REQUEST_P99("µs", "lower", 300, 100, 60),
    RENAULT_BIG_REPLAY("choices/s", "higher", 1_000_000, 2_000_000, 60),
    RENAULT_BIG_COMPILE("s", "lower", 3, 1, 120),
    RENAULT_BIG_SIZE("KB", "lower", 500, 350, 60),
    SESSIONS_MEMORY("MB", "lower", 512, 256, 120),
    AUTOMOTIVE01_REQUEST_P50("µs", "lower", 200, 100, 180),
    AUTOMOTIVE01_AMORTISED("µs", "lower", 3, 1, 60),
    AUTOMOTIVE02_COMPILE("s", "lower", 60, 20, 300),
    AUTOMOTIVE02_REQUEST_P50("ms", "lower", 2, 1, 180),
    MERCEDES_COMPILED("formulas", "higher", 16, 18, 3_600),
    REPAIR_P50("µs", "lower", 300, 100, 60),
    WRONG_ANSWERS("answers", "lower", 0, 0, 1_800),
    HTTP_CHOICE_P99("ms", "lower", 20, 10, 300);

    private final String unit;
    private final String better;
    private final int reach;
    private final int aim;
    private final Duration most;

    Target(String unit, String better, int reach, int aim, int mostSeconds) {
        this.unit = unit;
        this.better = better;
        this.reach = reach;
        this.aim = aim;
        this.most = Duration.ofSeconds(mostSeconds);
    }

    static Optional<Target> named(String measure) {
        return Arrays.stream(values())
                .filter(target -> target.measure().equals(measure))
                .findFirst();
    }

    /** As it is printed: {@code renault-big-size}. */
    String measure() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    Duration most() {
        return most;
    }

    /** Whether it is measured only where {@code --long} is said. */
    boolean isLong() {
        return this == MERCEDES_COMPILED;
    }

    String unit() {
        return unit;
    }

    /** @param more names and values in turn, such as the peers' */
    Row row(Object value, Object... more) {
        var all = Arrays.copyOf(new Object[] {"reach", reach, "aim", aim}, 4 + more.length);
        System.arraycopy(more, 0, all, 4, more.length);
        return Row.of("configuration", measure(), value, unit, better, all);
    }
}
