package org.wishwright.configuration.compiled;

import java.util.BitSet;
import java.util.Random;

/**
 * Ranks variables for the search by eliminating them from the graph of who shares a table or a price with whom: what is eliminated
 * last is decided first, so that components fall apart early.
 */
final class Ordering {

    /** Above this many variables counting the fill takes too long, and the degree must do. */
    private static final int MOST_FOR_FILL = 700;

    private final int variables;
    private final BitSet[] neighbours;
    private final double[] weight;
    private final BitSet left;

    /** What is eliminated first. */
    enum Criterion {
        FILL,
        WEIGHTED_FILL,
        DEGREE,
        WEIGHTED_DEGREE
    }

    Ordering(int variables, Conditioned start) {
        this.variables = variables;
        this.neighbours = new BitSet[variables];
        this.weight = new double[variables];
        this.left = new BitSet(variables);
        for (int v = 0; v < variables; v++) {
            neighbours[v] = new BitSet(variables);
        }
        for (var part : start.parts()) {
            for (int i = 0; i < part.variables.length; i++) {
                left.set(part.variables[i]);
                weight[part.variables[i]] = Math.log(part.domains[i].size()) / Math.log(2);
            }
            for (var table : part.tables) {
                connect(table.scope());
            }
            for (var costs : part.costs) {
                connect(costs.scope());
            }
        }
    }

    private void connect(int[] scope) {
        for (int a : scope) {
            for (int b : scope) {
                if (a != b) {
                    neighbours[a].set(b);
                }
            }
        }
    }

    /**
     * @param rank by variable; what is eliminated last ranks highest
     * @param size how much search to expect: the combinations of each variable and its neighbours when it is eliminated, added up
     */
    record Order(int[] rank, double size) {}

    /** @param seed breaks ties; consumes this object */
    Order rank(Criterion criterion, long seed) {
        var random = new Random(seed);
        var tie = new double[variables];
        for (int v = 0; v < variables; v++) {
            tie[v] = random.nextDouble();
        }
        var rank = new int[variables];
        double size = 0;
        var score = new double[variables];
        var stale = (BitSet) left.clone();
        boolean fill = left.cardinality() <= MOST_FOR_FILL;
        for (int next = 0; !left.isEmpty(); next++) {
            for (int v = stale.nextSetBit(0); v >= 0; v = stale.nextSetBit(v + 1)) {
                score[v] = score(v, criterion, fill);
            }
            int best = left.nextSetBit(0);
            for (int v = best; v >= 0; v = left.nextSetBit(v + 1)) {
                if (score[v] < score[best] || score[v] == score[best] && tie[v] < tie[best]) {
                    best = v;
                }
            }
            rank[best] = next;
            size += Math.exp(Math.log(2) * weightedDegree(best));
            stale = eliminate(best);
        }
        return new Order(rank, size);
    }

    /** Returns the variables whose score may have changed. */
    private BitSet eliminate(int variable) {
        left.clear(variable);
        var around = neighbours[variable];
        var stale = new BitSet(variables);
        for (int v = around.nextSetBit(0); v >= 0; v = around.nextSetBit(v + 1)) {
            neighbours[v].or(around);
            neighbours[v].clear(v);
            neighbours[v].clear(variable);
            stale.or(neighbours[v]);
        }
        stale.or(around);
        stale.and(left);
        return stale;
    }

    private double score(int variable, Criterion criterion, boolean fill) {
        return switch (criterion) {
            case FILL -> fill ? fill(variable, false) : neighbours[variable].cardinality();
            case WEIGHTED_FILL -> fill ? fill(variable, true) : weightedDegree(variable);
            case DEGREE -> neighbours[variable].cardinality();
            case WEIGHTED_DEGREE -> weightedDegree(variable);
        };
    }

    private double weightedDegree(int variable) {
        return weight[variable]
                + neighbours[variable].stream().mapToDouble(v -> weight[v]).sum();
    }

    private double fill(int variable, boolean weighted) {
        var around = neighbours[variable];
        double fill = 0;
        for (int a = around.nextSetBit(0); a >= 0; a = around.nextSetBit(a + 1)) {
            for (int b = around.nextSetBit(a + 1); b >= 0; b = around.nextSetBit(b + 1)) {
                if (!neighbours[a].get(b)) {
                    fill += weighted ? weight[a] * weight[b] : 1;
                }
            }
        }
        return fill;
    }
}
