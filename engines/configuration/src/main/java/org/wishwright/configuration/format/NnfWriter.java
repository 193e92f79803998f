package org.wishwright.configuration.format;

import org.wishwright.configuration.Model;
import org.wishwright.configuration.compiled.clauses.DecisionCircuit;

/**
 * Writes a circuit as {@code .nnf}, over the variables that {@link DimacsWriter} names: every option becomes a conjunction of literals
 * of all variables of its module, so that what is written is smooth as it stands.
 */
public final class NnfWriter {

    private final DecisionCircuit circuit;
    /** By option the literals that say it, as in DIMACS. */
    private final int[][] saying;

    private final int variables;

    private NnfWriter(Model model, DecisionCircuit circuit) {
        this.circuit = circuit;
        this.saying = new int[circuit.literals()][];
        int option = 0;
        int variable = 1;
        for (var module : model.modules()) {
            int options = module.options().size();
            for (int o = 0; o < options; o++) {
                saying[option++] = saying(options, o, variable);
            }
            variable += options == 1 ? 0 : options == 2 ? 1 : options;
        }
        this.variables = variable - 1;
    }

    private static int[] saying(int options, int chosen, int variable) {
        if (options <= 2) {
            return options == 1 ? new int[0] : new int[] {chosen == 1 ? variable : -variable};
        }
        var all = new int[options];
        for (int o = 0; o < options; o++) {
            all[o] = o == chosen ? variable + o : -(variable + o);
        }
        return all;
    }

    /**
     * As c2d writes: {@code nnf nodes edges variables}, then a line a node, children first: {@code L literal}, {@code A count children}
     * and {@code O 0 count children}, the root last.
     */
    public static String c2d(Model model, DecisionCircuit circuit) {
        return new NnfWriter(model, circuit).c2d();
    }

    /**
     * As d4 writes: a line a node from 1, the root, on, {@code o number 0}, {@code a number 0} or {@code t number 0}, and a line an edge,
     * {@code parent child literals 0}.
     */
    public static String d4(Model model, DecisionCircuit circuit) {
        return new NnfWriter(model, circuit).d4();
    }

    private String c2d() {
        var lines = new StringBuilder();
        var id = new int[circuit.literals() + circuit.nodes()];
        int nodes = 0;
        int edges = 0;
        for (int option = 0; option < saying.length; option++) {
            for (int literal : saying[option]) {
                lines.append("L ").append(literal).append('\n');
            }
            int size = saying[option].length;
            nodes += size;
            id[option] = nodes - 1;
            if (size != 1) {
                lines.append("A ").append(size);
                for (int i = 0; i < size; i++) {
                    lines.append(' ').append(nodes - size + i);
                }
                lines.append('\n');
                id[option] = nodes++;
                edges += size;
            }
        }
        for (int n = 0; n < circuit.nodes(); n++) {
            int from = circuit.childStart()[n];
            int to = circuit.childStart()[n + 1];
            lines.append(circuit.any()[n] ? "O 0 " : "A ").append(to - from);
            for (int e = from; e < to; e++) {
                lines.append(' ').append(id[circuit.child()[e]]);
            }
            lines.append('\n');
            id[circuit.literals() + n] = nodes++;
            edges += to - from;
        }
        return "nnf " + nodes + " " + edges + " " + variables + "\n" + lines;
    }

    private String d4() {
        var lines = new StringBuilder();
        int root = circuit.nodes() - 1;
        int truth = circuit.nodes() + 1;
        for (int n = root; n >= 0; n--) {
            lines.append(circuit.any()[n] ? "o " : "a ").append(root - n + 1).append(" 0\n");
        }
        lines.append("t ").append(truth).append(" 0\n");
        for (int n = root; n >= 0; n--) {
            for (int e = circuit.childStart()[n]; e < circuit.childStart()[n + 1]; e++) {
                int child = circuit.child()[e];
                boolean leaf = child < circuit.literals();
                lines.append(root - n + 1).append(' ');
                lines.append(leaf ? truth : root - (child - circuit.literals()) + 1);
                for (int literal : leaf ? saying[child] : new int[0]) {
                    lines.append(' ').append(literal);
                }
                lines.append(" 0\n");
            }
        }
        return lines.toString();
    }
}
