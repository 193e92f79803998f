package org.wishwright.configuration.format.uvl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wishwright.configuration.Formula;
import org.wishwright.configuration.Formula.And;
import org.wishwright.configuration.Formula.Atom;
import org.wishwright.configuration.Formula.Not;
import org.wishwright.configuration.Formula.Or;
import org.wishwright.configuration.Formula.Sign;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.format.uvl.UvlFile.Type;
import org.wishwright.configuration.format.uvl.UvlFile.Value;
import org.wishwright.configuration.format.uvl.UvlScope.Meaning;
import org.wishwright.configuration.format.uvl.UvlTerm.Call;
import org.wishwright.configuration.format.uvl.UvlTerm.Comparison;
import org.wishwright.configuration.format.uvl.UvlTerm.Product;
import org.wishwright.configuration.format.uvl.UvlTerm.Reference;
import org.wishwright.configuration.format.uvl.UvlTerm.Signed;
import org.wishwright.configuration.format.uvl.UvlTerm.Sum;
import org.wishwright.configuration.format.uvl.UvlTree.Node;

/**
 * Comparisons of numbers. An attribute counts its number where its feature is chosen, else 0; so does a number of an unchosen feature.
 * Sums become sums of the model; what is no sum is written out over the features that it speaks of, where they are few.
 */
final class UvlNumbers {

    private static final int MOST_WRITTEN_OUT = 12;

    private final UvlScope scope;

    UvlNumbers(UvlScope scope) {
        this.scope = scope;
    }

    Formula compare(Comparison comparison) throws UvlProblem {
        var sign = sign(comparison.sign());
        var left = linear(comparison.left());
        var right = linear(comparison.right());
        if (left.isPresent() && right.isPresent()) {
            return left.get().plus(right.get().times(Ratio.ONE.negated())).compared(sign);
        }
        var features = new LinkedHashSet<String>();
        if (switches(comparison.left(), features)
                && switches(comparison.right(), features)
                && features.size() <= MOST_WRITTEN_OUT) {
            return writtenOut(comparison, sign, List.copyOf(features));
        }
        if (comparison.left() instanceof Call call && call.function().equals("avg") && right.isPresent()) {
            return average(call, sign, right.get());
        }
        throw UvlProblem.inexpressible(
                scope.line(),
                "the calculation is no sum of numbers, and speaks of a number or of more than " + MOST_WRITTEN_OUT
                        + " features; write it as sums.");
    }

    static Sign sign(String text) {
        for (var sign : Sign.values()) {
            if (sign.text().equals(text)) {
                return sign;
            }
        }
        throw new IllegalStateException("The parser takes no sign " + text);
    }

    /** The mean compares to a bound as the sum over what differs from the bound compares to 0; of nothing it is 0. */
    private Formula average(Call call, Sign sign, Linear bound) throws UvlProblem {
        var chosen = new ArrayList<Formula>();
        var difference = Linear.of(Ratio.ZERO);
        if (!bound.isConstant()) {
            throw UvlProblem.inexpressible(scope.line(), "an average is compared to what is no constant.");
        }
        for (var node : owners(call)) {
            var factor = number(call, node).plus(bound.constant().negated());
            difference = difference.plus(Linear.of(counted(node), factor));
            chosen.add(UvlModel.chosen(node));
        }
        var any = new Or(chosen);
        return new Or(List.of(
                new And(List.of(any, difference.compared(sign))),
                new And(List.of(
                        new Not(any), Linear.of(bound.constant().negated()).compared(sign)))));
    }

    private static Ratio number(Call call, Node node) throws UvlProblem {
        var value = node.feature().attributes().get(attribute(call));
        if (value instanceof Value.Number(var number)) {
            return Ratio.of(number);
        }
        throw UvlProblem.invalid(
                call.line(), "the attribute '" + attribute(call) + "' of '" + UvlModel.name(node) + "' is no number.");
    }

    private static String attribute(Call call) {
        return call.second() == null ? call.first().dotted() : call.second().dotted();
    }

