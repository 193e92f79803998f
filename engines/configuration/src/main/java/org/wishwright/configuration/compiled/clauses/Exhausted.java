package org.wishwright.configuration.compiled.clauses;

/** Unwinds a search that may not go on. */
final class Exhausted extends Exception {

    private static final long serialVersionUID = 1L;

    /** What was used up: {@code nodes}, {@code steps}, {@code memory}, or {@code cancelled}. */
    private final String kind;

    Exhausted(String kind) {
        super(kind, null, false, false);
        this.kind = kind;
    }

    String kind() {
        return kind;
    }
}
