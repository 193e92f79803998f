package org.wishwright.configuration.format.uvl;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.wishwright.configuration.Kind;
import org.wishwright.configuration.Lettering;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Option;
import org.wishwright.configuration.Scale;
import org.wishwright.configuration.format.uvl.UvlFile.Value;
import org.wishwright.configuration.format.uvl.UvlTerm.And;
import org.wishwright.configuration.format.uvl.UvlTerm.Call;
import org.wishwright.configuration.format.uvl.UvlTerm.Comparison;
import org.wishwright.configuration.format.uvl.UvlTerm.Reference;
import org.wishwright.configuration.format.uvl.UvlTree.Node;
import org.wishwright.kernel.LocalText;

/**
 * What features of the types Integer, Real and String hold: numbers of a scale that the constraints bound, texts, or one of the texts
 * that constraints speak of.
 */
final class UvlTypes {

    /** Of a whole number that no constraint bounds. */
    private static final BigDecimal MOST_UNBOUNDED = new BigDecimal(99_999);

    private static final int MOST_DECIMALS = 3;
    private static final int LONGEST_TEXT = 60;

    private final UvlTree tree;
    private final Map<String, BigDecimal> least = new HashMap<>();
    private final Map<String, BigDecimal> most = new HashMap<>();
    private final Map<String, Set<String>> texts = new HashMap<>();
    private final Set<String> measured = new HashSet<>();
    /** Decimals that the constants beside a Real have. */
    private int decimals = 1;

    private UvlTypes(UvlTree tree) {
        this.tree = tree;
    }

    static UvlTypes of(UvlTree tree) throws UvlProblem {
        var types = new UvlTypes(tree);
        for (var placed : tree.constraints()) {
            var scope = new UvlScope(tree, placed);
            types.bound(placed.constraint().term(), scope);
            types.look(placed.constraint().term(), scope);
        }
        return types;
    }

    /** Bounds stand in constraints of their own, or joined by {@code &}. */
    private void bound(UvlTerm term, UvlScope scope) throws UvlProblem {
        if (term instanceof And(List<UvlTerm> parts)) {
            for (var part : parts) {
                bound(part, scope);
            }
        } else if (term instanceof Comparison(Reference reference, String sign, UvlTerm.Number(BigDecimal value))) {
            bound(reference, sign, value, scope);
        } else if (term instanceof Comparison(UvlTerm.Number(BigDecimal value), String sign, Reference reference)) {
            bound(reference, sign.replace('<', '~').replace('>', '<').replace('~', '>'), value, scope);
        }
    }

    private void bound(Reference reference, String sign, BigDecimal value, UvlScope scope) throws UvlProblem {
        var meaning = scope.meaning(reference);
        if (meaning.attribute() != null || !meaning.isNumber()) {
            return;
        }
        if (sign.startsWith(">") || sign.equals("==")) {
            least.merge(meaning.feature().id(), value, BigDecimal::max);
        }
        if (sign.startsWith("<") || sign.equals("==")) {
            most.merge(meaning.feature().id(), value, BigDecimal::min);
        }
    }

    /** Collects the texts that features are compared to, and the precision of numbers. */
    private void look(UvlTerm term, UvlScope scope) throws UvlProblem {
        if (term instanceof Comparison comparison && UvlTexts.concerns(comparison, scope)) {
            text(comparison.left(), comparison.right(), scope);
            text(comparison.right(), comparison.left(), scope);
        }
        if (term instanceof UvlTerm.Number(BigDecimal value)) {
            decimals = Math.max(decimals, value.stripTrailingZeros().scale());
        }
        if (term instanceof Call call) {
            if (call.function().equals("len")) {
                measured.add(scope.meaning(call.first()).feature().id());
            }
            return; // its names are attributes
        }
        for (var inner : term.inside()) {
            look(inner, scope);
        }
    }

    private void text(UvlTerm feature, UvlTerm other, UvlScope scope) throws UvlProblem {
        if (feature instanceof Reference reference && scope.meaning(reference).attribute() == null) {
            var known = texts.computeIfAbsent(scope.meaning(reference).feature().id(), id -> new TreeSet<>());
            if (other instanceof UvlTerm.Text(String value)) {
                known.add(value);
            } else if (other instanceof Reference second
                    && scope.meaning(second).attribute() instanceof Value.Text(String value)) {
                known.add(value);
            }
        }
    }