    /** The features that have the attribute. With two arguments the first is a feature and only what is below it counts. */
    private List<Node> owners(Call call) throws UvlProblem {
        var among = call.second() == null ? null : scope.meaning(call.first()).feature();
        var owners = new ArrayList<Node>();
        for (var node : among == null ? scope.tree().nodes() : scope.tree().below(among)) {
            if (node.feature().attributes().containsKey(attribute(call))) {
                owners.add(node);
            }
        }
        if (owners.isEmpty()) {
            throw UvlProblem.invalid(call.line(), "no feature has the attribute '" + attribute(call) + "'.");
        }
        return owners;
    }

    /** The module whose number says how often a feature is there. */
    private static String counted(Node node) {
        return node.isCounted() ? node.countId() : node.id();
    }

    /** Empty where it is no sum. */
    private Optional<Linear> linear(UvlTerm term) throws UvlProblem {
        return switch (term) {
            case UvlTerm.Number(var value) -> Optional.of(Linear.of(Ratio.of(value)));
            case Reference reference -> Optional.of(linear(reference));
            case Sum(List<Signed> parts) -> {
                var sum = Linear.of(Ratio.ZERO);
                for (var part : parts) {
                    var value = linear(part.term());
                    if (value.isEmpty()) {
                        yield Optional.empty();
                    }
                    sum = sum.plus(part.inverse() ? value.get().times(Ratio.ONE.negated()) : value.get());
                }
                yield Optional.of(sum);
            }
            case Product(List<Signed> parts) -> product(parts);
            case Call call -> call(call);
            default -> throw UvlProblem.invalid(scope.line(), "a text or a constraint is compared to a number.");
        };
    }

    private Linear linear(Reference reference) throws UvlProblem {
        var meaning = scope.meaning(reference);
        if (!meaning.isNumber()) {
            throw UvlProblem.invalid(reference.line(), "'" + reference.dotted() + "' is no number.");
        }
        return meaning.attribute() instanceof Value.Number(var number)
                ? Linear.of(meaning.feature().id(), Ratio.of(number))
                : Linear.of(meaning.feature().valueId(), Ratio.ONE);
    }

