package org.wishwright.platform.ledger.sandbox.program;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the sandbox plays when it is a tax office; {@code red-PLAY} plays success, and the play for what takes the invoice back. */
public enum InvoicePlay {
    SUCCESS,
    /** Will not. */
    REFUSE,
    /** Says so three seconds later. */
    LATE,
    /** Issues, and says so only when asked. */
    SILENT;

    private static final String RED = "red-";

    /** Empty for a name that is no play. */
    public static Optional<InvoicePlay> named(String name) {
        if (name.startsWith(RED)) {
            return named(name.substring(RED.length())).map(play -> SUCCESS);
        }
        return Arrays.stream(values()).filter(play -> play.word().equals(name)).findFirst();
    }

    public static String words() {
        return Arrays.stream(values()).map(InvoicePlay::word).collect(Collectors.joining(", ")) + ", " + RED + "PLAY";
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As long as a real one, of a region that does not exist. */
    static String number(long serial) {
        return String.format(Locale.ROOT, "9900%016d", serial);
    }
}
