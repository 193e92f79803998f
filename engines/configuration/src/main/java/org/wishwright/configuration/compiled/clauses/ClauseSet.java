package org.wishwright.configuration.compiled.clauses;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Clauses, each once, in the order of their first coming. */
final class ClauseSet {

    private final Clauses.Builder clauses = new Clauses.Builder(0);
    private final Set<Content> seen = new HashSet<>();

    private record Content(int[] literals) {
        @Override
        public boolean equals(Object o) {
            return o instanceof Content other && Arrays.equals(literals, other.literals);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(literals);
        }
    }

    void add(int[] clause) {
        Arrays.sort(clause);
        if (seen.add(new Content(clause))) {
            clauses.add(clause);
        }
    }

    int literals() {
        return clauses.size();
    }

    Clauses clauses(int variables) {
        var built = clauses.build();
        return new Clauses(variables, built.start(), built.literal());
    }
}
