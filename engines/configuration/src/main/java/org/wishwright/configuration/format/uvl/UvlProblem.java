package org.wishwright.configuration.format.uvl;

import org.wishwright.kernel.Refusal;

/** Carries the first problem of a UVL file from where it is found to the door, which turns it into a refusal. */
final class UvlProblem extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String file;
    private final int line;
    private final String reason;

    /**
     * @param code of the refusal
     * @param file as imports name it; empty for the file that was sent
     * @param line counted from 1; 0 where the problem is of the whole file
     */
    UvlProblem(String code, String file, int line, String reason) {
        super(reason, null, false, false);
        this.code = code;
        this.file = file;
        this.line = line;
        this.reason = reason;
    }

    /** The file does not keep the grammar, or contradicts itself. */
    static UvlProblem invalid(int line, String reason) {
        return new UvlProblem("model.uvl-invalid", "", line, reason);
    }

    /** The file is UVL, but says what a model cannot hold. */
    static UvlProblem inexpressible(int line, String reason) {
        return new UvlProblem("model.not-expressible", "", line, reason);
    }

    /** The same problem, known to be in an imported file. */
    UvlProblem in(String imported) {
        return file.isEmpty() ? new UvlProblem(code, imported, line, reason) : this;
    }

    Refusal refusal() {
        var where = (line > 0 ? "Line " + line : "The file") + (file.isEmpty() ? "" : " of " + file);
        return Refusal.of(
                code, where + ": " + reason + " Nothing was imported.", "file", file, "line", line, "reason", reason);
    }
}
