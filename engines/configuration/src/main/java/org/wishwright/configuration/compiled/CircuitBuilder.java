package org.wishwright.configuration.compiled;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes circuit nodes, one for equal content. The first ids are the literals: module after module, option after option. */
final class CircuitBuilder {

    private final int literals;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Pool.Key, Integer> ids = new HashMap<>();
    private final Pool pool;

    /**
     * @param any one of the children (or), else all of them (and)
     * @param amount that an and adds to the price
     * @param children ids, ascending
     */
    record Node(boolean any, long amount, int[] children) {}

    CircuitBuilder(int literals, Pool pool) {
        this.literals = literals;
        this.pool = pool;
    }

    int literals() {
        return literals;
    }

    /** Nodes after the literals, children before parents. */
    List<Node> nodes() {
        return nodes;
    }

    int all(long amount, IntStream children) throws CompilationStopped {
        var sorted = children.sorted().toArray();
        return amount == 0 && sorted.length == 1 ? sorted[0] : node(new Node(false, amount, sorted));
    }

    int any(IntStream children) throws CompilationStopped {
        var sorted = children.sorted().toArray();
        return sorted.length == 1 ? sorted[0] : node(new Node(true, 0, sorted));
    }

    private int node(Node node) throws CompilationStopped {
        var children = node.children();
        var key = new int[children.length + 3];
        key[0] = node.any() ? 1 : 0;
        key[1] = (int) (node.amount() >>> 32);
        key[2] = (int) node.amount();
        System.arraycopy(children, 0, key, 3, children.length);
        var known = ids.get(Pool.Key.of(key));
        if (known != null) {
            return known;
        }
        pool.grow(key.length * 2L);
        int id = literals + nodes.size();
        nodes.add(node);
        ids.put(Pool.Key.of(key), id);
        return id;
    }
}
