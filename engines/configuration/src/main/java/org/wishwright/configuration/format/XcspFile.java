package org.wishwright.configuration.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An XCSP 2.1 file as it was read, references not yet resolved. */
final class XcspFile {

    static final String INFINITE = "infinity";

    /** Values by domain. */
    final Map<String, int[]> domains = new LinkedHashMap<>();
    /** Domain by variable, in the order of the file. */
    final Map<String, Named> variables = new LinkedHashMap<>();

    final Map<String, Relation> relations = new LinkedHashMap<>();
    final Map<String, Constraint> constraints = new LinkedHashMap<>();
    long initialCost;
    /** Costs from here on mean that a combination is forbidden. */
    long maximalCost = Long.MAX_VALUE;

    record Named(String domain, int line) {}

    enum Semantics {
        SUPPORTS,
        CONFLICTS,
        SOFT
    }

    /**
     * @param cells row after row
     * @param costs one a row where soft, else empty
     */
    record Relation(int arity, Semantics semantics, long defaultCost, int[] cells, long[] costs, int line) {
        int rows() {
            return cells.length / arity;
        }
    }

    record Constraint(String relation, List<String> scope, int line) {}
}
