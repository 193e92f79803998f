package org.wishwright.configuration.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wishwright.configuration.Formula;
import org.wishwright.configuration.Formula.And;
import org.wishwright.configuration.Formula.Atom;
import org.wishwright.configuration.Formula.Compare;
import org.wishwright.configuration.Formula.Count;
import org.wishwright.configuration.Formula.Iff;
import org.wishwright.configuration.Formula.Implies;
import org.wishwright.configuration.Formula.Not;
import org.wishwright.configuration.Formula.Or;
import org.wishwright.configuration.Formula.Term;
import org.wishwright.configuration.Kind;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Scale;

/** Writes formulas as {@link FormulaText} reads them. */
final class FormulaWriting {

    private static final Set<String> RESERVED =
            Set.of("and", "or", "implies", "iff", "not", "true", "false", "at", "exactly", "of", "to", "when");

    /** Of the measures with an option a number, by module. */
    private final Map<String, Scale> scales = new HashMap<>();

    private final Set<String> switches = new HashSet<>();

    FormulaWriting(Model model) {
        for (var module : model.modules()) {
            var scale = module.scale();
            if (scale != null && module.kind() instanceof Kind.Choice) {
                scales.put(module.id(), scale);
            } else if (module.kind() instanceof Kind.Switch) {
                switches.add(module.id());
            }
        }
    }

    String write(Formula formula) {
        return switch (formula) {
            case Atom(String module, String option) ->
                option.equals(Module.YES) && switches.contains(module) && !RESERVED.contains(module)
                        ? module
                        : module + "=" + option;
            case Not(Formula inner) -> "not " + inside(inner);
            case And(List<Formula> parts) -> joined(parts, " and ", "true");
            case Or(List<Formula> parts) -> comparison(parts).orElseGet(() -> joined(parts, " or ", "false"));
            case Implies(Formula a, Formula b) -> inside(a) + " implies " + inside(b);
            case Iff(Formula a, Formula b) -> inside(a) + " iff " + inside(b);
            case Count(int least, int most, List<Formula> parts) ->
                howMany(least, most, parts.size())
                        + parts.stream().map(this::write).collect(Collectors.joining(", ", " of (", ")"));
            case Compare compare -> compared(compare);
        };
    }

    private static String howMany(int least, int most, int parts) {
        if (least == most) {
            return "exactly " + least;
        }
        boolean isWithin = least == 0 && most < parts;
        return most == parts ? "at least " + least : isWithin ? "at most " + most : least + " to " + most;
    }

    /** What is added stands left, what is taken away right. */
    private String compared(Compare compare) {
        var left = new ArrayList<String>();
        var right = new ArrayList<String>();
        for (var term : compare.terms()) {
            (term.factor().signum() > 0 ? left : right)
                    .add(term(term, compare.terms().size() == 1));
        }
        var bound = compare.bound();
        if (bound.signum() != 0) {
            (bound.signum() < 0 ? left : right).add(bound.abs().toPlainString());
        }
        return (left.isEmpty() ? "0" : String.join(" + ", left)) + " "
                + compare.sign().text() + " " + (right.isEmpty() ? "0" : String.join(" + ", right));
    }

    /** A measure alone is multiplied by 1, because beside a number it would stand for its alternatives. */
    private String term(Term term, boolean alone) {
        var factor = term.factor().abs();
        boolean bare = factor.compareTo(BigDecimal.ONE) == 0 && !(alone && scales.containsKey(term.module()));
        return bare ? term.module() : factor.toPlainString() + " * " + term.module();
    }

    /** The alternatives as a comparison, where they are all numbers of a measure up to, or from, one of them. */
    private Optional<String> comparison(List<Formula> parts) {
        if (parts.size() < 2 || !(parts.getFirst() instanceof Atom(String module, String first))) {
            return Optional.empty();
        }
        var scale = scales.get(module);
        var ids = scale == null ? List.<String>of() : scale.ids();
        int from = ids.indexOf(first);
        int to = from + parts.size();
        if (from < 0
                || to > ids.size()
                || from > 0 && to < ids.size()
                || !parts.equals(ids.subList(from, to).stream()
                        .map(id -> new Atom(module, id))
                        .toList())) {
            return Optional.empty();
        }
        return Optional.of(to == ids.size() ? module + " >= " + first : module + " <= " + ids.get(to - 1));
    }

    private String joined(List<Formula> parts, String word, String none) {
        if (parts.size() == 1) {
            return write(parts.getFirst());
        }
        return parts.isEmpty() ? none : parts.stream().map(this::inside).collect(Collectors.joining(word));
    }

    private String inside(Formula formula) {
        boolean tight = formula instanceof Atom
                || formula instanceof Not
                || formula instanceof Compare
                || formula instanceof Count
                || formula.parts().isEmpty()
                || formula instanceof Or(List<Formula> parts)
                        && comparison(parts).isPresent();
        return tight ? write(formula) : "(" + write(formula) + ")";
    }
}
