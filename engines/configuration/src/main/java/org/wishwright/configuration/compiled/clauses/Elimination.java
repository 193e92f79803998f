package org.wishwright.configuration.compiled.clauses;

import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * Orders of decisions from a tree decomposition: variables that share a clause are neighbours, the one with the least missing between
 * its neighbours (or with the fewest) goes first and leaves them connected; what goes last holds the most together and is decided
 * first.
 */
final class Elimination {

    enum Criterion {
        FILL,
        DEGREE
    }

    private final int n;
    private final long[][] near;
    private final int words;
    private final boolean[] gone;
    private final Effort effort;
    /** Variables as they went. */
    private final int[] order;
    /** By variable its neighbours when it went. */
    private final int[][] bag;

    Elimination(Formulation formula, Criterion criterion, Effort effort) throws Exhausted {
        this.n = formula.variables();
        this.words = n + 63 >> 6;
        this.near = new long[n][words];
        this.gone = new boolean[n];
        this.order = new int[n];
        this.bag = new int[n][];
        this.effort = effort;
        for (int l = 0; l < 2 * n; l++) {
            for (int i = formula.implied().start()[l]; i < formula.implied().start()[l + 1]; i++) {
                join(l >> 1, formula.implied().item()[i] >> 1);
            }
        }
        cliques(formula.group());
        cliques(formula.clause());
        run(criterion);
    }

    private void cliques(Lists lists) {
        for (int c = 0; c + 1 < lists.start().length; c++) {
            for (int i = lists.start()[c]; i < lists.start()[c + 1]; i++) {
                for (int j = lists.start()[c]; j < i; j++) {
                    join(lists.item()[i] >> 1, lists.item()[j] >> 1);
                }
            }
        }
    }

    private void join(int a, int b) {
        if (a != b) {
            near[a][b >> 6] |= 1L << b;
            near[b][a >> 6] |= 1L << a;
        }
    }

    private void run(Criterion criterion) throws Exhausted {
        var queue = new PriorityQueue<long[]>(Arrays::compare);
        for (int v = 0; v < n; v++) {
            queue.add(new long[] {cost(v, criterion), v});
        }
        int at = 0;
        while (!queue.isEmpty()) {
            var first = queue.poll();
            int v = (int) first[1];
            if (gone[v]) {
                continue;
            }
            long cost = cost(v, criterion);
            if (cost > first[0]) {
                first[0] = cost;
                queue.add(first);
                continue;
            }
            order[at++] = v;
            eliminate(v);
            if (criterion == Criterion.DEGREE || bag[v].length < 40) {
                for (int u : bag[v]) {
                    queue.add(new long[] {cost(u, criterion), u});
                }
            }
        }
    }

    private long cost(int v, Criterion criterion) throws Exhausted {
        long degree = 0;
        for (long word : near[v]) {
            degree += Long.bitCount(word);
        }
        effort.steps(words / 8 + 1);
        if (criterion == Criterion.DEGREE || degree > 300) {
            return criterion == Criterion.DEGREE ? degree : degree * degree;
        }
        long missing = 0;
        for (int u : members(v)) {
            for (int w = 0; w < words; w++) {
                missing += Long.bitCount(near[v][w] & ~near[u][w]);
            }
        }
        effort.steps(degree * words / 8);
        return missing - degree;
    }

    private int[] members(int v) {
        var members = new Ints();
        for (int w = 0; w < words; w++) {
            for (long rest = near[v][w]; rest != 0; rest &= rest - 1) {
                members.add(w << 6 | Long.numberOfTrailingZeros(rest));
            }
        }
        return members.toArray();
    }

    private void eliminate(int v) throws Exhausted {
        gone[v] = true;
        bag[v] = members(v);
        for (int u : bag[v]) {
            for (int w = 0; w < words; w++) {
                near[u][w] |= near[v][w];
            }
            near[u][u >> 6] &= ~(1L << u);
            near[u][v >> 6] &= ~(1L << v);
        }
        effort.steps((long) bag[v].length * words / 8);
        Arrays.fill(near[v], 0);
    }

    private int[] positions() {
        var position = new int[n];
        for (int i = 0; i < n; i++) {
            position[order[i]] = i;
        }
        return position;
    }

    /** What went last is decided first. */
    Ranking reverse() {
        return new Ranking(positions(), positions(), 1L << 32);
    }

    /** First what halves the tree of bags, then what halves each half. */
    Ranking halves(long blend) {
        return new Centroids(order, bag).ranking(blend);
    }
}
