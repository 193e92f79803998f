package org.wishwright.platform.ledger.reconciliation.file;

/** Why a file is not taken, and where. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final String reason;

    Unreadable(int line, String reason) {
        super("line " + line + ": " + reason, null, false, false);
        this.line = line;
        this.reason = reason;
    }

    int line() {
        return line;
    }

    String reason() {
        return reason;
    }
}
