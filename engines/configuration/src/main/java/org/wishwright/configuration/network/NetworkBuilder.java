package org.wishwright.configuration.network;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.wishwright.configuration.Formula;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Rule.FormulaRule;
import org.wishwright.configuration.Rule.TableRule;
import org.wishwright.configuration.Vocabulary;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * Writes rules as tables. What is small is enumerated; a wide forbidden table becomes the automaton of its prefixes, a wide formula
 * its parts, each over one helper variable whose value the modules determine (Tseitin).
 */
final class NetworkBuilder {

    private static final int ENUMERATED_FORBIDDEN = 1 << 16;
    private static final int ENUMERATED_FORMULA = 1 << 10;
    private static final long MOST_CELLS = 50_000_000;

    private final Model model;
    private final Vocabulary vocabulary;
    private final List<Integer> domainSizes = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();
    private long cells;

    NetworkBuilder(Model model) {
        this.model = model;
        this.vocabulary = Vocabulary.of(model);
        for (int m = 0; m < vocabulary.size(); m++) {
            domainSizes.add(vocabulary.options(m).size());
        }
    }

    Outcome<Network> build() {
        for (int r = 0; r < model.rules().size(); r++) {
            var during = model.during(model.rules().get(r));
            switch (model.rules().get(r)) {
                case TableRule table when during.parts().isEmpty() && during instanceof Formula.And -> table(r, table);
                case TableRule table -> formula(r, new Formula.Implies(during, Written.out(table)));
                case FormulaRule formula ->
                    formula(
                            r,
                            during instanceof Formula.And
                                    ? formula.formula()
                                    : new Formula.Implies(during, formula.formula()));
            }
            if (cells > MOST_CELLS) {
                return Outcome.refused(tooLarge(model.rules().get(r).id()));
            }
        }
        var sizes = domainSizes.stream().mapToInt(Integer::intValue).toArray();
        return Outcome.accepted(new Network(vocabulary.size(), sizes, relations));
    }

    private static Refusal tooLarge(String rule) {
        return Refusal.of(
                "model.too-large",
                "Written out as tables the rules up to '" + rule + "' need more than " + MOST_CELLS
                        + " cells; split that rule into narrower ones.",
                "rule",
                rule,
                "budget",
                MOST_CELLS);
    }

    private void table(int rule, TableRule table) {
        var columns = table.scope().stream().mapToInt(vocabulary::indexOf).toArray();
        var rows = table.tuples().rows() == 0 ? new int[0] : vocabulary.positions(columns, table.tuples());
        var listed = RowSorting.relation(rule, columns, rows);
        if (table.allowed()) {
            add(listed);
        } else if (product(listed.scope()) <= ENUMERATED_FORBIDDEN) {
            add(complement(listed));
        } else {
            automaton(listed);
        }
    }

    private void add(Relation relation) {
        cells += relation.cells().length;
        relations.add(relation);
    }

    private void add(int rule, int[] columns, int[] rows) {
        add(RowSorting.relation(rule, columns, rows));
    }

    private long product(int[] scope) {
        double product = 1;
        for (int variable : scope) {
            product *= domainSizes.get(variable);
        }
        return (long) Math.min(product, Long.MAX_VALUE);
    }

    private Relation complement(Relation forbidden) {
        var scope = forbidden.scope();
        int arity = scope.length;
        var allowed = new IntList();
        var row = new int[arity];
        int next = 0;
        for (long i = product(scope); i > 0; i--) {
            boolean listed = next < forbidden.rows()
                    && Arrays.equals(row, 0, arity, forbidden.cells(), next * arity, (next + 1) * arity);
            if (listed) {
                next++;
            } else {
                allowed.addAll(row);
            }
            advance(row, scope);
        }
        return new Relation(forbidden.rule(), scope, allowed.toArray());
    }

    /** The next combination in ascending order, after the last the first. */
    private void advance(int[] row, int[] scope) {
        for (int c = row.length - 1; c >= 0; c--) {
            if (++row[c] < domainSizes.get(scope[c])) {
                return;
            }
            row[c] = 0;
        }
    }

