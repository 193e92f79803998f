package org.wishwright.configuration.format.uvl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.wishwright.configuration.Formula;
import org.wishwright.configuration.Formula.And;
import org.wishwright.configuration.Formula.Atom;
import org.wishwright.configuration.Formula.Compare;
import org.wishwright.configuration.Formula.Iff;
import org.wishwright.configuration.Formula.Implies;
import org.wishwright.configuration.Formula.Not;
import org.wishwright.configuration.Formula.Or;
import org.wishwright.configuration.Formula.Sign;
import org.wishwright.configuration.Formula.Term;
import org.wishwright.configuration.Kind;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Option;
import org.wishwright.configuration.PriceTable;
import org.wishwright.configuration.Rule;
import org.wishwright.configuration.Rule.FormulaRule;
import org.wishwright.configuration.Scale;
import org.wishwright.configuration.Tuples;
import org.wishwright.configuration.format.uvl.UvlFile.Cardinality;
import org.wishwright.configuration.format.uvl.UvlFile.Constraint;
import org.wishwright.configuration.format.uvl.UvlTree.Node;
import org.wishwright.configuration.format.uvl.UvlTree.Placed;
import org.wishwright.kernel.LocalText;

/** Makes a model of a tree of features. */
final class UvlModel {

    /** Attribute that is a price in units of the currency, where it is a number. */
    private static final String PRICE = "Price";

    private final UvlTree tree;
    private final Currency currency;
    private final UvlTypes types;
    private final List<Module> modules = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<PriceTable> prices = new ArrayList<>();

    UvlModel(UvlTree tree, Currency currency) throws UvlProblem {
        this.tree = tree;
        this.currency = currency;
        this.types = UvlTypes.of(tree);
    }

    Model model(String id) throws UvlProblem {
        var root = tree.nodes().getFirst();
        var rootName = "“" + name(root) + "”";
        rule("root", root.feature().line(), said(rootName + " is always there.", rootName + "总是有的。"), chosen(root));
        for (var node : tree.nodes()) {
            modules.add(module(node));
            for (var branch : node.branches()) {
                rules.add(new UvlGroups(node, branch).rule("group-" + rules.size()));
            }
            try {
                value(node);
                count(node);
                price(node);
            } catch (UvlProblem problem) {
                throw node.file().isEmpty() ? problem : problem.in(node.file());
            }
        }
        int number = 0;
        for (var placed : tree.constraints()) {
            constraint("constraint-" + ++number, placed);
        }
        return new Model(id, LocalText.of("und", name(root)), currency, 0, modules, rules, prices);
    }

    private void rule(String id, int line, LocalText words, Formula formula) {
        rules.add(new FormulaRule(id, line, words, formula));
    }

    static LocalText said(String english, String chinese) {
        return new LocalText("en", Map.of("en", english, "zh", chinese));
    }

    static String name(Node node) {
        return node.feature().name().names().getLast();
    }

    static Formula chosen(Node node) {
        return new Atom(node.id(), Module.YES);
    }

    private static Module module(Node node) {
        return new Module(
                node.id(),
                LocalText.of("und", name(node)),
                List.of(new Option(Module.NO, said("No", "否"), null), new Option(Module.YES, said("Yes", "是"), null)),
                null,
                Kind.SWITCH,
                null);
    }

    /** The number or text of a feature counts 0, or is empty, where the feature is not chosen. */
    private void value(Node node) throws UvlProblem {
        if (!node.isTyped()) {
            return;
        }
        var module = types.module(node);
        modules.add(module);
        var none = module.counts()
                ? compare(module.id(), Sign.AT_MOST, 0)
                : new Atom(module.id(), module.options().getFirst().id());
        var name = "“" + name(node) + "”";
        if (!tree.isAlways(node)) {
            rule(
                    "value-" + rules.size(),
                    node.feature().line(),
                    said(name + " has a value only where it is chosen.", name + "选中后方可填写。"),
                    new Or(List.of(chosen(node), none)));
        }
    }

    private static Formula compare(String module, Sign sign, int bound) {
        return new Compare(List.of(new Term(BigDecimal.ONE, module)), sign, BigDecimal.valueOf(bound));
    }

