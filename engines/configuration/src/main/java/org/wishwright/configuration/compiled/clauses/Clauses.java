package org.wishwright.configuration.compiled.clauses;

import java.util.Arrays;

/**
 * A formula in conjunctive normal form. The literals of variable {@code v} are {@code 2v} (true) and {@code 2v + 1} (false), so that
 * {@code literal ^ 1} negates. Owned arrays, never written.
 *
 * @param start by clause, where its literals begin; one more at the end
 * @param literal clause after clause, each ascending and without repetition
 */
public record Clauses(int variables, int[] start, int[] literal) {

    public int count() {
        return start.length - 1;
    }

    public int length(int clause) {
        return start[clause + 1] - start[clause];
    }

    public int[] clause(int clause) {
        return Arrays.copyOfRange(literal, start[clause], start[clause + 1]);
    }

    /** Collects clauses; drops what is always true and repeated literals. */
    static final class Builder {
        private final Ints starts = new Ints();
        private final Ints literals = new Ints();
        private int variables;

        Builder(int variables) {
            this.variables = variables;
            starts.add(0);
        }

        int variables() {
            return variables;
        }

        int size() {
            return literals.size;
        }

        /** @return the number of a new variable */
        int variable() {
            return variables++;
        }

        void add(int... clause) {
            var sorted = clause.clone();
            Arrays.sort(sorted);
            int from = literals.size;
            int last = -2;
            for (int l : sorted) {
                if (l == (last ^ 1) && (l & 1) == 1) {
                    literals.size = from;
                    return;
                }
                if (l != last) {
                    literals.add(l);
                }
                last = l;
            }
            starts.add(literals.size);
        }

        Clauses build() {
            return new Clauses(variables, starts.toArray(), literals.toArray());
        }
    }
}
