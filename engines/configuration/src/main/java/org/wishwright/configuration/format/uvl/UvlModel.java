package org.wishwright.configuration.format.uvl;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.wishwright.configuration.Formula;
import org.wishwright.configuration.Formula.And;
import org.wishwright.configuration.Formula.Atom;
import org.wishwright.configuration.Formula.Iff;
import org.wishwright.configuration.Formula.Implies;
import org.wishwright.configuration.Formula.Not;
import org.wishwright.configuration.Formula.Or;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Option;
import org.wishwright.configuration.Rule;
import org.wishwright.configuration.Rule.FormulaRule;
import org.wishwright.configuration.format.uvl.UvlFile.Type;
import org.wishwright.configuration.format.uvl.UvlTree.Node;
import org.wishwright.kernel.LocalText;

/** Makes a model of a tree of features. */
final class UvlModel {

    static final String NO = "no";
    static final String YES = "yes";

    private final UvlTree tree;
    private final Currency currency;
    private final List<Module> modules = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();

    UvlModel(UvlTree tree, Currency currency) {
        this.tree = tree;
        this.currency = currency;
    }

    Model model(String id) throws UvlProblem {
        for (var node : tree.nodes()) {
            modules.add(module(node));
        }
        var root = tree.nodes().getFirst();
        rule("root", root.feature().line(), said(
                "“" + name(root) + "” is always there.", "“" + name(root) + "”总是有的。"), chosen(root));
        for (var node : tree.nodes()) {
            for (var branch : node.branches()) {
                rules.add(new UvlGroups(node, branch).rule("group-" + rules.size()));
            }
        }
        int number = 0;
        for (var placed : tree.constraints()) {
            number++;
            try {
                var constraint = placed.constraint();
                var formula = formula(constraint.term(), placed.prefix());
                rule("constraint-" + number, constraint.line(), words("constraint-" + number, constraint), formula);
            } catch (UvlProblem problem) {
                throw placed.file().isEmpty() ? problem : problem.in(placed.file());
            }
        }
        return new Model(id, LocalText.of("und", name(root)), currency, 0, modules, rules, List.of());
    }

    private void rule(String id, int line, LocalText words, Formula formula) {
        rules.add(new FormulaRule(id, line, words, formula));
    }

    private static LocalText words(String id, UvlFile.Constraint constraint) {
        return LocalText.of("und", constraint.text().isEmpty() ? id : constraint.text());
    }

    static LocalText said(String english, String chinese) {
        return new LocalText("en", Map.of("en", english, "zh", chinese));
    }

    static String name(Node node) {
        return node.feature().name().names().getLast();
    }

    static Formula chosen(Node node) {
        return new Atom(node.id(), YES);
    }

    private static Module module(Node node) throws UvlProblem {
        var feature = node.feature();
        if (feature.type() != null && feature.type() != Type.BOOLEAN) {
            throw UvlProblem.inexpressible(
                    feature.line(), "the feature '" + name(node) + "' is no Boolean one.").in(node.file());
        }
        return new Module(
                node.id(),
                LocalText.of("und", name(node)),
                List.of(new Option(NO, said("No", "否"), null), new Option(YES, said("Yes", "是"), null)));
    }

    private Formula formula(UvlTerm term, String prefix) throws UvlProblem {
        return switch (term) {
            case UvlTerm.Reference reference -> chosen(feature(reference, prefix));
            case UvlTerm.Not(UvlTerm inner) -> new Not(formula(inner, prefix));
            case UvlTerm.And(List<UvlTerm> parts) -> new And(formulas(parts, prefix));
            case UvlTerm.Or(List<UvlTerm> parts) -> new Or(formulas(parts, prefix));
            case UvlTerm.Implies(UvlTerm a, UvlTerm b) -> new Implies(formula(a, prefix), formula(b, prefix));
            case UvlTerm.Iff(UvlTerm a, UvlTerm b) -> new Iff(formula(a, prefix), formula(b, prefix));
            case UvlTerm.Comparison _ -> throw UvlProblem.inexpressible(0, "comparisons are not read yet.");
            case UvlTerm.Number _, UvlTerm.Text _, UvlTerm.Sum _, UvlTerm.Product _, UvlTerm.Call _ ->
                throw new IllegalStateException("The parser takes no value for a formula");
        };
    }

    private List<Formula> formulas(List<UvlTerm> terms, String prefix) throws UvlProblem {
        var formulas = new ArrayList<Formula>();
        for (var term : terms) {
            formulas.add(formula(term, prefix));
        }
        return formulas;
    }

    private Node feature(UvlTerm.Reference reference, String prefix) throws UvlProblem {
        var node = tree.named(prefix + reference.dotted());
        if (node == null) {
            throw UvlProblem.invalid(
                    reference.line(), "the constraint speaks of '" + reference.dotted() + "', which is no feature.");
        }
        return node;
    }
}
