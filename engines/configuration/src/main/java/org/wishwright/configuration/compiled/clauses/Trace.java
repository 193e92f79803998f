package org.wishwright.configuration.compiled.clauses;

import java.util.Arrays;

/** Circuit nodes in flat arrays, one for equal content, children before parents. The first ids are the literals of the circuit. */
final class Trace {

    /** No model. */
    static final int NOTHING = -1;
    /** All is said already. */
    static final int EVERYTHING = -2;

    private static final int ALL = 0;
    private static final int ANY = 1;

    private final int literals;
    /** Each node as its kind followed by its children, ascending. */
    private final ArrayTable nodes = new ArrayTable();

    private final Ints buffer = new Ints();

    Trace(int literals) {
        this.literals = literals;
    }

    int count() {
        return nodes.count();
    }

    long size() {
        return nodes.size();
    }

    /** All of these, none of which is {@link #NOTHING}. */
    int all(int[] children, int from, int to) {
        buffer.size = 0;
        buffer.add(ALL);
        for (int i = from; i < to; i++) {
            if (children[i] != EVERYTHING) {
                buffer.add(children[i]);
            }
        }
        if (buffer.size == 1) {
            return EVERYTHING;
        }
        return buffer.size == 2 ? buffer.at[1] : node();
    }

    /** One of these two, which exclude each other; either may be {@link #NOTHING}. */
    int any(int a, int b) {
        if (a == NOTHING || b == NOTHING) {
            return a == NOTHING ? b : a;
        }
        if (a == EVERYTHING || b == EVERYTHING || a == b) {
            throw new IllegalStateException("A helper variable does not follow from the modules");
        }
        buffer.size = 0;
        buffer.add(ANY);
        buffer.add(a);
        buffer.add(b);
        return node();
    }

    private int node() {
        Arrays.sort(buffer.at, 1, buffer.size);
        return literals + nodes.number(buffer.at, 0, buffer.size);
    }

    /** What the root reaches, the root last. */
    DecisionCircuit reached(int root) {
        var needed = new boolean[count()];
        var content = nodes.content();
        if (root >= literals) {
            needed[root - literals] = true;
        }
        for (int n = count() - 1; n >= 0; n--) {
            for (int i = nodes.start(n) + 1; needed[n] && i < nodes.end(n); i++) {
                if (content[i] >= literals) {
                    needed[content[i] - literals] = true;
                }
            }
        }
        var id = new int[count()];
        var any = new Ints();
        var start = new Ints();
        var child = new Ints();
        start.add(0);
        for (int n = 0; n < count(); n++) {
            if (needed[n]) {
                id[n] = literals + any.size;
                any.add(content[nodes.start(n)]);
                for (int i = nodes.start(n) + 1; i < nodes.end(n); i++) {
                    child.add(content[i] < literals ? content[i] : id[content[i] - literals]);
                }
                start.add(child.size);
            }
        }
        if (root < literals) {
            any.add(ALL);
            child.add(root);
            start.add(child.size);
        }
        var kinds = new boolean[any.size];
        for (int n = 0; n < kinds.length; n++) {
            kinds[n] = any.at[n] == ANY;
        }
        return new DecisionCircuit(literals, kinds, start.toArray(), child.toArray());
    }
}
