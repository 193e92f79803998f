package org.wishwright.platform.ledger.sandbox.program;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the sandbox plays. {@code storm-SEED} draws one of the plays in which no money is wrong, by seed and payment. */
public enum Play {
    /** Captures and says so. */
    SUCCESS,
    /** Refuses and says so. */
    DECLINE,
    /** Captures a little later, and tells by notification. */
    LATE(new Notice(3_000, "payment.captured")),
    /** Captures, says so, and notifies twice. */
    DUPLICATE(new Notice(1_000, "payment.captured"), new Notice(2_000, "payment.captured")),
    /** Captures, and never says so unless asked. */
    SILENT,
    /** The first request is lost before it is booked. */
    DROPPED,
    /** Captures, and tells in the wrong order: that it is in progress comes last. */
    REORDERED(new Notice(1_000, "payment.captured"), new Notice(1_500, "payment.pending")),
    /** Captures, and answers only when nobody waits any more. */
    DELAYED,
    /** Captures nine tenths of what was asked. */
    PARTIAL,
    /** Captures; two seconds later the payer's bank takes it back. */
    CHARGEBACK(new Notice(2_000, "payment.charged-back")),
    /** As before, and four seconds after the charge the bank gives it back. */
    CHARGEBACK_WON(new Notice(2_000, "payment.charged-back"), new Notice(4_000, "payment.chargeback-won")),
    /** As before, and the bank decides for the payer. */
    CHARGEBACK_LOST(new Notice(2_000, "payment.charged-back"), new Notice(4_000, "payment.chargeback-lost"));

    /** When it is decided, for those that are not decided at once. */
    static final long LATE_MILLIS = 3_000;

    static final long CHARGEBACK_MILLIS = 2_000;
    static final long DECIDED_MILLIS = 4_000;
    private static final String STORM = "storm-";
    private static final List<Play> STORMY =
            List.of(SUCCESS, SUCCESS, DECLINE, LATE, DUPLICATE, SILENT, DROPPED, REORDERED, DELAYED);

    /** @param after milliseconds after the charge */
    record Notice(long after, String type) {}

    private final List<Notice> notices;

    Play(Notice... notices) {
        this.notices = List.of(notices);
    }

    /** Empty for a name that is no play. */
    public static Optional<Play> named(String name, String payment) {
        if (name.matches(STORM + "[0-9]{1,9}")) {
            long seed = Long.parseLong(name.substring(STORM.length()));
            return Optional.of(
                    STORMY.get((int) Math.floorMod(mixed(seed * 31 + payment.hashCode()), (long) STORMY.size())));
        }
        return Arrays.stream(values()).filter(play -> play.word().equals(name)).findFirst();
    }

    public static String words() {
        return Arrays.stream(values()).map(Play::word).collect(Collectors.joining(", ")) + ", " + STORM + "SEED";
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    List<Notice> notices() {
        return notices;
    }

    /** Spreads near numbers far (SplitMix64's finisher). */
    private static long mixed(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
