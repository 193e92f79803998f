package org.wishwright.configuration.format;

import org.wishwright.kernel.Refusal;

/** Carries the first problem of a DIMACS file from where it is found to {@link DimacsReader}, which turns it into a refusal. */
final class DimacsProblem extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final int line;
    private final String reason;

    /** @param line counted from 1; 0 where the problem is of the whole file */
    DimacsProblem(String code, int line, String reason) {
        super(reason, null, false, false);
        this.code = code;
        this.line = line;
        this.reason = reason;
    }

    Refusal refusal() {
        var where = line > 0 ? "Line " + line + " of the file" : "The file";
        return Refusal.of(
                "model.dimacs-" + code,
                where + ": " + reason + " Nothing was imported.",
                "line",
                line,
                "reason",
                reason);
    }
}
