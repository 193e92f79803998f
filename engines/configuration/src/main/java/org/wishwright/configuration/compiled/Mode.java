package org.wishwright.configuration.compiled;

import java.util.Locale;

/** The way by which a model answers. All are exact. */
public enum Mode {
    /** A circuit compiled from tables over modules of many options. */
    TABLES,
    /** A circuit compiled from clauses over thousands of modules of yes or no. */
    CLAUSES,
    /** No circuit fits the budget: a solver searches at every question, and says neither totals nor counts. */
    SEARCH;

    /** As pages and files say it: {@code tables}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
