package org.wishwright.configuration.compiled.clauses;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Rule.TableRule;
import org.wishwright.configuration.compiled.clauses.Elimination.Criterion;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * Compiles models whose rules are mostly clauses over yes or no, of 20,000 modules too: what follows by unit propagation is taken out,
 * then variables are decided in several orders of small tree width and the smallest circuit is kept. Deterministic.
 */
public final class ClauseCompiler {

    /** How much longer than the best order another may take before it is given up. */
    private static final int PATIENCE = 2;

    /** So much any order may take. */
    private static final long LEAST_STEPS = 50_000_000;
    /** Where orders took more than this together, the best so far is kept. */
    private static final long EASY = 300_000_000;

    private static final long MOST_BYTES = 2L << 30;

    private final Limits limits;
    private final Effort effort;
    private @Nullable DecisionCircuit best;
    private long stepsOfBest;

    private ClauseCompiler(Limits limits) {
        this.limits = limits;
        this.effort = new Effort(limits.steps(), limits.goOn());
    }

    /**
     * @param parts distinct subproblems solved in one order; each becomes at most one decision of the circuit
     * @param steps occurrences of literals touched over all orders; a core does roughly 100 million a second
     * @param goOn asked now and then; false cancels
     */
    public record Limits(int parts, long steps, BooleanSupplier goOn) {}

    /** Whether the model can be compiled from clauses at all: no price may hang on several modules. */
    public static boolean canCompile(Model model) {
        return model.prices().stream().allMatch(table -> table.scope().size() == 1) && ModelClauses.canWrite(model);
    }

    /** Whether this is the better way: most modules are yes or no and most rules formulas. */
    public static boolean suits(Model model) {
        if (!model.extras().validity().isEmpty()) {
            return false;
        }
        long two = model.modules().stream().filter(m -> m.options().size() <= 2).count();
        long tables =
                model.rules().stream().filter(rule -> rule instanceof TableRule).count();
        return 3 * two >= 2L * model.modules().size()
                && 10 * tables <= model.rules().size()
                && canCompile(model);
    }

    /**
     * The circuit's literals are the options, module after module.
     *
     * @param model one that {@link Model#checked()} accepts and {@link #canCompile}
     * @return refused as {@code model.unsatisfiable}, {@code model.too-large} or {@code model.compile-cancelled}
     */
    public static Outcome<DecisionCircuit> compile(Model model, Limits limits) {
        return new ClauseCompiler(limits).compile(ModelClauses.write(model));
    }

    private Outcome<DecisionCircuit> compile(ModelClauses.Written written) {
        try {
            var simplified = Simplifier.simplify(written.clauses(), effort);
            if (simplified == null || !orders(written, simplified) || best == null) {
                return Outcome.refused(Refusal.of(
                        "model.unsatisfiable",
                        "The rules contradict each other: no product keeps them all. Take back the rule added last."));
            }
            return Outcome.accepted(best);
        } catch (Exhausted exhausted) {
            return Outcome.refused(refusal(exhausted.kind()));
        }
    }

    /** Tries one order after another; false where there is no model. */
    private boolean orders(ModelClauses.Written written, Simplifier.Simplified simplified) throws Exhausted {
        var formulation = Formulation.of(simplified.clauses(), true);
        var eliminations = new EnumMap<Criterion, Elimination>(Criterion.class);
        Exhausted last = null;
        long before = effort.stepsSoFar();
        for (var order : Order.values()) {
            if (best != null && effort.stepsSoFar() - before > EASY) {
                break;
            }
            effort.limit(best == null ? limits.steps() / 4 : Math.max(LEAST_STEPS, PATIENCE * stepsOfBest));
            try {
                if (!order(written, simplified, formulation, order.ranking(formulation, eliminations, effort))) {
                    return false;
                }
            } catch (Exhausted exhausted) {
                if (exhausted.kind().equals("cancelled")) {
                    throw exhausted;
                }
                last = exhausted;
            }
        }
        if (best == null && last != null) {
            throw last;
        }
        return true;
    }

    private boolean order(
            ModelClauses.Written written, Simplifier.Simplified simplified, Formulation formulation, Ranking ranking)
            throws Exhausted {
        long before = effort.stepsSoFar();
        var trace = new Trace(written.options());
        var roots = new Ints();
        var nodes = nodes(written, simplified, trace, roots);
        var search = new Search(
                formulation, trace, nodes, ranking, effort, new Search.SearchLimits(limits.parts(), MOST_BYTES));
        int root = search.run();
        if (root == Trace.NOTHING) {
            return false;
        }
        roots.add(root);
        var circuit = trace.reached(trace.all(roots.at, 0, roots.size));
        if (best == null || circuit.edges() < best.edges()) {
            best = circuit;
            stepsOfBest = effort.stepsSoFar() - before;
        }
        return true;
    }

    /** By literal of the simplified clauses, all the options that it chooses; those that are always chosen go to the roots. */
    private static int[] nodes(
            ModelClauses.Written written, Simplifier.Simplified simplified, Trace trace, Ints roots) {
        roots.addAll(written.always(), 0, written.always().length);
        var pairs = new Ints();
        for (int literal = 0; literal < written.option().length; literal++) {
            int option = written.option()[literal];
            int now = simplified.literal(literal);
            if (option >= 0 && now == Simplifier.TRUE) {
                roots.add(option);
            } else if (option >= 0 && now >= 0) {
                pairs.add(now);
                pairs.add(option);
            }
        }
        var lists = Lists.of(2 * simplified.clauses().variables(), pairs);
        var nodes = new int[2 * simplified.clauses().variables()];
        Arrays.setAll(nodes, l -> trace.all(lists.item(), lists.start()[l], lists.start()[l + 1]));
        return nodes;
    }

    private Refusal refusal(String kind) {
        if (kind.equals("cancelled")) {
            return Refusal.of("model.compile-cancelled", "The compilation was cancelled; start it again when wanted.");
        }
        var budget = switch (kind) {
            case "nodes" -> limits.parts() + " nodes";
            case "steps" -> limits.steps() + " steps";
            default -> MOST_BYTES + " bytes of memory";
        };
        return Refusal.of(
                "model.too-large",
                "The model did not compile within " + budget
                        + "; allow more, or split rules and price tables that tie many modules together.",
                "budget",
                kind,
                "limit",
                budget);
    }
}
