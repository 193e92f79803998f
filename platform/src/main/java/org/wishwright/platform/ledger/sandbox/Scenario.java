package org.wishwright.platform.ledger.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the sandbox plays. Times are in seconds. */
enum Scenario {
    /** Captures and says so. */
    SUCCESS(true, 0, 0, 0),
    /** Refuses and says so. */
    DECLINE(false, 0, 0, 0),
    /** Captures a little later, and tells by notification. */
    LATE(true, 3, 3, 1),
    /** Captures, says so, and notifies twice. */
    DUPLICATE(true, 0, 1, 2),
    /** Captures, and never says so unless asked. */
    SILENT(true, 0, 0, 0);

    private final boolean captured;
    private final int decidesAfter;
    private final int notifiesAfter;
    private final int notices;

    Scenario(boolean captured, int decidesAfter, int notifiesAfter, int notices) {
        this.captured = captured;
        this.decidesAfter = decidesAfter;
        this.notifiesAfter = notifiesAfter;
        this.notices = notices;
    }

    static Optional<Scenario> named(String name) {
        return Arrays.stream(values())
                .filter(scenario -> scenario.word().equals(name))
                .findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(Scenario::word).collect(Collectors.joining(", "));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean captured() {
        return captured;
    }

    int decidesAfter() {
        return decidesAfter;
    }

    int notifiesAfter() {
        return notifiesAfter;
    }

    int notices() {
        return notices;
    }
}
