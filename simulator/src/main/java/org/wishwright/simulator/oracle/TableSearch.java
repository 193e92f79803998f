package org.wishwright.simulator.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.wishwright.configuration.Formula;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Rule.FormulaRule;
import org.wishwright.configuration.Rule.TableRule;
import org.wishwright.configuration.Vocabulary;

/**
 * Whether any product keeps some choices and all rules: backtracking over the modules with arc consistency over the tables. It reads
 * the model's tables directly and shares nothing with the compiled engine, so it can judge it. Immutable.
 */
public final class TableSearch {

    private final Vocabulary vocabulary;
    private final List<TableFilter> tables = new ArrayList<>();
    private final List<Formula> formulas = new ArrayList<>();
    private final int[][] tablesOf;
    private final TableState root;
    private final boolean rootIsPossible;

    public TableSearch(Model model) {
        vocabulary = Vocabulary.of(model);
        for (var rule : model.rules()) {
            switch (rule) {
                case TableRule table -> tables.add(new TableFilter(table, vocabulary));
                case FormulaRule formula -> formulas.add(formula.formula());
            }
        }
        tablesOf = new int[vocabulary.size()][];
        for (int m = 0; m < tablesOf.length; m++) {
            int module = m;
            tablesOf[m] = indices(t -> Arrays.stream(tables.get(t).scope).anyMatch(s -> s == module));
        }
        root = new TableState(
                fullDomains(), tables.stream().map(TableFilter::allRows).toArray(long[][]::new));
        rootIsPossible = propagate(root, indices(t -> true));
    }

    private int[] indices(IntPredicate wanted) {
        return java.util.stream.IntStream.range(0, tables.size()).filter(wanted).toArray();
    }

    private long[][] fullDomains() {
        var domains = new long[vocabulary.size()][];
        for (int m = 0; m < domains.length; m++) {
            int options = vocabulary.options(m).size();
            domains[m] = new long[(options + 63) / 64];
            for (int o = 0; o < options; o++) {
                domains[m][o >> 6] |= 1L << o;
            }
        }
        return domains;
    }

    /** @throws IllegalArgumentException when a choice names no module or option of the model */
    public boolean isPossible(Map<String, String> choices) {
        if (!rootIsPossible) {
            return false;
        }
        var state = root.copy();
        for (var choice : choices.entrySet()) {
            int module = vocabulary.indexOf(choice.getKey());
            int option = module < 0 ? -1 : vocabulary.indexOf(module, choice.getValue());
            if (option < 0) {
                throw new IllegalArgumentException("The model has no option " + choice);
            }
            if (!state.choose(module, option)) {
                return false;
            }
        }
        var chosen = choices.keySet().stream().mapToInt(vocabulary::indexOf).toArray();
        return propagate(state, affected(chosen)) && search(state);
    }

    private int[] affected(int... modules) {
        var wanted = new boolean[tables.size()];
        for (int module : modules) {
            for (int table : tablesOf[module]) {
                wanted[table] = true;
            }
        }
        return indices(t -> wanted[t]);
    }

    private boolean propagate(TableState state, int[] due) {
        var waiting = new boolean[tables.size()];
        var queue = new java.util.ArrayDeque<Integer>();
        for (int table : due) {
            waiting[table] = true;
            queue.add(table);
        }
        while (!queue.isEmpty()) {
            int table = queue.remove();
            waiting[table] = false;
            var changed = new boolean[vocabulary.size()];
            if (!tables.get(table).filter(state, table, changed)) {
                return false;
            }
            for (int module : tables.get(table).scope) {
                if (!changed[module]) {
                    continue;
                }
                for (int next : tablesOf[module]) {
                    if (next != table && !waiting[next]) {
                        waiting[next] = true;
                        queue.add(next);
                    }
                }
            }
        }
        return true;
    }

    /** Branches on the open module with the fewest options left. */
    private boolean search(TableState state) {
        int open = -1;
        int fewest = Integer.MAX_VALUE;
        for (int m = 0; m < vocabulary.size(); m++) {
            int left = state.left(m);
            if (left > 1 && left < fewest) {
                open = m;
                fewest = left;
            }
        }
        if (open < 0) {
            return formulas.stream().allMatch(formula -> formula.holds(atom -> isChosen(state, atom)));
        }
        for (int option = 0; option < vocabulary.options(open).size(); option++) {
            if (state.has(open, option)) {
                var next = state.copy();
                next.choose(open, option);
                if (propagate(next, affected(open)) && search(next)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isChosen(TableState state, Formula.Atom atom) {
        int module = vocabulary.indexOf(atom.module());
        return state.first(module) == vocabulary.indexOf(module, atom.option());
    }
}
