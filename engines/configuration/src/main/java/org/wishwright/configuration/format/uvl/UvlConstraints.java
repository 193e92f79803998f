package org.wishwright.configuration.format.uvl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.wishwright.configuration.format.uvl.UvlTerm.And;
import org.wishwright.configuration.format.uvl.UvlTerm.Call;
import org.wishwright.configuration.format.uvl.UvlTerm.Comparison;
import org.wishwright.configuration.format.uvl.UvlTerm.Iff;
import org.wishwright.configuration.format.uvl.UvlTerm.Implies;
import org.wishwright.configuration.format.uvl.UvlTerm.Not;
import org.wishwright.configuration.format.uvl.UvlTerm.Number;
import org.wishwright.configuration.format.uvl.UvlTerm.Or;
import org.wishwright.configuration.format.uvl.UvlTerm.Product;
import org.wishwright.configuration.format.uvl.UvlTerm.Signed;
import org.wishwright.configuration.format.uvl.UvlTerm.Sum;
import org.wishwright.configuration.format.uvl.UvlTerm.Text;
import org.wishwright.configuration.format.uvl.UvlToken.Kind;

/**
 * Reads constraints. From tight to loose: {@code * /}, {@code + -}, comparisons, {@code !}, {@code &}, {@code |}, {@code =>},
 * {@code <=>}; all of them group to the left, as the language's grammar has it.
 */
final class UvlConstraints {

    /** Deeper formulas than this no model takes. */
    private static final int DEEPEST = 120;

    private static final int MOST_PARENTHESES = 60;
    private static final Set<String> FUNCTIONS = Set.of("sum", "avg", "len", "floor", "ceil");
    private static final List<String> SIGNS = List.of("==", "!=", "<=", ">=", "<", ">");

    private final UvlWords words;
    private int parentheses;

    UvlConstraints(UvlWords words) {
        this.words = words;
    }

    UvlFile.Constraint constraint() throws UvlProblem {
        int line = words.next().line();
        int from = words.position();
        parentheses = 0;
        var term = formula(iff(), line);
        int depth = 0;
        for (var level = List.of(term); !level.isEmpty(); depth++) {
            if (depth > DEEPEST) {
                throw tooDeep(line, DEEPEST);
            }
            level = level.stream().flatMap(t -> t.inside().stream()).toList();
        }
        return new UvlFile.Constraint(term, words.since(from), line);
    }

    private static UvlProblem tooDeep(int line, int limit) {
        return UvlProblem.invalid(
                line, "the constraint is nested deeper than " + limit + " levels; write it as several constraints.");
    }

    private static UvlTerm formula(UvlTerm term, int line) throws UvlProblem {
        if (!term.isFormula()) {
            throw UvlProblem.invalid(line, "a number or text stands where a feature or a comparison is expected.");
        }
        return term;
    }

    private UvlTerm formula(UvlTerm term) throws UvlProblem {
        return formula(term, words.next().line());
    }

    private UvlTerm value(UvlTerm term) throws UvlProblem {
        if (!term.isValue()) {
            throw UvlProblem.invalid(
                    words.next().line(), "a constraint stands where a number, text or attribute is expected.");
        }
        return term;
    }

    private UvlTerm iff() throws UvlProblem {
        var left = implies();
        while (words.accept("<=>")) {
            left = new Iff(formula(left), formula(implies()));
        }
        return left;
    }

    private UvlTerm implies() throws UvlProblem {
        var left = or();
        while (words.accept("=>")) {
            left = new Implies(formula(left), formula(or()));
        }
        return left;
    }

    private UvlTerm or() throws UvlProblem {
        var first = and();
        if (!words.next().isSymbol("|")) {
            return first;
        }
        var parts = new ArrayList<UvlTerm>(List.of(formula(first)));
        while (words.accept("|")) {
            parts.add(formula(and()));
        }
        return new Or(parts);
    }

    private UvlTerm and() throws UvlProblem {
        var first = not();
        if (!words.next().isSymbol("&")) {
            return first;
        }
        var parts = new ArrayList<UvlTerm>(List.of(formula(first)));
        while (words.accept("&")) {
            parts.add(formula(not()));
        }
        return new And(parts);
    }

    /** Two negations are none, so that many of them are not deep. */
    private UvlTerm not() throws UvlProblem {
        int negations = 0;
        while (words.accept("!")) {
            negations++;
        }
        var term = comparison();
        if (negations > 0) {
            formula(term);
        }
        return negations % 2 == 1 ? new Not(term) : term;
    }

    private UvlTerm comparison() throws UvlProblem {
        var left = sum();
        for (var sign : SIGNS) {
            if (words.accept(sign)) {
                return new Comparison(value(left), sign, value(sum()));
            }
        }
        return left;
    }

    private UvlTerm sum() throws UvlProblem {
        var first = product();
        var parts = new ArrayList<>(List.of(new Signed(false, first)));
        while (words.next().isSymbol("+") || words.next().isSymbol("-")) {
            boolean minus = words.take().text().equals("-");
            parts.add(new Signed(minus, value(product())));
        }
        return parts.size() == 1 ? first : new Sum(checked(parts));
    }

    private UvlTerm product() throws UvlProblem {
        var first = operand();
        var parts = new ArrayList<>(List.of(new Signed(false, first)));
        while (words.next().isSymbol("*") || words.next().isSymbol("/")) {
            boolean divided = words.take().text().equals("/");
            parts.add(new Signed(divided, value(operand())));
        }
        return parts.size() == 1 ? first : new Product(checked(parts));
    }

    private List<Signed> checked(List<Signed> parts) throws UvlProblem {
        value(parts.getFirst().term());
        return parts;
    }

    private UvlTerm operand() throws UvlProblem {
        var token = words.next();
        if (token.kind() == Kind.NUMBER) {
            return new Number(words.number());
        }
        if (words.accept("-")) {
            return new Number(words.number().negate());
        }
        if (token.kind() == Kind.STRING) {
            return new Text(words.take().text());
        }
        if (words.accept("(")) {
            if (++parentheses > MOST_PARENTHESES) {
                throw tooDeep(token.line(), MOST_PARENTHESES);
            }
            var inner = iff();
            parentheses--;
            words.expect(")");
            return inner;
        }
        if (token.kind() == Kind.NAME
                && FUNCTIONS.contains(token.text())
                && words.afterNext().isSymbol("(")) {
            return call();
        }
        return words.reference("a feature, a number, a text or a parenthesis");
    }

    private Call call() throws UvlProblem {
        var function = words.take();
        words.expect("(");
        var first = words.reference("the name of an attribute or feature");
        UvlTerm.Reference second = null;
        if (words.accept(",")) {
            if (!function.text().equals("sum") && !function.text().equals("avg")) {
                throw UvlProblem.invalid(function.line(), function.text() + " takes one argument.");
            }
            second = words.reference("the name of an attribute or feature");
        }
        words.expect(")");
        return new Call(function.text(), first, second, function.line());
    }
}
