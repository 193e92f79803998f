package org.wishwright.platform.catalog.scene;

/** Why a scene cannot be used, and in which line. */
final class SceneFault extends Exception {

    private static final long serialVersionUID = 1L;
    private final int line;

    SceneFault(int line, String reason) {
        super(reason, null, false, false);
        this.line = line;
    }

    int line() {
        return line;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    /** What of a maker's file is repeated to her. */
    static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
