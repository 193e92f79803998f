package org.wishwright.configuration.compiled;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The first in the maker's order of the completions that are best by one cost, of those by the next and so on. Below every node that
 * lies on a best sum, the parts of an and have no module in common, so the first assignment of each makes the first of all; the
 * alternatives of an or have the same modules, so the first is found by comparing.
 */
final class BestCompletion {

    /** Larger than any cost; stands for what cannot be. */
    private static final long NONE = 1L << 60;

    private static final long POSSIBLE = NONE >> 1;

    private final Layers layers;
    private final Literals literals;
    private final boolean[] any;
    private final boolean[] open;
    /** Best sums by literal and node, one array a cost. */
    private final List<long[]> best = new ArrayList<>();

    private final int[] picked;

    /** @param open literals that may take part */
    BestCompletion(Layers layers, Literals literals, boolean[] open) {
        this.layers = layers;
        this.literals = literals;
        this.any = layers.any();
        this.open = open;
        this.picked = new int[layers.nodes()];
    }

    /** Least sum of what the literals cost and, times the factor, the nodes, among the best so far. */
    BestCompletion by(long[] literalCost, int nodeFactor) {
        var sums = Arrays.copyOf(literalCost, layers.size());
        for (int l = 0; l < open.length; l++) {
            sums[l] = open[l] ? literalCost[l] : NONE;
        }
        for (int n = 0; n < any.length; n++) {
            long sum = any[n] ? NONE : layers.amount()[n] * nodeFactor;
            for (int e = layers.start()[n]; e < layers.start()[n + 1]; e++) {
                int c = layers.child()[e];
                if (any[n]) {
                    sum = isBest(n, c) ? Math.min(sum, sums[c]) : sum;
                } else {
                    sum = sum >= POSSIBLE || sums[c] >= POSSIBLE ? NONE : sum + sums[c];
                }
            }
            sums[layers.literals() + n] = sum;
        }
        best.add(sums);
        return this;
    }

    boolean isPossible() {
        return best.getFirst()[layers.size() - 1] < POSSIBLE;
    }

    private boolean isBest(int n, int child) {
        for (var sums : best) {
            if (sums[child] != sums[layers.literals() + n]) {
                return false;
            }
        }
        return true;
    }

    /** Position of the option by position of the module; must be possible. */
    int[] assignment() {
        int root = layers.nodes() - 1;
        var reached = new boolean[layers.nodes()];
        reached[root] = true;
        for (int n = root; n >= 0; n--) {
            for (int e = layers.start()[n]; reached[n] && e < layers.start()[n + 1]; e++) {
                int c = layers.child()[e];
                if (c >= layers.literals() && (!any[n] || isBest(n, c))) {
                    reached[c - layers.literals()] = true;
                }
            }
        }
        for (int n = 0; n <= root; n++) {
            if (reached[n] && any[n]) {
                picked[n] = first(n);
            }
        }
        return expand(layers.literals() + root);
    }

    private int first(int n) {
        int pick = -1;
        int[] least = {};
        for (int e = layers.start()[n]; e < layers.start()[n + 1]; e++) {
            int c = layers.child()[e];
            if (!isBest(n, c)) {
                continue;
            }
            if (pick < 0) {
                pick = c;
            } else {
                least = least.length == 0 ? expand(pick) : least;
                var other = expand(c);
                if (Arrays.compare(other, least) < 0) {
                    pick = c;
                    least = other;
                }
            }
        }
        return pick;
    }

    /** −1 for modules that the node does not speak of. */
    private int[] expand(int node) {
        var assignment = new int[literals.modules()];
        Arrays.fill(assignment, -1);
        var left = new ArrayDeque<Integer>();
        left.push(node);
        while (!left.isEmpty()) {
            int id = left.pop();
            int n = id - layers.literals();
            if (n < 0) {
                literals.put(id, assignment);
            } else if (any[n]) {
                left.push(picked[n]);
            } else {
                for (int e = layers.start()[n]; e < layers.start()[n + 1]; e++) {
                    left.push(layers.child()[e]);
                }
            }
        }
        return assignment;
    }
}