    /** Reads the modules one after the other; the state is the forbidden prefix read so far, or 0 once none fits any more. */
    private void automaton(Relation forbidden) {
        int arity = forbidden.arity();
        int prefixes = 1;
        int stateBefore = -1;
        var prefixOfRow = new int[forbidden.rows()];
        Arrays.fill(prefixOfRow, 1);
        for (int c = 0; c < arity && cells <= MOST_CELLS; c++) {
            boolean last = c == arity - 1;
            var steps = new HashMap<Long, Integer>();
            int states = 0;
            for (int r = 0; r < forbidden.rows(); r++) {
                long step = (long) prefixOfRow[r] << 32 | forbidden.cells()[r * arity + c];
                Integer known = steps.get(step);
                if (known == null) {
                    known = ++states;
                    steps.put(step, known);
                }
                prefixOfRow[r] = known;
            }
            int stateAfter = last ? -1 : helper(states + 1);
            transitions(forbidden, c, stateBefore, prefixes, stateAfter, steps);
            prefixes = states;
            stateBefore = stateAfter;
        }
    }

    private void transitions(
            Relation forbidden, int column, int stateBefore, int prefixes, int stateAfter, Map<Long, Integer> steps) {
        int variable = forbidden.scope()[column];
        int first = stateBefore < 0 ? 1 : 0;
        long size = (long) (prefixes + 1) * domainSizes.get(variable);
        if (size > MOST_CELLS) {
            cells += size;
            return;
        }
        var rows = new IntList();
        for (int state = first; state <= prefixes; state++) {
            for (int value = 0; value < domainSizes.get(variable); value++) {
                int next = steps.getOrDefault((long) state << 32 | value, 0);
                if (stateAfter >= 0 || next == 0) {
                    if (stateBefore >= 0) {
                        rows.add(state);
                    }
                    rows.add(value);
                    if (stateAfter >= 0) {
                        rows.add(next);
                    }
                }
            }
        }
        var columns = new IntList();
        if (stateBefore >= 0) {
            columns.add(stateBefore);
        }
        columns.add(variable);
        if (stateAfter >= 0) {
            columns.add(stateAfter);
        }
        add(forbidden.rule(), columns.toArray(), rows.toArray());
    }

    private int helper(int size) {
        domainSizes.add(size);
        return domainSizes.size() - 1;
    }

    private void formula(int rule, Formula formula) {
        var scope = scope(formula);
        if (isSmall(scope)) {
            add(rule, columns(scope), enumerated(formula, scope, false));
        } else if (formula instanceof Formula.And(List<Formula> parts)) {
            parts.forEach(part -> formula(rule, part));
        } else {
            add(rule, new int[] {truth(rule, formula)}, new int[] {1});
        }
    }

    private int[] scope(Formula formula) {
        return formula.modules().stream().mapToInt(vocabulary::indexOf).toArray();
    }

    private boolean isSmall(int[] scope) {
        return scope.length <= 1 || product(scope) <= ENUMERATED_FORMULA;
    }

    /** A formula without atoms is about the first module, of which it says nothing or everything. */
    private static int[] columns(int[] scope) {
        return scope.length == 0 ? new int[] {0} : scope;
    }

    private int[] enumerated(Formula formula, int[] scope, boolean withTruth) {
        var columns = columns(scope);
        var row = new int[columns.length];
        var rows = new IntList();
        for (long i = product(columns); i > 0; i--) {
            boolean holds = formula.holds(
                    atom -> {
                        int module = vocabulary.indexOf(atom.module());
                        return row[column(columns, module)] == vocabulary.indexOf(module, atom.option());
                    },
                    id -> {
                        int module = vocabulary.indexOf(id);
                        return number(module, row[column(columns, module)]);
                    });
            if (withTruth) {
                rows.addAll(row);
                rows.add(holds ? 1 : 0);
            } else if (holds) {
                rows.addAll(row);
            }
            advance(row, columns);
        }
        return rows.toArray();
    }

    private static int column(int[] columns, int module) {
        for (int c = 0; c < columns.length; c++) {
            if (columns[c] == module) {
                return c;
            }
        }
        throw new IllegalStateException("The formula names a module outside of its scope");
    }

    private BigDecimal number(int module, int option) {
        return Objects.requireNonNull(model.modules().get(module).number(vocabulary.option(module, option)));
    }

