package org.wishwright.configuration.compiled;

import java.util.Arrays;
import org.wishwright.configuration.Selection;

/**
 * One pass up and one pass down a circuit in the (min, +) semiring: the cheapest total below every node, and for every literal the
 * cheapest total of everything else, which is a derivative in Darwiche's sense ("A differential approach to inference in Bayesian
 * networks", 2003). The literal's own module counts as open there, whatever is chosen for it.
 */
final class Totals {

    /** Larger than any total; stands for what cannot be. */
    static final long NONE = 1L << 60;

    private static final long POSSIBLE = NONE >> 1;

    private final Circuit circuit;
    private final Literals literals;
    /** Cheapest by literal and node. */
    final long[] cheapest;
    /** Dearest by literal and node, where {@link #cheapest} says that it is possible. */
    private final long[] dearest;
    /** Number of impossible children of an and. */
    private final int[] impossible;

    Totals(Circuit circuit, Literals literals, Selection selection) {
        this.circuit = circuit;
        this.literals = literals;
        int size = circuit.literals() + circuit.nodes();
        this.cheapest = new long[size];
        this.dearest = new long[size];
        this.impossible = new int[circuit.nodes()];
        literals(selection);
        up();
    }

    static boolean isPossible(long total) {
        return total < POSSIBLE;
    }

    private void literals(Selection selection) {
        System.arraycopy(literals.amount(), 0, cheapest, 0, literals.count());
        System.arraycopy(literals.amount(), 0, dearest, 0, literals.count());
        for (int m = 0; m < literals.modules(); m++) {
            int chosen = selection.chosen(m);
            if (chosen >= 0) {
                int literal = literals.first()[m] + chosen;
                Arrays.fill(cheapest, literals.first()[m], literals.first()[m + 1], NONE);
                cheapest[literal] = literals.amount()[literal];
            }
        }
    }

    private void up() {
        var any = circuit.any();
        int first = circuit.literals();
        for (int n = 0; n < any.length; n++) {
            if (any[n]) {
                choice(n, first);
            } else {
                sum(n, first);
            }
        }
    }

    private void choice(int n, int first) {
        long least = NONE;
        long most = -NONE;
        for (int e = circuit.childStart()[n]; e < circuit.childStart()[n + 1]; e++) {
            int c = circuit.child()[e];
            long value = cheapest[c];
            if (value < POSSIBLE) {
                least = Math.min(least, value);
                most = Math.max(most, dearest[c]);
            }
        }
        cheapest[first + n] = least;
        dearest[first + n] = most;
    }

    private void sum(int n, int first) {
        long least = circuit.amount()[n];
        long most = least;
        int missing = 0;
        for (int e = circuit.childStart()[n]; e < circuit.childStart()[n + 1]; e++) {
            int c = circuit.child()[e];
            long value = cheapest[c];
            if (value < POSSIBLE) {
                least += value;
                most += dearest[c];
            } else {
                missing++;
            }
        }
        impossible[n] = missing;
        // The sum of what is possible is needed on the way down when exactly one child is missing; dearest has no other
        // use then.
        cheapest[first + n] = missing == 0 ? least : NONE;
        dearest[first + n] = missing == 0 ? most : least;
    }

    boolean isValid() {
        return isPossible(cheapest[cheapest.length - 1]);
    }

    long cheapestTotal() {
        return cheapest[cheapest.length - 1] + literals.base();
    }

    long dearestTotal() {
        return dearest[dearest.length - 1] + literals.base();
    }

    /** By literal the cheapest total with it and all choices of other modules; {@link #NONE} where there is none. */
    long[] best() {
        var rest = new long[cheapest.length];
        Arrays.fill(rest, NONE);
        rest[rest.length - 1] = 0;
        int first = circuit.literals();
        for (int n = circuit.nodes() - 1; n >= 0; n--) {
            long above = rest[first + n];
            if (above >= POSSIBLE) {
                continue;
            }
            if (circuit.any()[n]) {
                for (int e = circuit.childStart()[n]; e < circuit.childStart()[n + 1]; e++) {
                    int c = circuit.child()[e];
                    rest[c] = Math.min(rest[c], above);
                }
            } else {
                beside(n, above, rest);
            }
        }
        var best = Arrays.copyOf(rest, first);
        for (int l = 0; l < first; l++) {
            best[l] = best[l] < POSSIBLE ? best[l] + literals.amount()[l] + literals.base() : NONE;
        }
        return best;
    }

    private void beside(int n, long above, long[] rest) {
        int first = circuit.literals();
        if (impossible[n] == 0) {
            long with = above + cheapest[first + n];
            for (int e = circuit.childStart()[n]; e < circuit.childStart()[n + 1]; e++) {
                int c = circuit.child()[e];
                rest[c] = Math.min(rest[c], with - cheapest[c]);
            }
        } else if (impossible[n] == 1) {
            for (int e = circuit.childStart()[n]; e < circuit.childStart()[n + 1]; e++) {
                int c = circuit.child()[e];
                if (cheapest[c] >= POSSIBLE) {
                    rest[c] = Math.min(rest[c], above + dearest[first + n]);
                }
            }
        }
    }
}
