package org.wishwright.configuration.format.uvl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.wishwright.configuration.Formula.Sign;
import org.wishwright.configuration.Formula.Term;
import org.wishwright.configuration.Kind;
import org.wishwright.configuration.Module;

/**
 * Writes formulas as constraints. A number is the sum of the attribute {@code number} over its options, a switch counts its attribute
 * {@code is}, which is 1.
 */
final class UvlFormulas {

    private static final int DEEPEST = 50;
    /** Counted formulas that are no features are written out in all combinations. */
    private static final int MOST_WRITTEN_OUT = 6;

    private final UvlNames names;
    private final Map<String, Module> modules;
    private final String root;

    /** @param root name of the feature that is always there */
    UvlFormulas(UvlNames names, Map<String, Module> modules, String root) {
        this.names = names;
        this.modules = modules;
        this.root = root;
    }

    /** Key of the feature that stands for an option. */
    static String key(Module module, String option) {
        boolean number = module.scale() != null;
        return module.id() + "="
                + (number ? new BigDecimal(option).stripTrailingZeros().toPlainString() : option);
    }

    /** The constraint of a rule, of whom a problem is told. */
    String constraint(String rule, Formula formula) throws UvlProblem {
        return write(rule, formula, 0);
    }

    private String write(String rule, Formula formula, int depth) throws UvlProblem {
        if (depth > DEEPEST) {
            throw UvlWriter.inexpressible("the rule '" + rule + "' is nested deeper than " + DEEPEST + " levels");
        }
        return switch (formula) {
            case Atom atom -> atom(atom);
            case Not(Formula inner) -> "!" + inner(rule, inner, depth);
            case And(List<Formula> parts) -> parts.isEmpty() ? root : joined(rule, parts, " & ", depth);
            case Or(List<Formula> parts) -> parts.isEmpty() ? "!" + root : joined(rule, parts, " | ", depth);
            case Implies(Formula a, Formula b) -> joined(rule, List.of(a, b), " => ", depth);
            case Iff(Formula a, Formula b) -> joined(rule, List.of(a, b), " <=> ", depth);
            case Count count -> count(rule, count, depth);
            case Compare compare -> compare(compare);
        };
    }

    private String joined(String rule, List<Formula> parts, String sign, int depth) throws UvlProblem {
        var written = new ArrayList<String>();
        for (var part : parts) {
            written.add(inner(rule, part, depth));
        }
        return String.join(sign, written);
    }

    private String inner(String rule, Formula part, int depth) throws UvlProblem {
        var text = write(rule, part, depth + 1);
        return part instanceof Atom || part.parts().isEmpty() && !(part instanceof Compare) ? text : "(" + text + ")";
    }

    private Module module(String id) {
        return Objects.requireNonNull(modules.get(id));
    }

    private String atom(Atom atom) {
        var module = module(atom.module());
        if (module.kind() instanceof Kind.Switch) {
            return (atom.option().equals(Module.YES) ? "" : "!") + names.of(module.id());
        }
        return names.of(key(module, atom.option()));
    }

    private String compare(Compare compare) {
        if (compare.terms().isEmpty()) {
            return (compare.sign().holds(BigDecimal.ZERO.compareTo(compare.bound())) ? "" : "!") + root;
        }
        var sum = compare.terms().stream().map(this::term).collect(Collectors.joining(" + "));
        return sum + " " + compare.sign().text() + " " + compare.bound().toPlainString();
    }

    private String term(Term term) {
        var module = module(term.module());
        var name = names.of(module.id());
        var number = module.kind() instanceof Kind.Switch ? name + ".is" : "sum(" + name + ", number)";
        return term.factor().compareTo(BigDecimal.ONE) == 0
                ? number
                : term.factor().toPlainString() + " * " + number;
    }

    /** Switches are counted by their sum; of anything else few are written out. */
    private String count(String rule, Count count, int depth) throws UvlProblem {
        boolean features = count.parts().stream()
                .allMatch(part -> part instanceof Atom(String module, String option)
                        && module(module).kind() instanceof Kind.Switch
                        && option.equals(Module.YES));
        if (features && !count.parts().isEmpty()) {
            var terms = count.parts().stream()
                    .map(p -> new Term(BigDecimal.ONE, ((Atom) p).module()))
                    .toList();
            var least = new Compare(terms, Sign.AT_LEAST, BigDecimal.valueOf(count.least()));
            var most = new Compare(terms, Sign.AT_MOST, BigDecimal.valueOf(count.most()));
            return write(rule, new And(List.of(least, most)), depth);
        }
        if (count.parts().size() > MOST_WRITTEN_OUT) {
            throw UvlWriter.inexpressible(
                    "the rule '" + rule + "' counts more than " + MOST_WRITTEN_OUT + " conditions");
        }
        return write(rule, writtenOut(count), depth);
    }

    private static Formula writtenOut(Count count) {
        var rows = new ArrayList<Formula>();
        for (int row = 0; row < 1 << count.parts().size(); row++) {
            int met = Integer.bitCount(row);
            if (met >= count.least() && met <= count.most()) {
                var cells = new ArrayList<Formula>();
                for (int i = 0; i < count.parts().size(); i++) {
                    var part = count.parts().get(i);
                    cells.add((row >> i & 1) == 1 ? part : new Not(part));
                }
                rows.add(new And(cells));
            }
        }
        return new Or(rows);
    }
}
