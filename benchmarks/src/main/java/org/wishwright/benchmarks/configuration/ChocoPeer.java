package org.wishwright.benchmarks.configuration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.chocosolver.solver.Model;
import org.chocosolver.solver.constraints.Constraint;
import org.chocosolver.solver.constraints.extension.Tuples;
import org.chocosolver.solver.variables.BoolVar;
import org.chocosolver.solver.variables.IntVar;
import org.chocosolver.util.criteria.Criterion;
import org.wishwright.configuration.Rule.TableRule;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.Vocabulary;

/** Tables as tables, everything else as clauses; one question an option that no solution seen before has. */
final class ChocoPeer implements Peer {

    private final Model model = new Model();
    private final Vocabulary vocabulary;
    private final IntVar[] variables;

    ChocoPeer(org.wishwright.configuration.Model source, WrittenModel written) {
        this.vocabulary = Vocabulary.of(source);
        this.variables = new IntVar[vocabulary.size()];
        Arrays.setAll(
                variables, m -> model.intVar("m" + m, 0, vocabulary.options(m).size() - 1));
        if (source.rules().stream().allMatch(TableRule.class::isInstance)) {
            source.rules().forEach(rule -> table((TableRule) rule));
        } else {
            clauses(written);
        }
    }

    private void table(TableRule rule) {
        var scope = rule.scope().stream().mapToInt(vocabulary::indexOf).toArray();
        var tuples = new Tuples(rule.allowed());
        for (int r = 0; r < rule.tuples().rows(); r++) {
            int row = r;
            tuples.add(IntStream.range(0, scope.length)
                    .map(c -> vocabulary.indexOf(scope[c], rule.tuples().cell(row, c)))
                    .toArray());
        }
        model.table(Arrays.stream(scope).mapToObj(s -> variables[s]).toArray(IntVar[]::new), tuples)
                .post();
    }

    private void clauses(WrittenModel written) {
        var booleans = model.boolVarArray(written.clauses().variables());
        for (int l = 0; l < 2 * booleans.length; l++) {
            tie(written, booleans, l);
        }
        for (int c = 0; c < written.clauses().count(); c++) {
            var clause = written.clauses().clause(c);
            model.addClauses(
                    IntStream.of(clause)
                            .filter(l -> (l & 1) == 0)
                            .mapToObj(l -> booleans[l >> 1])
                            .toArray(BoolVar[]::new),
                    IntStream.of(clause)
                            .filter(l -> (l & 1) == 1)
                            .mapToObj(l -> booleans[l >> 1])
                            .toArray(BoolVar[]::new));
        }
    }

    /** The literal holds exactly where its option is chosen. */
    private void tie(WrittenModel written, BoolVar[] booleans, int literal) {
        int option = written.option(literal);
        if (option < 0) {
            return;
        }
        int m = 0;
        int left = option;
        while (left >= vocabulary.options(m).size()) {
            left -= vocabulary.options(m++).size();
        }
        var holds = (literal & 1) == 0 ? booleans[literal >> 1] : booleans[literal >> 1].not();
        model.arithm(variables[m], "=", left).reifyWith(holds);
    }

    @Override
    public BitSet possible(Selection selection, long deadline) throws GivenUp {
        var chosen = new ArrayList<Constraint>();
        for (int m = 0; m < variables.length; m++) {
            if (selection.chosen(m) >= 0) {
                chosen.add(model.arithm(variables[m], "=", selection.chosen(m)));
            }
        }
        Criterion late = () -> System.nanoTime() > deadline || !Bounded.goOn();
        var solver = model.getSolver();
        solver.addStopCriterion(late);
        chosen.forEach(Constraint::post);
        try {
            var possible = new BitSet();
            int option = 0;
            for (int m = 0; m < variables.length; m++) {
                for (int o = 0; o < vocabulary.options(m).size(); o++, option++) {
                    if (selection.chosen(m) < 0 && !possible.get(option)) {
                        solve(model.arithm(variables[m], "=", o), possible);
                    }
                    if (System.nanoTime() > deadline) {
                        throw new GivenUp();
                    }
                }
            }
            return possible;
        } finally {
            solver.reset();
            chosen.forEach(model::unpost);
            solver.removeStopCriterion(late);
        }
    }

    private void solve(Constraint wanted, BitSet possible) {
        wanted.post();
        if (model.getSolver().solve()) {
            int first = 0;
            for (int m = 0; m < variables.length; m++) {
                possible.set(first + variables[m].getValue());
                first += vocabulary.options(m).size();
            }
        }
        model.getSolver().reset();
        model.unpost(wanted);
    }
}
