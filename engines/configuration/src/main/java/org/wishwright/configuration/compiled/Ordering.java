package org.wishwright.configuration.compiled;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import org.wishwright.configuration.compiled.clauses.Centroids;

/**
 * Ranks variables for the search by eliminating them from the graph of who shares a table or a price with whom: what is eliminated
 * last is decided first, so that components fall apart early.
 */
final class Ordering {

    /** Above this many variables counting the fill takes too long, and the degree must do. */
    private static final int MOST_FOR_FILL = 700;

    private final int variables;
    /** Bit sets. */
    private final long[][] neighbours;

    private final double[] weight;
    private final BitSet left;
    /** By variable its neighbours when it was eliminated, where that is asked for. */
    private int[][] bags = new int[0][];

    /** What is eliminated first. */
    enum Criterion {
        FILL,
        WEIGHTED_FILL,
        DEGREE,
        WEIGHTED_DEGREE
    }

    Ordering(int variables, Conditioned start) {
        this.variables = variables;
        this.neighbours = new long[variables][variables + 63 >> 6];
        this.weight = new double[variables];
        this.left = new BitSet(variables);
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
                    neighbours[a][b >> 6] |= 1L << b;
                }
            }
        }
    }

    /**
     * @param rank by variable; what is eliminated last ranks highest
     * @param size how much search to expect: the combinations of each variable and its neighbours when it is eliminated, added up
     * @param depth how many decisions lie within each other at the most
     */
    record Order(int[] rank, double size, int depth) {}

    /** @param seed breaks ties; consumes this object */
    Order rank(Criterion criterion, long seed) {
        var random = new Random(seed);
        var tie = new double[variables];
        for (int v = 0; v < variables; v++) {
            tie[v] = random.nextDouble();
        }
        var rank = new int[variables];
        double size = 0;
        var height = new int[variables];
        int depth = 0;
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
            depth = Math.max(depth, height[best] + 1);
            for (int v = next(neighbours[best], 0); v >= 0; v = next(neighbours[best], v + 1)) {
                height[v] = Math.max(height[v], height[best] + 1);
            }
            if (bags.length > 0) {
                bags[best] = BitSet.valueOf(neighbours[best]).stream().toArray();
            }
            stale = eliminate(best);
        }
        return new Order(rank, size, depth);
    }

    /**
     * By variable, as {@link Order#rank}: what halves the variables is decided first, then what halves each half. That searches more
     * than the order it is made of, but decisions lie within few others.
     */
    int[] halves(Criterion criterion, long seed) {
        var open = left.stream().toArray();
        bags = new int[variables][0];
        var of = rank(criterion, seed).rank();
        var numberOf = new int[variables];
        for (int i = 0; i < open.length; i++) {
            numberOf[open[i]] = i;
        }
        var order = new int[open.length];
        var near = new int[open.length][];
        for (int i = 0; i < open.length; i++) {
            order[of[open[i]]] = i;
            near[i] = Arrays.stream(bags[open[i]]).map(v -> numberOf[v]).toArray();
        }
        var halves = Centroids.rank(order, near);
        var rank = new int[variables];
        for (int i = 0; i < open.length; i++) {
            rank[open[i]] = halves[i];
        }
        return rank;
    }

    /** Returns the variables whose score may have changed. */
    private BitSet eliminate(int variable) {
        left.clear(variable);
        var around = neighbours[variable];
        var changed = around.clone();
        for (int v = next(around, 0); v >= 0; v = next(around, v + 1)) {
            var of = neighbours[v];
            for (int w = 0; w < of.length; w++) {
                of[w] |= around[w];
            }
            of[v >> 6] &= ~(1L << v);
            of[variable >> 6] &= ~(1L << variable);
            for (int w = 0; w < of.length; w++) {
                changed[w] |= of[w];
            }
        }
        var stale = BitSet.valueOf(changed);
        stale.and(left);
        return stale;
    }

    private double score(int variable, Criterion criterion, boolean fill) {
        return switch (criterion) {
            case FILL -> fill ? fill(variable, false) : degree(variable);
            case WEIGHTED_FILL -> fill ? fill(variable, true) : weightedDegree(variable);
            case DEGREE -> degree(variable);
            case WEIGHTED_DEGREE -> weightedDegree(variable);
        };
    }

    private int degree(int variable) {
        int degree = 0;
        for (long word : neighbours[variable]) {
            degree += Long.bitCount(word);
        }
        return degree;
    }

    private double weightedDegree(int variable) {
        double sum = weight[variable];
        var around = neighbours[variable];
        for (int w = 0; w < around.length; w++) {
            for (long word = around[w]; word != 0; word &= word - 1) {
                sum += weight[w << 6 | Long.numberOfTrailingZeros(word)];
            }
        }
        return sum;
    }

    /** Pairs of neighbours that are no neighbours of each other, or the products of their weights, added up. */
    private double fill(int variable, boolean weighted) {
        var around = neighbours[variable];
        double fill = 0;
        for (int a = next(around, 0); a >= 0; a = next(around, a + 1)) {
            var known = neighbours[a];
            long above = -2L << a;
            for (int w = a >> 6; w < around.length; w++) {
                long missing = around[w] & ~known[w] & above;
                above = -1L;
                if (!weighted) {
                    fill += Long.bitCount(missing);
                    continue;
                }
                for (long word = missing; word != 0; word &= word - 1) {
                    fill += weight[a] * weight[w << 6 | Long.numberOfTrailingZeros(word)];
                }
            }
        }
        return fill;
    }

    /** The first member from here on, or −1. */
    private static int next(long[] set, int from) {
        int w = from >> 6;
        if (w >= set.length) {
            return -1;
        }
        long word = set[w] & -1L << from;
        while (word == 0) {
            if (++w == set.length) {
                return -1;
            }
            word = set[w];
        }
        return w << 6 | Long.numberOfTrailingZeros(word);
    }
}