    /** A helper variable that is 1 where the formula holds, else 0. */
    private int truth(int rule, Formula formula) {
        var scope = scope(formula);
        if (isSmall(scope)) {
            int truth = helper(2);
            var columns = Arrays.copyOf(columns(scope), columns(scope).length + 1);
            columns[columns.length - 1] = truth;
            add(rule, columns, enumerated(formula, scope, true));
            return truth;
        }
        return switch (formula) {
            case Formula.Not(Formula inner) -> negation(rule, truth(rule, inner));
            case Formula.Implies(Formula a, Formula b) -> gate(rule, truth(rule, a), truth(rule, b), 0b1011);
            case Formula.Iff(Formula a, Formula b) -> gate(rule, truth(rule, a), truth(rule, b), 0b1001);
            case Formula.And(List<Formula> parts) -> chain(rule, parts, 0b1000);
            case Formula.Or(List<Formula> parts) -> chain(rule, parts, 0b1110);
            case Formula.Count(int least, int most, List<Formula> parts) -> {
                var summands = parts.stream().map(part -> counted(rule, part)).toList();
                yield sum(
                        rule,
                        summands,
                        n -> n.compareTo(BigDecimal.valueOf(least)) >= 0 && n.compareTo(BigDecimal.valueOf(most)) <= 0);
            }
            case Formula.Compare(List<Formula.Term> terms, Formula.Sign sign, BigDecimal bound) -> {
                var summands = terms.stream().map(this::summand).toList();
                yield sum(rule, summands, n -> sign.holds(n.compareTo(bound)));
            }
            case Formula.Atom _ -> throw new IllegalStateException("An atom speaks of one module");
        };
    }

    /** A variable with what each of its values adds. */
    private record Summand(int variable, BigDecimal[] amounts) {}

    private Summand summand(Formula.Term term) {
        int module = vocabulary.indexOf(term.module());
        var amounts = new BigDecimal[domainSizes.get(module)];
        Arrays.setAll(amounts, option -> number(module, option).multiply(term.factor()));
        return new Summand(module, amounts);
    }

    private Summand counted(int rule, Formula part) {
        if (part instanceof Formula.Atom(String id, String option)) {
            int module = vocabulary.indexOf(id);
            var amounts = new BigDecimal[domainSizes.get(module)];
            Arrays.fill(amounts, BigDecimal.ZERO);
            amounts[vocabulary.indexOf(module, option)] = BigDecimal.ONE;
            return new Summand(module, amounts);
        }
        return new Summand(truth(rule, part), new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ONE});
    }

    /** Adds up one variable after the other; each helper holds the sum so far, and the last whether the whole is accepted. */
    private int sum(int rule, List<Summand> summands, Predicate<BigDecimal> accepted) {
        var sums = new ArrayList<>(List.of(BigDecimal.ZERO));
        int before = -1;
        for (int i = 0; i < summands.size() && cells <= MOST_CELLS; i++) {
            var next = summands.get(i);
            boolean last = i == summands.size() - 1;
            double size = (double) sums.size() * next.amounts().length;
            if (size * 3 > MOST_CELLS) {
                cells = MOST_CELLS + 1;
                break;
            }
            var position = new HashMap<BigDecimal, Integer>();
            var after = new ArrayList<BigDecimal>();
            var rows = new IntList();
            for (int s = 0; s < sums.size(); s++) {
                for (int value = 0; value < next.amounts().length; value++) {
                    var sum = sums.get(s).add(next.amounts()[value]).stripTrailingZeros();
                    int to = last ? accepted.test(sum) ? 1 : 0 : position.computeIfAbsent(sum, _ -> position.size());
                    if (!last && to == after.size()) {
                        after.add(sum);
                    }
                    if (before >= 0) {
                        rows.add(s);
                    }
                    rows.add(value);
                    rows.add(to);
                }
            }
            int helper = helper(last ? 2 : after.size());
            add(
                    rule,
                    before < 0 ? new int[] {next.variable(), helper} : new int[] {before, next.variable(), helper},
                    rows.toArray());
            before = helper;
            sums = after;
        }
        return before < 0 ? constant(rule, accepted.test(BigDecimal.ZERO)) : before;
    }

    private int constant(int rule, boolean truth) {
        int helper = helper(2);
        add(rule, new int[] {helper}, new int[] {truth ? 1 : 0});
        return helper;
    }

    private int chain(int rule, List<Formula> parts, int table) {
        int truth = truth(rule, parts.getFirst());
        for (var part : parts.subList(1, parts.size())) {
            truth = gate(rule, truth, truth(rule, part), table);
        }
        return truth;
    }

    private int negation(int rule, int of) {
        int truth = helper(2);
        add(rule, new int[] {of, truth}, new int[] {0, 1, 1, 0});
        return truth;
    }

    /** @param table bit 2·left + right says whether the gate is true */
    private int gate(int rule, int left, int right, int table) {
        int truth = helper(2);
        var rows = new IntList();
        for (int i = 0; i < 4; i++) {
            rows.addAll(new int[] {i >> 1, i & 1, table >> i & 1});
        }
        add(rule, new int[] {left, right, truth}, rows.toArray());
        return truth;
    }
}
