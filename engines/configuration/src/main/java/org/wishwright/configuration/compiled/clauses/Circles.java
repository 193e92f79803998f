package org.wishwright.configuration.compiled.clauses;

import java.util.Arrays;

/** Strongly connected components of a directed graph (Tarjan 1972), with a stack of its own. */
final class Circles {

    private final Lists edges;
    private final int[] number;
    private final int[] low;
    private final int[] circle;
    private final int[] next;
    private final Ints open = new Ints();
    private final Ints path = new Ints();
    private int numbers;
    private int circles;

    Circles(Lists edges) {
        int n = edges.start().length - 1;
        this.edges = edges;
        this.number = new int[n];
        this.low = new int[n];
        this.circle = new int[n];
        this.next = Arrays.copyOf(edges.start(), n);
        Arrays.fill(number, -1);
        Arrays.fill(circle, -1);
    }

    /** By vertex the number of its component. */
    int[] find() {
        for (int v = 0; v < number.length; v++) {
            if (number[v] < 0) {
                enter(v);
                while (path.size > 0) {
                    step();
                }
            }
        }
        return circle;
    }

    private void enter(int v) {
        number[v] = numbers;
        low[v] = numbers++;
        open.add(v);
        path.add(v);
    }

    private void step() {
        int v = path.at[path.size - 1];
        if (next[v] < edges.start()[v + 1]) {
            int w = edges.item()[next[v]++];
            if (number[w] < 0) {
                enter(w);
            } else if (circle[w] < 0) {
                low[v] = Math.min(low[v], number[w]);
            }
            return;
        }
        path.size--;
        if (low[v] == number[v]) {
            int w;
            do {
                w = open.at[--open.size];
                circle[w] = circles;
            } while (w != v);
            circles++;
        }
        if (path.size > 0) {
            int up = path.at[path.size - 1];
            low[up] = Math.min(low[up], low[v]);
        }
    }
}
