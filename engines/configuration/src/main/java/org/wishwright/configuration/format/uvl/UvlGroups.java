package org.wishwright.configuration.format.uvl;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.wishwright.configuration.Formula;
import org.wishwright.configuration.Formula.And;
import org.wishwright.configuration.Formula.Count;
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

    Rule rule(String id) {
        switch (branch.group().kind()) {
            case OPTIONAL -> members.forEach(m -> parts.add(new Implies(m, parent)));
            case MANDATORY -> members.forEach(m -> parts.add(new Iff(m, parent)));
            case OR -> parts.add(new Iff(parent, any(members)));
            case ALTERNATIVE -> {
                members.forEach(m -> parts.add(new Implies(m, parent)));
                parts.add(new Implies(parent, new Count(1, 1, members)));
            }
            case CARDINALITY -> cardinality();
        }
        var formula = parts.size() == 1 ? parts.getFirst() : new And(parts);
        return new FormulaRule(id, branch.group().line(), words(), formula);
    }

    private void cardinality() {
        var bounds = Objects.requireNonNull(branch.group().cardinality());
        members.forEach(m -> parts.add(new Implies(m, parent)));
        var count = new Count(bounds.least(), Math.min(bounds.most(), members.size()), members);
        parts.add(bounds.least() > members.size() ? new Not(parent) : new Implies(parent, count)); // never so many
    }

    private static Formula any(List<Formula> some) {
        return some.size() == 1 ? some.getFirst() : new Or(some);
    }

    private LocalText words() {
        var names = String.join(
                        ", ",
                        branch.members().stream().limit(8).map(UvlModel::name).toList())
                + (members.size() > 8 ? ", …" : "");
        var of = "“" + parentName + "”";
        return switch (branch.group().kind()) {
            case OPTIONAL -> UvlModel.said(names + ": only with " + of + ".", names + "：只能与" + of + "同选。");
            case MANDATORY -> UvlModel.said(of + " always has " + names + ".", of + "必有" + names + "。");
            case OR -> UvlModel.said(of + " has one or more of " + names + ".", of + "至少有其一：" + names + "。");
            case ALTERNATIVE -> UvlModel.said(of + " has exactly one of " + names + ".", of + "恰有其一：" + names + "。");
            case CARDINALITY ->
                UvlModel.said(of + " has as many of " + names + " as its group allows.", of + "所含" + names + "的数目有限。");
        };
    }
}
