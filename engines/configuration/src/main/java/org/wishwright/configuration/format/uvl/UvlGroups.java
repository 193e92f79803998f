package org.wishwright.configuration.format.uvl;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.wishwright.configuration.Formula;
import org.wishwright.configuration.Formula.And;
import org.wishwright.configuration.Formula.Iff;
import org.wishwright.configuration.Formula.Implies;
import org.wishwright.configuration.Formula.Not;
import org.wishwright.configuration.Formula.Or;
import org.wishwright.configuration.Rule;
import org.wishwright.configuration.Rule.FormulaRule;
import org.wishwright.configuration.format.uvl.UvlTree.Branch;
import org.wishwright.configuration.format.uvl.UvlTree.Node;
import org.wishwright.kernel.LocalText;

/** What a group of features says, as one rule: a conjunction of clauses and equivalences. */
final class UvlGroups {

    private static final int MOST_CLAUSES = 200_000;

    private final Formula parent;
    private final String parentName;
    private final Branch branch;
    private final List<Formula> members;
    private final List<Formula> parts = new ArrayList<>();

    UvlGroups(Node parent, Branch branch) {
        this.parent = UvlModel.chosen(parent);
        this.parentName = UvlModel.name(parent);
        this.branch = branch;
        this.members = branch.members().stream().map(UvlModel::chosen).toList();
    }

    Rule rule(String id) throws UvlProblem {
        switch (branch.group().kind()) {
            case OPTIONAL -> members.forEach(m -> parts.add(new Implies(m, parent)));
            case MANDATORY -> members.forEach(m -> parts.add(new Iff(m, parent)));
            case OR -> parts.add(new Iff(parent, any(members)));
            case ALTERNATIVE -> {
                parts.add(new Iff(parent, any(members)));
                atMost(1);
            }
            case CARDINALITY -> cardinality();
        }
        var formula = parts.size() == 1 ? parts.getFirst() : new And(parts);
        return new FormulaRule(id, branch.group().line(), words(), formula);
    }

    private void cardinality() throws UvlProblem {
        var bounds = Objects.requireNonNull(branch.group().cardinality());
        members.forEach(m -> parts.add(new Implies(m, parent)));
        if (bounds.least() > members.size()) {
            parts.add(new Not(parent));
            return;
        }
        if (bounds.least() > 0) {
            for (var some : subsets(members.size() - bounds.least() + 1)) {
                parts.add(new Implies(parent, any(some)));
            }
        }
        if (bounds.most() < members.size()) {
            atMost(bounds.most());
        }
    }

    private static Formula any(List<Formula> some) {
        return some.size() == 1 ? some.getFirst() : new Or(some);
    }

    private void atMost(int most) throws UvlProblem {
        if (most == 0) {
            members.forEach(m -> parts.add(new Not(m)));
            return;
        }
        if (most >= members.size()) {
            return;
        }
        for (var some : subsets(most + 1)) {
            parts.add(new Or(some.stream().<Formula>map(Not::new).toList()));
        }
    }

    /** Every choice of so many members. */
    private List<List<Formula>> subsets(int size) throws UvlProblem {
        double number = 1;
        for (int i = 0; i < size; i++) {
            number = number * (members.size() - i) / (i + 1);
        }
        if (number * size > MOST_CLAUSES) {
            throw UvlProblem.inexpressible(
                    branch.group().line(), "the cardinality over " + members.size() + " features is too large.");
        }
        var subsets = new ArrayList<List<Formula>>();
        var chosen = new int[size];
        for (int i = 0; i < size; i++) {
            chosen[i] = i;
        }
        while (true) {
            var subset = new ArrayList<Formula>(size);
            for (int i : chosen) {
                subset.add(members.get(i));
            }
            subsets.add(subset);
            int last = size - 1;
            while (last >= 0 && chosen[last] == members.size() - size + last) {
                last--;
            }
            if (last < 0) {
                return subsets;
            }
            chosen[last]++;
            for (int i = last + 1; i < size; i++) {
                chosen[i] = chosen[i - 1] + 1;
            }
        }
    }

    private LocalText words() {
        var names = String.join(", ", branch.members().stream().limit(8).map(UvlModel::name).toList())
                + (members.size() > 8 ? ", …" : "");
        var of = "“" + parentName + "”";
        return switch (branch.group().kind()) {
            case OPTIONAL -> UvlModel.said(names + ": only with " + of + ".", names + "：只能与" + of + "同选。");
            case MANDATORY -> UvlModel.said(of + " always has " + names + ".", of + "必有" + names + "。");
            case OR -> UvlModel.said(of + " has one or more of " + names + ".", of + "至少有其一：" + names + "。");
            case ALTERNATIVE -> UvlModel.said(of + " has exactly one of " + names + ".", of + "恰有其一：" + names + "。");
            case CARDINALITY -> UvlModel.said(
                    of + " has as many of " + names + " as its group allows.", of + "所含" + names + "的数目有限。");
        };
    }
}
