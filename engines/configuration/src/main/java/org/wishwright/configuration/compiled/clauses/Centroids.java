package org.wishwright.configuration.compiled.clauses;

import java.util.ArrayDeque;
import java.util.Arrays;

/** Ranks variables by taking the bag that leaves the smallest pieces of a tree of bags, then the same within each piece. */
final class Centroids {

    private final int[] order;
    private final int[] parent;
    private final int[][] bag;
    private final int[] position;
    private final Lists neighbours;
    private final int[] piece;
    private final int[] size;
    private final int[] rank;
    private int next;

    Centroids(int[] order, int[] position, int[] parent, int[][] bag) {
        this.order = order;
        this.position = position;
        this.parent = parent;
        this.bag = bag;
        int n = order.length;
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
        this.size = new int[n];
        this.rank = new int[n];
        Arrays.fill(rank, -1);
        this.next = n;
    }

    int[] rank() {
        var pieces = new ArrayDeque<int[]>();
        for (int i = order.length - 1; i >= 0; i--) {
            if (parent[order[i]] < 0) {
                pieces.add(reach(order[i], -1));
            }
        }
        while (!pieces.isEmpty()) {
            var members = pieces.removeFirst();
            int centre = centre(members);
            take(centre);
            piece[centre] = -1;
            for (int i = neighbours.start()[centre]; i < neighbours.start()[centre + 1]; i++) {
                int start = neighbours.item()[i];
                if (piece[start] >= 0) {
                    pieces.add(reach(start, centre));
                }
            }
        }
        return rank;
    }

    /** The bag's variables, those that went last first. */
    private void take(int centre) {
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
            }
        }
    }

    /** Bags connected to this one, without those taken. */
    private int[] reach(int start, int from) {
        var found = new Ints();
        found.add(start);
        piece[start] = from + 1;
        var before = new Ints();
        before.add(from);
        for (int i = 0; i < found.size; i++) {
            int v = found.at[i];
            for (int k = neighbours.start()[v]; k < neighbours.start()[v + 1]; k++) {
                int u = neighbours.item()[k];
                if (u != before.at[i] && piece[u] >= 0) {
                    found.add(u);
                    before.add(v);
                }
            }
        }
        return found.toArray();
    }

    /** Members come parents of the walk first, so sizes add up from the back. */
    private int centre(int[] members) {
        int best = members[0];
        int least = Integer.MAX_VALUE;
        for (int v : members) {
            size[v] = 0;
        }
        var largest = new int[members.length];
        var index = new java.util.HashMap<Integer, Integer>();
        for (int i = 0; i < members.length; i++) {
            index.put(members[i], i);
        }
        for (int i = members.length - 1; i >= 0; i--) {
            int v = members[i];
            size[v]++;
            for (int k = neighbours.start()[v]; k < neighbours.start()[v + 1]; k++) {
                var at = index.get(neighbours.item()[k]);
                if (at != null && at < i && piece[neighbours.item()[k]] >= 0) {
                    size[neighbours.item()[k]] += size[v];
                    largest[at] = Math.max(largest[at], size[v]);
                }
            }
            int worst = Math.max(largest[i], members.length - size[v]);
            if (worst < least) {
                least = worst;
                best = v;
            }
        }
        return best;
    }
}