    private Optional<Linear> product(List<Signed> parts) throws UvlProblem {
        var product = Linear.of(Ratio.ONE);
        for (var part : parts) {
            var value = linear(part.term());
            if (value.isEmpty() || part.inverse() && !value.get().isConstant()) {
                return Optional.empty();
            }
            var factor = value.get();
            if (part.inverse()) {
                if (factor.constant().sign() == 0) {
                    throw UvlProblem.invalid(scope.line(), "the constraint divides by zero.");
                }
                product = product.times(factor.constant().inverse());
            } else if (factor.isConstant()) {
                product = product.times(factor.constant());
            } else if (product.isConstant()) {
                product = factor.times(product.constant());
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(product);
    }

    private Optional<Linear> call(Call call) throws UvlProblem {
        switch (call.function()) {
            case "sum" -> {
                var sum = Linear.of(Ratio.ZERO);
                for (var node : owners(call)) {
                    sum = sum.plus(Linear.of(counted(node), number(call, node)));
                }
                return Optional.of(sum);
            }
            case "avg" -> {
                return Optional.empty();
            }
            default -> {
                return single(call, scope.meaning(call.first()));
            }
        }
    }

    private Optional<Linear> single(Call call, Meaning meaning) throws UvlProblem {
        var node = meaning.feature();
        boolean length = call.function().equals("len");
        if (length ? !meaning.isText() : !meaning.isNumber()) {
            throw UvlProblem.invalid(
                    call.line(),
                    call.function() + " is of a " + (length ? "text" : "number") + ", and '"
                            + call.first().dotted() + "' is none.");
        }
        if (meaning.attribute() instanceof Value.Text(var text)) {
            return Optional.of(
                    Linear.of(node.id(), Ratio.of(BigDecimal.valueOf(text.codePointCount(0, text.length())))));
        }
        if (meaning.attribute() instanceof Value.Number(var number)) {
            var ratio = Ratio.of(number);
            var whole = call.function().equals("floor")
                    ? ratio.floor()
                    : ratio.negated().floor().negated();
            return Optional.of(Linear.of(node.id(), whole));
        }
        return length || node.feature().type() == Type.INTEGER
                ? Optional.of(Linear.of(node.valueId(), Ratio.ONE))
                : Optional.empty();
    }

    /** Collects the features whose attributes a term speaks of; false where it speaks of a number that is open. */
    private boolean switches(UvlTerm term, Set<String> features) throws UvlProblem {
        if (term instanceof Reference reference) {
            var meaning = scope.meaning(reference);
            features.add(meaning.feature().id());
            return meaning.attribute() != null;
        }
        if (term instanceof Call call
                && (call.function().equals("sum") || call.function().equals("avg"))) {
            boolean plain = true;
            for (var node : owners(call)) {
                features.add(node.id());
                plain &= !node.isCounted();
            }
            return plain;
        }
        boolean all = true;
        for (var inner : term.inside()) {
            all &= switches(inner, features);
        }
        return all;
    }

    /** The combinations for which it holds, or not those for which it does not. */
    private Formula writtenOut(Comparison comparison, Sign sign, List<String> features) throws UvlProblem {
        var holding = new ArrayList<Formula>();
        var others = new ArrayList<Formula>();
        for (int row = 0; row < 1 << features.size(); row++) {
            var chosen = new LinkedHashSet<String>();
            var literals = new ArrayList<Formula>();
            for (int i = 0; i < features.size(); i++) {
                boolean on = (row >> i & 1) == 1;
                literals.add(new Atom(features.get(i), on ? Module.YES : Module.NO));
                if (on) {
                    chosen.add(features.get(i));
                }
            }
            var left = value(comparison.left(), chosen);
            var right = value(comparison.right(), chosen);
            boolean holds = left.isPresent()
                    && right.isPresent()
                    && sign.holds(left.get().plus(right.get().negated()).sign());
            (holds ? holding : others).add(new And(literals));
        }
        return holding.size() <= others.size() ? new Or(holding) : new Not(new Or(others));
    }

    /** The number where just these features are chosen; empty where it divides by zero. */
    private Optional<Ratio> value(UvlTerm term, Set<String> chosen) throws UvlProblem {
        if (term instanceof Sum(List<Signed> parts)) {
            return folded(parts, chosen, Ratio.ZERO, true);
        }
        if (term instanceof Product(List<Signed> parts)) {
            return folded(parts, chosen, Ratio.ONE, false);
        }
        if (term instanceof Call call && call.function().equals("avg")) {
            var sum = Ratio.ZERO;
            int number = 0;
            for (var node : owners(call)) {
                if (chosen.contains(node.id())) {
                    sum = sum.plus(number(call, node));
                    number++;
                }
            }
            var divisor = Ratio.of(BigDecimal.valueOf(Math.max(1, number)));
            return Optional.of(sum.times(divisor.inverse()));
        }
        var linear = linear(term).orElseThrow();
        var sum = linear.constant();
        for (var factor : linear.factors().entrySet()) {
            sum = chosen.contains(factor.getKey()) ? sum.plus(factor.getValue()) : sum;
        }
        return Optional.of(sum);
    }

    private Optional<Ratio> folded(List<Signed> parts, Set<String> chosen, Ratio from, boolean sum) throws UvlProblem {
        var folded = from;
        for (var part : parts) {
            var value = value(part.term(), chosen);
            if (value.isEmpty() || !sum && part.inverse() && value.get().sign() == 0) {
                return Optional.empty();
            }
            folded = sum
                    ? folded.plus(part.inverse() ? value.get().negated() : value.get())
                    : folded.times(part.inverse() ? value.get().inverse() : value.get());
        }
        return Optional.of(folded);
    }
}