    private void count(Node node) throws UvlProblem {
        var cardinality = node.feature().cardinality();
        if (cardinality == null) {
            return;
        }
        if (cardinality.most() == Cardinality.UNBOUNDED || cardinality.most() >= Scale.MOST_STEPS) {
            throw UvlProblem.inexpressible(
                    node.feature().line(),
                    "'" + name(node) + "' may be there without bound, or more than " + (Scale.MOST_STEPS - 1)
                            + " times.");
        }
        var scale = new Scale("x", BigDecimal.ZERO, BigDecimal.valueOf(cardinality.most()), BigDecimal.ONE);
        var count = Module.measure(node.countId(), LocalText.of("und", name(node)), scale);
        modules.add(count);
        var parts = new ArrayList<Formula>();
        parts.add(new Implies(chosen(node), compare(count.id(), Sign.AT_LEAST, cardinality.least())));
        parts.add(new Or(List.of(chosen(node), compare(count.id(), Sign.AT_MOST, 0))));
        for (int k = 0; k < node.instances().size(); k++) {
            parts.add(new Iff(chosen(node.instances().get(k)), compare(count.id(), Sign.AT_LEAST, k + 1)));
        }
        var name = "“" + name(node) + "”";
        rule(
                "count-" + rules.size(),
                node.feature().line(),
                said(name + " is there as often as it says.", name + "的数量有限。"),
                new And(parts));
    }

    /** The attribute {@code Price} of a chosen feature is added, for each time that the feature is there. */
    private void price(Node node) throws UvlProblem {
        if (!(node.feature().attributes().get(PRICE) instanceof UvlFile.Value.Number(BigDecimal price))) {
            return;
        }
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        var minor = price.movePointRight(digits).stripTrailingZeros();
        if (minor.scale() > 0 || minor.abs().compareTo(BigDecimal.valueOf(Model.PRICE_LIMIT)) >= 0) {
            throw UvlProblem.inexpressible(
                    node.feature().line(),
                    "the price of '" + name(node) + "' has more than " + digits
                            + " decimals, or is more than anything costs.");
        }
        var cardinality = node.feature().cardinality();
        var id = cardinality == null ? node.id() : node.countId();
        int most = cardinality == null ? 1 : cardinality.most();
        var options = IntStream.rangeClosed(1, most)
                .mapToObj(n -> cardinality == null ? Module.YES : String.valueOf(n))
                .toList();
        var amounts = IntStream.rangeClosed(1, most)
                .mapToObj(n -> n * minor.longValueExact())
                .toList();
        prices.add(new PriceTable(id, List.of(id), Tuples.of(1, options), amounts, 0));
    }

    private void constraint(String id, Placed placed) throws UvlProblem {
        try {
            var constraint = placed.constraint();
            rule(id, constraint.line(), words(id, constraint), formula(constraint.term(), new UvlScope(tree, placed)));
        } catch (UvlProblem problem) {
            throw placed.file().isEmpty() ? problem : problem.in(placed.file());
        }
    }

    private static LocalText words(String id, Constraint constraint) {
        return LocalText.of("und", constraint.text().isEmpty() ? id : constraint.text());
    }

    private Formula formula(UvlTerm term, UvlScope scope) throws UvlProblem {
        return switch (term) {
            case UvlTerm.Reference reference -> chosen(feature(reference, scope));
            case UvlTerm.Not(UvlTerm inner) -> new Not(formula(inner, scope));
            case UvlTerm.And(List<UvlTerm> parts) -> new And(formulas(parts, scope));
            case UvlTerm.Or(List<UvlTerm> parts) -> new Or(formulas(parts, scope));
            case UvlTerm.Implies(UvlTerm a, UvlTerm b) -> new Implies(formula(a, scope), formula(b, scope));
            case UvlTerm.Iff(UvlTerm a, UvlTerm b) -> new Iff(formula(a, scope), formula(b, scope));
            case UvlTerm.Comparison comparison ->
                UvlTexts.concerns(comparison, scope)
                        ? new UvlTexts(scope, types).compare(comparison)
                        : new UvlNumbers(scope).compare(comparison);
            case UvlTerm.Number _, UvlTerm.Text _, UvlTerm.Sum _, UvlTerm.Product _, UvlTerm.Call _ ->
                throw new IllegalStateException("The parser takes no value for a formula");
        };
    }

    private List<Formula> formulas(List<UvlTerm> terms, UvlScope scope) throws UvlProblem {
        var formulas = new ArrayList<Formula>();
        for (var term : terms) {
            formulas.add(formula(term, scope));
        }
        return formulas;
    }

    private static Node feature(UvlTerm.Reference reference, UvlScope scope) throws UvlProblem {
        var meaning = scope.meaning(reference);
        if (meaning.attribute() != null) {
            throw UvlProblem.invalid(
                    reference.line(), "'" + reference.dotted() + "' is an attribute; compare it with something.");
        }
        return meaning.feature();
    }
}
