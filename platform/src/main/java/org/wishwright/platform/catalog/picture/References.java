package org.wishwright.platform.catalog.picture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wishwright.platform.catalog.picture.Condition.Term;

/**
 * What in a picture refers to what. A few elements that draw each other ten times over would keep a browser busy for ever, so
 * elements are counted as often as they would be drawn.
 */
final class References {

    private static final long MOST_DRAWN = 20_000;
    private static final long COUNTING = -1;

    private final Map<String, List<Node>> declared = new HashMap<>();
    private final Map<Node, Long> weights = new HashMap<>();
    private final Deque<Node> open = new ArrayDeque<>();
    private final List<Node> roots = new ArrayList<>();

    private static final class Node {
        final int line;

        @Nullable
        Condition when;

        final List<Node> children = new ArrayList<>();
        final List<String> uses = new ArrayList<>();

        Node(int line) {
            this.line = line;
        }
    }

    /** Where a reference cannot be followed. */
    static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;

        Fault(int line, String reason) {
            super(reason, null, false, false);
            this.line = line;
        }

        int line() {
            return line;
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    void begin(int line) {
        var node = new Node(line);
        (open.isEmpty() ? roots : open.element().children).add(node);
        open.push(node);
    }

    void end() {
        open.pop();
    }

    /** The element begun last is drawn for some choices only. */
    void when(Condition condition) {
        open.element().when = condition;
    }

    void declare(String id) {
        declared.computeIfAbsent(id, i -> new ArrayList<>()).add(open.element());
    }

    void use(String id) {
        open.element().uses.add(id);
    }

    void check() throws Fault {
        for (var bearers : declared.entrySet()) {
            alternatives(bearers.getKey(), bearers.getValue());
        }
        for (var root : roots) {
            weigh(root);
        }
    }

    /** Elements that are drawn for different choices may take turns in bearing an id. */
    private static void alternatives(String id, List<Node> bearers) throws Fault {
        for (var bearer : bearers) {
            if (bearers.size() > 1 && bearer.when == null) {
                throw new Fault(
                        bearer.line, "the id '" + id + "' is given twice, and not each time with its own data-when");
            }
        }
    }

    private long weigh(Node node) throws Fault {
        var known = weights.get(node);
        if (known != null) {
            if (known == COUNTING) {
                throw new Fault(node.line, "this element draws itself");
            }
            return known;
        }
        weights.put(node, COUNTING);
        long weight = 1 + atOnce(node.children);
        for (var id : node.uses) {
            for (var used : known(id, node.line)) {
                weight += weigh(used);
            }
        }
        if (weight > MOST_DRAWN) {
            throw new Fault(
                    node.line, "with all that it refers to, more than " + MOST_DRAWN + " elements would be drawn");
        }
        weights.put(node, weight);
        return weight;
    }

    /** What is drawn for one option of a module is never drawn together with what is drawn for another. */
    private long atOnce(List<Node> nodes) throws Fault {
        long always = 0;
        var byOption = new HashMap<String, Map<String, Long>>();
        for (var node : nodes) {
            long weight = weigh(node);
            var only = node.when == null ? Optional.<Term>empty() : node.when.only();
            if (only.isEmpty()) {
                always += weight;
            } else {
                var option = only.get().options().iterator().next();
                byOption.computeIfAbsent(only.get().module(), m -> new HashMap<>())
                        .merge(option, weight, Long::sum);
            }
        }
        for (var options : byOption.values()) {
            always += Collections.max(options.values());
        }
        return always;
    }

    private List<Node> known(String id, int line) throws Fault {
        var known = declared.get(id);
        if (known == null) {
            throw new Fault(line, "there is no id '" + id + "'");
        }
        return known;
    }
}
