package org.wishwright.configuration.fallback;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.logicng.datastructures.Tristate;
import org.logicng.formulas.FormulaFactory;
import org.logicng.formulas.Literal;
import org.logicng.formulas.Variable;
import org.logicng.solvers.MiniSat;
import org.wishwright.configuration.Configuration;
import org.wishwright.configuration.Evaluator;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.Vocabulary;
import org.wishwright.configuration.compiled.clauses.ModelClauses;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * A model that answers by search instead of by a circuit: validity, remaining options and a completion are exact, totals and counts
 * are not offered. One question at a time; configurations met are kept, because most options are proved by one seen before.
 */
public final class SolvedModel {

    private static final int WITNESSES = 256;

    private final Evaluator evaluator;
    private final FormulaFactory factory = new FormulaFactory();
    private final MiniSat solver = MiniSat.miniSat(factory);
    private final Variable[] variables;
    /** By module and option the literal that chooses it; null where the module has no other option. */
    private final Literal[][] literals;

    private final Deque<int[]> witnesses = new ArrayDeque<>();
    private final CheapSearch cheap;

    private SolvedModel(Model model, ModelClauses.Written written) {
        this.evaluator = new Evaluator(model.withoutTexts());
        var clauses = written.clauses();
        this.variables = new Variable[clauses.variables()];
        for (int v = 0; v < variables.length; v++) {
            variables[v] = factory.variable("v" + v);
        }
        for (int c = 0; c < clauses.count(); c++) {
            var parts = new ArrayList<Literal>();
            for (int literal : clauses.clause(c)) {
                parts.add(literal(literal));
            }
            solver.add(factory.clause(parts));
        }
        this.literals = literals(written);
        this.cheap = new CheapSearch(this);
    }

    /**
     * Refused as {@code model.invalid}, {@code model.unsatisfiable}, or {@code model.too-large} where a rule cannot be written as
     * clauses.
     */
    public static Outcome<SolvedModel> of(Model model) {
        return model.checked().flatMap(checked -> {
            if (!ModelClauses.canWrite(checked)) {
                return Outcome.refused(
                        Refusal.of(
                                "model.too-large",
                                "The model has rules that only a compiled model can answer; split rules that tie many modules together."));
            }
            var solved = new SolvedModel(checked, ModelClauses.write(checked));
            return solved.witness(Selection.empty(solved.vocabulary()), -1, -1).isPresent()
                    ? Outcome.accepted(solved)
                    : Outcome.refused(
                            Refusal.of(
                                    "model.unsatisfiable",
                                    "The rules contradict each other: no product keeps them all. Take back the rule added last."));
        });
    }

    private Literal literal(int literal) {
        return factory.literal(variables[literal >> 1].name(), (literal & 1) == 0);
    }

    private Literal[][] literals(ModelClauses.Written written) {
        var byOption = new Literal[written.options()];
        for (int l = 0; l < written.option().length; l++) {
            if (written.option()[l] >= 0) {
                byOption[written.option()[l]] = literal(l);
            }
        }
        var byModule = new Literal[vocabulary().size()][];
        int first = 0;
        for (int m = 0; m < byModule.length; m++) {
            int options = vocabulary().options(m).size();
            byModule[m] = Arrays.copyOfRange(byOption, first, first + options);
            first += options;
        }
        return byModule;
    }

    public Vocabulary vocabulary() {
        return evaluator.vocabulary();
    }

    /** The model without its texts. */
    public Model model() {
        return evaluator.model();
    }

    /** Whether any configuration keeps all choices and rules. */
    public boolean isValid(Selection selection) {
        return witness(selection, -1, -1).isPresent();
    }

    /** The options that some configuration has together with all <em>other</em> choices, in the maker's order. */
    public List<String> remaining(Selection selection, String module) {
        int m = vocabulary().indexOf(module);
        if (m < 0) {
            throw new IllegalArgumentException("No module " + module);
        }
        var remaining = new ArrayList<String>();
        for (int o = 0; o < vocabulary().options(m).size(); o++) {
            if (witness(selection, m, o).isPresent()) {
                remaining.add(vocabulary().option(m, o));
            }
        }
        return remaining;
    }

    /** Some completion, judged and priced by the model's own rules and tables; not the cheapest. */
    public Optional<Configuration> completion(Selection selection) {
        return witness(selection, -1, -1)
                .map(assignment ->
                        evaluator.configuration(selection, assignment).orThrow());
    }

    /** A completion that costs little; that none costs less is not said. */
    public Optional<Configuration> cheap(Selection selection) {
        return cheap.completion(selection);
    }

    /** The configuration of these choices, refused as {@link Evaluator#configuration(Map)} does. */
    public Outcome<Configuration> complete(Map<String, String> all) {
        return evaluator.configuration(all);
    }

    /** As {@link #complete(Map)}, as of a day in the maker's time zone. */
    public Outcome<Configuration> complete(Map<String, String> all, LocalDate day) {
        return evaluator.configuration(all, day);
    }

    /** Some completion that has the option instead of what is chosen for its module; empty where there is none. */
    Optional<Configuration> completion(Selection selection, int module, int option) {
        return witness(selection, module, option)
                .map(assignment ->
                        evaluator.configuration(selection, assignment).orThrow());
    }

    /** A configuration with the option, where a module is given, and all choices of other modules. */
    private synchronized Optional<int[]> witness(Selection selection, int module, int option) {
        for (var known : witnesses) {
            if (keeps(known, selection, module, option)) {
                return Optional.of(known);
            }
        }
        var assumptions = new ArrayList<Literal>();
        for (int m = 0; m < literals.length; m++) {
            int chosen = m == module ? option : selection.chosen(m);
            if (chosen >= 0 && literals[m].length > 1) {
                assumptions.add(literals[m][chosen]);
            }
        }
        if (solver.sat(assumptions) != Tristate.TRUE) {
            return Optional.empty();
        }
        var found = assignment();
        witnesses.addFirst(found);
        if (witnesses.size() > WITNESSES) {
            witnesses.removeLast();
        }
        return Optional.of(found);
    }

    private static boolean keeps(int[] known, Selection selection, int module, int option) {
        for (int m = 0; m < known.length; m++) {
            int chosen = m == module ? option : selection.chosen(m);
            if (chosen >= 0 && known[m] != chosen) {
                return false;
            }
        }
        return true;
    }

    private int[] assignment() {
        var model = solver.model(variables);
        var assignment = new int[literals.length];
        for (int m = 0; m < literals.length; m++) {
            for (int o = 0; o < literals[m].length && literals[m].length > 1; o++) {
                if (model.evaluateLit(literals[m][o])) {
                    assignment[m] = o;
                }
            }
        }
        return assignment;
    }
}