    /** Option ids of a String feature that is compared, each with its text; empty for any other text. */
    Map<String, Optional<String>> options(Node node) {
        var options = new LinkedHashMap<String, Optional<String>>();
        options.put("empty", Optional.of(""));
        int number = 0;
        for (var text : texts.getOrDefault(node.id(), Set.of())) {
            if (!text.isEmpty()) {
                options.put("text-" + ++number, Optional.of(text));
            }
        }
        options.put("other", Optional.empty());
        return options;
    }

    boolean isCompared(Node node) {
        return texts.containsKey(node.id());
    }

    /** The module that holds the value of a feature that is not Boolean. */
    Module module(Node node) throws UvlProblem {
        var name = LocalText.of("und", UvlModel.name(node));
        return switch (node.feature().type()) {
            case INTEGER -> Module.number(node.valueId(), name, integers(node));
            case REAL -> Module.number(node.valueId(), name, reals(node));
            case STRING -> text(node, name);
            case BOOLEAN -> throw new IllegalStateException("A Boolean feature has no value");
            case null -> throw new IllegalStateException("A Boolean feature has no value");
        };
    }

    private Module text(Node node, LocalText name) throws UvlProblem {
        if (!isCompared(node)) {
            var all = EnumSet.allOf(Lettering.Alphabet.class);
            var lettering = new Lettering(0, LONGEST_TEXT, all, "");
            return new Module(node.valueId(), name, lettering.options(), null, new Kind.Text(lettering), null);
        }
        if (measured.contains(node.id())) {
            throw UvlProblem.inexpressible(
                    node.feature().line(),
                    "both the length of '" + UvlModel.name(node) + "' and the text itself are asked for.");
        }
        var options = new ArrayList<Option>();
        options(node)
                .forEach((id, text) -> options.add(new Option(
                        id,
                        id.equals("empty")
                                ? UvlModel.said("Nothing", "无")
                                : id.equals("other")
                                        ? UvlModel.said("Another text", "其他文字")
                                        : LocalText.of("und", text.orElse(id)),
                        null)));
        return new Module(node.valueId(), name, options);
    }

    private Scale integers(Node node) throws UvlProblem {
        var from = least.getOrDefault(node.id(), BigDecimal.ZERO).setScale(0, RoundingMode.CEILING);
        var to = most.getOrDefault(node.id(), MOST_UNBOUNDED).setScale(0, RoundingMode.FLOOR);
        return scale(node, from, to, BigDecimal.ONE);
    }

    private Scale reals(Node node) throws UvlProblem {
        var to = most.get(node.id());
        if (to == null) {
            throw UvlProblem.inexpressible(
                    node.feature().line(),
                    "the Real feature '" + UvlModel.name(node) + "' has no upper bound; add a constraint such as '"
                            + UvlModel.name(node) + " <= 100'.");
        }
        if (decimals > MOST_DECIMALS) {
            throw UvlProblem.inexpressible(
                    node.feature().line(), "numbers are compared with more than " + MOST_DECIMALS + " decimals.");
        }
        var step = BigDecimal.ONE.movePointLeft(decimals);
        var from = least.getOrDefault(node.id(), BigDecimal.ZERO);
        return scale(
                node, from.setScale(decimals, RoundingMode.CEILING), to.setScale(decimals, RoundingMode.FLOOR), step);
    }

    /** From 0 where the feature may be missing, because a number that is not there counts 0. */
    private Scale scale(Node node, BigDecimal least, BigDecimal to, BigDecimal step) throws UvlProblem {
        var from = tree.isAlways(node) && least.signum() > 0 ? least : BigDecimal.ZERO;
        var scale = new Scale("u", from, to.max(from), step);
        var fault = least.signum() < 0 ? Optional.of("it may be negative") : scale.fault(Scale.MOST_FINE_STEPS);
        if (fault.isPresent()) {
            throw UvlProblem.inexpressible(
                    node.feature().line(),
                    "the numbers of '" + UvlModel.name(node) + "' do not fit: " + fault.get() + ".");
        }
        return scale;
    }
}
