package org.wishwright.benchmarks.configuration;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.sat4j.core.VecInt;
import org.sat4j.minisat.SolverFactory;
import org.sat4j.specs.ContradictionException;
import org.sat4j.specs.ISolver;
import org.sat4j.specs.TimeoutException;
import org.wishwright.configuration.Selection;

/** One question an option that no solution seen before has. */
final class Sat4jPeer implements Peer {

    private final WrittenModel model;
    private final ISolver solver = SolverFactory.newDefault();

    Sat4jPeer(WrittenModel model) {
        this.model = model;
        var clauses = model.clauses();
        solver.newVar(clauses.variables());
        try {
            for (int c = 0; c < clauses.count(); c++) {
                solver.addClause(new VecInt(
                        IntStream.of(clauses.clause(c)).map(Sat4jPeer::signed).toArray()));
            }
        } catch (ContradictionException e) {
            throw new IllegalStateException("The model has no product", e);
        }
    }

    /** The literal as DIMACS writes it. */
    private static int signed(int literal) {
        return (literal & 1) == 0 ? (literal >> 1) + 1 : -(literal >> 1) - 1;
    }

    @Override
    public BitSet possible(Selection selection, long deadline) throws GivenUp {
        var chosen = model.literals(selection).stream().mapToInt(l -> signed(l)).toArray();
        var possible = new BitSet();
        for (int l = 0; l < 2 * model.clauses().variables(); l++) {
            if (model.option(l) >= 0 && !possible.get(model.option(l))) {
                solve(chosen, signed(l), possible, deadline);
            }
        }
        return possible;
    }

    private void solve(int[] chosen, int literal, BitSet possible, long deadline) throws GivenUp {
        var left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new GivenUp();
        }
        solver.setTimeoutMs(left);
        try {
            if (solver.isSatisfiable(new VecInt(chosen).push(literal))) {
                for (int l = 0; l < 2 * model.clauses().variables(); l++) {
                    int variable = (l >> 1) + 1;
                    if (model.option(l) >= 0 && solver.model(variable) == ((l & 1) == 0)) {
                        possible.set(model.option(l));
                    }
                }
            }
        } catch (TimeoutException e) {
            throw (GivenUp) new GivenUp().initCause(e);
        }
    }
}
