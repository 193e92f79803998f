package org.wishwright.configuration.compiled.clauses;

import java.util.ArrayDeque;
import java.util.Arrays;

/** Ranks variables by taking the bag that leaves the smallest pieces of a tree of bags, then the same within each piece. */
public final class Centroids {

    private static final int TAKEN = -1;

    private final int[] order;
    private final int[] parent;
    private final int[][] bag;
    private final int[] position;
    private final Lists neighbours;
    /** By bag its position in its piece. */
    private final int[] piece;

    private final int[] rank;
    private final int[] level;
    private int next;

    /**
     * @param order variables as they were eliminated, each once
     * @param bag by variable its neighbours when it went
     */
    Centroids(int[] order, int[][] bag) {
        this.order = order;
        this.bag = bag;
        int n = order.length;
        this.position = new int[n];
        for (int i = 0; i < n; i++) {
            position[order[i]] = i;
        }
        this.parent = parents(position, bag);
        var edges = new Ints(Math.max(4, 4 * n));
        for (int v = 0; v < n; v++) {
            if (parent[v] >= 0) {
                edges.add(v);
                edges.add(parent[v]);
                edges.add(parent[v]);
                edges.add(v);
            }
        }
        this.neighbours = Lists.of(n, edges);
        this.piece = new int[n];
        this.level = new int[n];
        this.rank = new int[n];
        Arrays.fill(rank, -1);
        this.next = n;
    }

    /** By variable its rank; see the class and {@link #Centroids}. */
    public static int[] rank(int[] order, int[][] bag) {
        return new Centroids(order, bag).ranking(0).rank();
    }

    /** The first of its neighbours that went, −1 where none was left. */
    private static int[] parents(int[] position, int[][] bag) {
        var parent = new int[bag.length];
        for (int v = 0; v < parent.length; v++) {
            parent[v] = -1;
            for (int u : bag[v]) {
                if (parent[v] < 0 || position[u] < position[parent[v]]) {
                    parent[v] = u;
                }
            }
        }
        return parent;
    }

    /** @param blend see {@link Ranking} */
    Ranking ranking(long blend) {
        var pieces = new ArrayDeque<int[]>();
        var depths = new ArrayDeque<Integer>();
        for (int i = order.length - 1; i >= 0; i--) {
            if (parent[order[i]] < 0) {
                pieces.add(reach(order[i], -1));
                depths.add(0);
            }
        }
        while (!pieces.isEmpty()) {
            int depth = depths.removeFirst();
            int centre = centre(pieces.removeFirst());
            take(centre, depth);
            piece[centre] = TAKEN;
            for (int i = neighbours.start()[centre]; i < neighbours.start()[centre + 1]; i++) {
                int start = neighbours.item()[i];
                if (piece[start] != TAKEN) {
                    pieces.add(reach(start, centre));
                    depths.add(depth + 1);
                }
            }
        }
        return new Ranking(level, rank, blend);
    }

    /** The bag's variables, those that went last first. */
    private void take(int centre, int depth) {
        var members = new Ints();
        members.add(centre);
        members.addAll(bag[centre], 0, bag[centre].length);
        var sorted = members.toArray();
        for (int i = 1; i < sorted.length; i++) {
            for (int j = i; j > 0 && position[sorted[j]] > position[sorted[j - 1]]; j--) {
                int swap = sorted[j];
                sorted[j] = sorted[j - 1];
                sorted[j - 1] = swap;
            }
        }
        for (int v : sorted) {
            if (rank[v] < 0) {
                rank[v] = --next;
                level[v] = -depth;
            }
        }
    }

    /** Bags connected to this one, without those taken; each is marked with its position among them. */
    private int[] reach(int start, int from) {
        var found = new Ints();
        var before = new Ints();
        found.add(start);
        before.add(from);
        for (int i = 0; i < found.size; i++) {
            int v = found.at[i];
            piece[v] = i;
            for (int k = neighbours.start()[v]; k < neighbours.start()[v + 1]; k++) {
                int u = neighbours.item()[k];
                if (u != before.at[i] && piece[u] != TAKEN) {
                    found.add(u);
                    before.add(v);
                }
            }
        }
        return found.toArray();
    }

    /** The member whose largest neighbouring piece is the smallest; sizes add up from the back of the walk. */
    private int centre(int[] members) {
        for (int i = 0; i < members.length; i++) {
            piece[members[i]] = i;
        }
        var size = new int[members.length];
        var largest = new int[members.length];
        int best = members.length - 1;
        int least = Integer.MAX_VALUE;
        for (int i = members.length - 1; i >= 0; i--) {
            int v = members[i];
            size[i]++;
            for (int k = neighbours.start()[v]; k < neighbours.start()[v + 1]; k++) {
                int above = piece[neighbours.item()[k]];
                if (above != TAKEN && above < i) {
                    size[above] += size[i];
                    largest[above] = Math.max(largest[above], size[i]);
                }
            }
            int worst = Math.max(largest[i], members.length - size[i]);
            if (worst < least) {
                least = worst;
                best = i;
            }
        }
        return members[best];
    }
}
