package org.wishwright.configuration.fallback;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.logicng.collections.LNGBooleanVector;
import org.logicng.collections.LNGIntVector;
import org.logicng.datastructures.Tristate;
import org.logicng.handlers.SATHandler;
import org.logicng.solvers.sat.MiniSat2Solver;
import org.logicng.solvers.sat.MiniSatConfig;
import org.wishwright.configuration.compiled.clauses.Clauses;

/**
 * Finds the cheapest or the dearest product: the solver is asked for one without any cost above the least, the largest costs first.
 * Costs of which it proves that one at least must be paid raise the bound, and are replaced by costs for each further one of them
 * (Narodytska and Bacchus, "Maximum satisfiability using core-guided MaxSAT resolution", 2014). The work of one question is counted;
 * where it is used up, the best product met and the bound stand. For one thread.
 */
final class TotalSearch {

    private final MiniSat2Solver solver;
    private final PriceClauses prices;
    private final int[] unasked;

    TotalSearch(Clauses clauses, PriceClauses prices) {
        this.prices = prices;
        this.solver = solver(clauses, prices.variables());
        prices.clauses().forEach(this::add);
        this.unasked = solver.saveState();
    }

    /** Holds the clauses; literals are theirs. All of them stay, as going back to a state of the solver counts them. */
    static MiniSat2Solver solver(Clauses clauses, int variables) {
        var solver = new MiniSat2Solver(
                MiniSatConfig.builder().removeSatisfied(false).build());
        for (int v = 0; v < variables; v++) {
            variable(solver);
        }
        for (int c = 0; c < clauses.count(); c++) {
            solver.addClause(new LNGIntVector(clauses.clause(c)), null);
        }
        return solver;
    }

    /** Going back to a state of the solver takes variables away by name. */
    private static int variable(MiniSat2Solver solver) {
        int v = solver.newVar(true, true);
        solver.addName("v" + v, v);
        return v;
    }

    /**
     * @param model by variable; null where the work was used up before a product was met
     * @param bound no product costs less, or where the dearest was asked for more, the base price left out
     */
    record Found(@Nullable LNGBooleanVector model, long bound) {}

    /**
     * @param chosen literals that hold
     * @param effort conflicts and calls of the solver
     * @return null where no product keeps what is chosen
     */
    @Nullable
    Found search(int[] chosen, boolean dearest, int effort) {
        solver.loadState(unasked);
        return new Run(chosen, dearest ? -1 : 1, effort).found();
    }

    /** One question; totals are multiplied with the sign, so that the least is wanted. */
    private final class Run implements SATHandler {

        private final int[] chosen;
        private final int sign;
        /** By literal, what it costs where it is false. */
        private final Map<Integer, Long> wanted = new TreeMap<>();

        private int effort;
        private long bound;
        private long best = Long.MAX_VALUE;
        private @Nullable LNGBooleanVector model;

        Run(int[] chosen, int sign, int effort) {
            this.chosen = chosen;
            this.sign = sign;
            this.effort = effort;
            for (var group : prices.groups()) {
                long least = Long.MAX_VALUE;
                for (long amount : group.amounts()) {
                    least = Math.min(least, sign * amount);
                }
                bound += least;
                for (int i = 0; i < group.literals().length; i++) {
                    want(group.literals()[i] ^ 1, sign * group.amounts()[i] - least);
                }
            }
            for (int literal : chosen) {
                wanted.remove(literal);
                var certain = wanted.remove(literal ^ 1);
                bound += certain == null ? 0 : certain;
            }
        }

        /** Of a literal and its opposite one is false: what both cost is certain. */
        private void want(int literal, long weight) {
            long opposite = Math.min(wanted.getOrDefault(literal ^ 1, 0L), weight);
            bound += opposite;
            less(literal ^ 1, opposite);
            if (weight > opposite) {
                wanted.merge(literal, weight - opposite, Long::sum);
            }
        }

        private void less(int literal, long by) {
            wanted.computeIfPresent(literal, (_, weight) -> weight > by ? weight - by : null);
        }

        @Nullable
        Found found() {
            if (solved(List.of()) == Tristate.FALSE) {
                return null;
            }
            long stratum = below(Long.MAX_VALUE);
            while (effort > 0 && bound < best) {
                switch (solved(atLeast(stratum))) {
                    case TRUE -> stratum = below(stratum);
                    case FALSE -> relax(core());
                    case UNDEF -> effort = 0;
                }
            }
            return new Found(model, sign * bound);
        }

        /** The largest costs that are smaller, and those down to half of them. */
        private long below(long stratum) {
            long largest = wanted.values().stream()
                    .filter(weight -> weight < stratum)
                    .mapToLong(Long::longValue)
                    .max()
                    .orElse(0);
            return (largest + 1) / 2;
        }

        private List<Integer> atLeast(long stratum) {
            return wanted.entrySet().stream()
                    .filter(soft -> soft.getValue() >= stratum)
                    .map(Map.Entry::getKey)
                    .toList();
        }

        private Tristate solved(List<Integer> literals) {
            effort--;
            var assumptions = new LNGIntVector(chosen.length + literals.size());
            for (int literal : chosen) {
                assumptions.push(literal);
            }
            literals.forEach(assumptions::push);
            var result = solver.solve(this, assumptions);
            if (result == Tristate.TRUE) {
                keep(solver.model());
            }
            return result;
        }

        private void keep(LNGBooleanVector found) {
            long total = 0;
            for (var group : prices.groups()) {
                for (int i = 0; i < group.literals().length; i++) {
                    total += isTrue(found, group.literals()[i]) ? sign * group.amounts()[i] : 0;
                }
            }
            if (total < best) {
                best = total;
                model = new LNGBooleanVector(found);
            }
        }

        /** What cannot all be true together, made smaller by asking for it alone. */
        private List<Integer> core() {
            var core = contradicting();
            while (core.size() > 1 && solved(core) == Tristate.FALSE) {
                var smaller = contradicting();
                if (smaller.size() >= core.size()) {
                    return smaller;
                }
                core = smaller;
            }
            return core;
        }

        private List<Integer> contradicting() {
            var core = new ArrayList<Integer>();
            var conflict = solver.conflict();
            for (int i = 0; i < conflict.size(); i++) {
                if (wanted.containsKey(conflict.get(i) ^ 1)) {
                    core.add(conflict.get(i) ^ 1);
                }
            }
            return core;
        }

        private void relax(List<Integer> core) {
            if (core.isEmpty()) {
                throw new IllegalStateException("The choices contradict, though a product keeps them");
            }
            long least = core.stream().mapToLong(wanted::get).min().orElseThrow();
            bound += least;
            core.forEach(literal -> less(literal, least));
            int later = core.getLast() ^ 1;
            for (int i = core.size() - 2; i >= 0; i--) {
                int literal = core.get(i);
                int both = 2 * variable(solver);
                add(both ^ 1, literal, later ^ 1);
                want(both, least);
                if (i > 0) {
                    int any = 2 * variable(solver);
                    add(literal, any);
                    add(later ^ 1, any);
                    later = any;
                }
            }
        }

        @Override
        public boolean detectedConflict() {
            return --effort > 0;
        }

        @Override
        public boolean aborted() {
            return effort <= 0;
        }
    }

    private void add(int... clause) {
        solver.addClause(new LNGIntVector(clause), null);
    }

    static boolean isTrue(LNGBooleanVector model, int literal) {
        return literal == PriceClauses.ALWAYS || model.get(literal >> 1) == ((literal & 1) == 0);
    }
}
