package org.wishwright.configuration.fallback;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.logicng.collections.LNGBooleanVector;
import org.logicng.collections.LNGIntVector;
import org.logicng.datastructures.Tristate;
import org.logicng.solvers.sat.MiniSat2Solver;
import org.wishwright.configuration.Configuration;
import org.wishwright.configuration.Evaluator;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.Vocabulary;
import org.wishwright.configuration.compiled.clauses.Clauses;
import org.wishwright.configuration.compiled.clauses.ModelClauses;
import org.wishwright.configuration.fallback.TotalSearch.Found;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * A model that answers by search instead of by a circuit: validity, remaining options and a completion are exact; the cheapest and the
 * dearest product are, as far as so much work proves them; counts are not offered. One question at a time; configurations met are kept,
 * because most options are proved by one seen before.
 */
public final class SolvedModel {

    private static final int WITNESSES = 256;

    /** What a total may take: a tenth of a second for most products, less than one for the largest. */
    private static final int EFFORT = 3_000;

    private final Evaluator evaluator;
    private final MiniSat2Solver solver;
    private final Clauses clauses;
    /** By module and option the literal that chooses it; {@link PriceClauses#ALWAYS} where the module has no other option. */
    private final int[][] literals;

    private final Deque<int[]> witnesses = new ArrayDeque<>();
    private final Object totalsLock = new Object();
    /** Made by the first question for a total. */
    private @Nullable TotalSearch totals;

    private SolvedModel(Model model, ModelClauses.Written written) {
        this.evaluator = new Evaluator(model.withoutTexts());
        this.clauses = written.clauses();
        this.solver = TotalSearch.solver(clauses, clauses.variables());
        this.literals = literals(written);
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

    private int[][] literals(ModelClauses.Written written) {
        var byOption = new int[written.options()];
        Arrays.fill(byOption, PriceClauses.ALWAYS);
        for (int l = 0; l < written.option().length; l++) {
            if (written.option()[l] >= 0) {
                byOption[written.option()[l]] = l;
            }
        }
        var byModule = new int[vocabulary().size()][];
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
        return witness(selection, -1, -1).map(assignment -> configuration(selection, assignment));
    }

    /**
     * A completion and how far it may be from the best.
     *
     * @param bound no completion has a better total, in minor units; the completion's own where it is proved to be the best
     */
    public record Best(Configuration configuration, long bound) {

        public boolean isProved() {
            return configuration.totalMinor() == bound;
        }
    }

    /** The cheapest completion as far as a bounded search proves it; empty where the selection is not valid. */
    public Optional<Best> cheapest(Selection selection) {
        return best(selection, false, EFFORT);
    }

    /** The dearest, as {@link #cheapest}. */
    public Optional<Best> dearest(Selection selection) {
        return best(selection, true, EFFORT);
    }

    /** @param effort conflicts and calls of the solver before the best so far must do */
    public Optional<Best> best(Selection selection, boolean dearest, int effort) {
        return witness(selection, -1, -1).map(some -> {
            var found = search(selection, dearest, effort);
            var one = configuration(selection, some);
            var other = found.model() == null ? one : configuration(selection, assignment(found.model()));
            boolean isBetter = dearest ? one.totalMinor() > other.totalMinor() : one.totalMinor() < other.totalMinor();
            return new Best(isBetter ? one : other, model().basePriceMinor() + found.bound());
        });
    }

    private Found search(Selection selection, boolean dearest, int effort) {
        synchronized (totalsLock) {
            var search = totals;
            if (search == null) {
                var prices = PriceClauses.of(model(), vocabulary(), literals, clauses.variables());
                search = new TotalSearch(clauses, prices);
                totals = search;
            }
            return Objects.requireNonNull(search.search(chosen(selection, -1, -1), dearest, effort));
        }
    }

    private Configuration configuration(Selection selection, int[] assignment) {
        return evaluator.configuration(selection, assignment).orThrow();
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
        return witness(selection, module, option).map(assignment -> configuration(selection, assignment));
    }

    /** A configuration with the option, where a module is given, and all choices of other modules. */
    private synchronized Optional<int[]> witness(Selection selection, int module, int option) {
        for (var known : witnesses) {
            if (keeps(known, selection, module, option)) {
                return Optional.of(known);
            }
        }
        if (solver.solve(null, new LNGIntVector(chosen(selection, module, option))) != Tristate.TRUE) {
            return Optional.empty();
        }
        var found = assignment(solver.model());
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

    private int[] chosen(Selection selection, int module, int option) {
        var chosen = IntStream.builder();
        for (int m = 0; m < literals.length; m++) {
            int of = m == module ? option : selection.chosen(m);
            if (of >= 0 && literals[m].length > 1) {
                chosen.add(literals[m][of]);
            }
        }
        return chosen.build().toArray();
    }

    private int[] assignment(LNGBooleanVector model) {
        var assignment = new int[literals.length];
        for (int m = 0; m < literals.length; m++) {
            for (int o = 0; o < literals[m].length; o++) {
                if (TotalSearch.isTrue(model, literals[m][o])) {
                    assignment[m] = o;
                }
            }
        }
        return assignment;
    }
}
