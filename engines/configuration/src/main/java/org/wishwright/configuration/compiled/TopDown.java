package org.wishwright.configuration.compiled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Compiles a component by deciding its highest-ranked variable, compiling what falls apart and caching every component met: the
 * search of an exhaustive solver, whose trace is the circuit (Huang and Darwiche, "The language of search", 2007), with values
 * instead of Booleans and with prices.
 */
final class TopDown {

    /** No completion. */
    static final int NOTHING = -1;

    private static final int DEEPEST = 3_000;

    private final Conditioning conditioning;
    private final CircuitBuilder circuit;
    private final Pool pool;
    private final Meter meter;
    private final int[] rank;
    private final int[] firstLiteral;
    private final Map<Pool.Key, Integer> solved = new HashMap<>();
    private int depth;

    /**
     * @param rank by variable; the highest of a component is decided first
     * @param firstLiteral by module, the literal of its first option; variables beyond are helpers, which leave no literal
     */
    TopDown(Conditioning conditioning, CircuitBuilder circuit, Pool pool, Meter meter, int[] rank, int[] firstLiteral) {
        this.conditioning = conditioning;
        this.circuit = circuit;
        this.pool = pool;
        this.meter = meter;
        this.rank = rank;
        this.firstLiteral = firstLiteral;
    }

    /** Values of a decision with the same rest, each with its amount. */
    private record Alternative(List<Integer> values, List<Long> amounts) {}

    int compile(Conditioned conditioned) throws CompilationStopped {
        var children = children(conditioned, -1);
        return children == null ? NOTHING : circuit.all(conditioned.amount(), IntStream.of(children));
    }

    private int compile(Component component) throws CompilationStopped {
        var key = component.key();
        var known = solved.get(key);
        if (known != null) {
            return known;
        }
        meter.node();
        pool.grow(key.content().length);
        if (++depth > DEEPEST) {
            throw Meter.tooLarge(true, DEEPEST + " nested decisions", "depth");
        }
        int node = decide(component);
        depth--;
        solved.put(key, node);
        return node;
    }

    private int decide(Component component) throws CompilationStopped {
        int position = IntStream.range(0, component.variables.length)
                .reduce((a, b) -> rank[component.variables[b]] > rank[component.variables[a]] ? b : a)
                .orElseThrow();
        int variable = component.variables[position];
        var alternatives = new LinkedHashMap<Pool.Key, Alternative>();
        for (int value : component.domains[position].values()) {
            var conditioned = conditioning.decide(component, position, value);
            var rest = conditioned == null ? null : children(conditioned, variable);
            if (conditioned != null && rest != null) {
                var same = alternatives.computeIfAbsent(
                        Pool.Key.of(rest), _ -> new Alternative(new ArrayList<>(), new ArrayList<>()));
                same.values().add(value);
                same.amounts().add(conditioned.amount());
            }
        }
        if (alternatives.isEmpty()) {
            return NOTHING;
        }
        var nodes = IntStream.builder();
        for (var alternative : alternatives.entrySet()) {
            nodes.add(
                    node(variable, alternative.getValue(), alternative.getKey().content()));
        }
        return circuit.any(nodes.build());
    }

    private int node(int variable, Alternative alternative, int[] rest) throws CompilationStopped {
        if (variable >= firstLiteral.length) {
            return helperNode(alternative, rest);
        }
        long least =
                alternative.amounts().stream().mapToLong(Long::longValue).min().orElse(0);
        var values = IntStream.builder();
        for (int i = 0; i < alternative.values().size(); i++) {
            int literal = firstLiteral[variable] + alternative.values().get(i);
            values.add(circuit.all(alternative.amounts().get(i) - least, IntStream.of(literal)));
        }
        return circuit.all(least, IntStream.concat(IntStream.of(rest), IntStream.of(circuit.any(values.build()))));
    }

    /** A helper's value follows from the modules', so two values cannot share a rest. */
    private int helperNode(Alternative alternative, int[] rest) throws CompilationStopped {
        if (alternative.values().size() != 1) {
            throw new IllegalStateException("A helper variable does not follow from the modules");
        }
        return circuit.all(alternative.amounts().getFirst(), IntStream.of(rest));
    }

    /** Nodes of what was decided and of the parts, ascending; null where a part has no completion. */
    private int @org.jspecify.annotations.Nullable [] children(Conditioned conditioned, int except)
            throws CompilationStopped {
        var decided = conditioned.decided();
        var children = new int[decided.length / 2 + conditioned.parts().size()];
        int size = 0;
        for (int i = 0; i < decided.length; i += 2) {
            if (decided[i] != except && decided[i] < firstLiteral.length) {
                children[size++] = firstLiteral[decided[i]] + decided[i + 1];
            }
        }
        for (var part : conditioned.parts()) {
            int node = compile(part);
            if (node == NOTHING) {
                return null;
            }
            children[size++] = node;
        }
        var sorted = Arrays.copyOf(children, size);
        Arrays.sort(sorted);
        return sorted;
    }
}
