package org.wishwright.benchmarks.configuration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import org.logicng.backbones.BackboneType;
import org.logicng.formulas.FormulaFactory;
import org.logicng.formulas.Literal;
import org.logicng.formulas.Variable;
import org.logicng.handlers.TimeoutSATHandler;
import org.logicng.solvers.MiniSat;
import org.logicng.solvers.functions.BackboneFunction;
import org.wishwright.configuration.Selection;

/** The backbone of the clauses under the choices: what is in it negated is not possible. */
final class LogicNgPeer implements Peer {

    private final WrittenModel model;
    private final Variable[] variables;
    private final MiniSat solver;
    private final List<Variable> wanted = new ArrayList<>();

    LogicNgPeer(WrittenModel model) {
        this.model = model;
        var factory = new FormulaFactory();
        this.solver = MiniSat.miniSat(factory);
        this.variables = new Variable[model.clauses().variables()];
        Arrays.setAll(variables, v -> factory.variable("v" + v));
        for (int c = 0; c < model.clauses().count(); c++) {
            solver.add(factory.clause(Arrays.stream(model.clauses().clause(c))
                    .mapToObj(this::literal)
                    .toList()));
        }
        for (int v = 0; v < variables.length; v++) {
            if (model.isChoice(v)) {
                wanted.add(variables[v]);
            }
        }
    }

    private Literal literal(int literal) {
        return (literal & 1) == 0 ? variables[literal >> 1] : variables[literal >> 1].negate();
    }

    @Override
    public BitSet possible(Selection selection, long deadline) throws GivenUp {
        var state = solver.saveState();
        for (int chosen : model.literals(selection)) {
            solver.add(literal(chosen));
        }
        var left = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
        var backbone = solver.execute(BackboneFunction.builder()
                .variables(wanted)
                .type(BackboneType.POSITIVE_AND_NEGATIVE)
                .handler(new TimeoutSATHandler(left))
                .build());
        solver.loadState(state);
        if (backbone == null || System.nanoTime() > deadline) {
            throw new GivenUp();
        }
        var fixed = new HashSet<>(backbone.getCompleteBackbone());
        var possible = new BitSet();
        for (int l = 0; l < 2 * variables.length; l++) {
            if (model.option(l) >= 0 && !fixed.contains(literal(l ^ 1))) {
                possible.set(model.option(l));
            }
        }
        return possible;
    }
}
