package org.wishwright.configuration.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Scale;

/**
 * Reads formulas: {@code frame=steel implies (brake=rim or not light=dynamo)}. The package's page gives the grammar. A comparison of
 * a measure with a number stands for the alternatives that it allows; other comparisons are kept as they are.
 */
final class FormulaText {

    private static final Pattern SIGNS = Pattern.compile("[<>=!]=|[()<>*/,]");
    private static final Set<String> COMPARATORS =
            Arrays.stream(Sign.values()).map(Sign::text).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> ENDS = Set.of("and", "or", "implies", "iff", "(", ")", ",");
    private final List<String> words = new ArrayList<>();
    private final Names names;
    private int at;
    private int depth;

    /** What a formula may name. */
    interface Names {
        /** Of a measure with an option a number; null for any other module. */
        @Nullable
        Scale scale(String module) throws Mistake;

        /** Whether there is such a module, and it stands for a number. */
        boolean counts(String module);

        boolean isSwitch(String module);

        /** Ids of the switches of a group; empty where there is no such group. */
        List<String> members(String group);
    }

    private FormulaText(String text, Names names) {
        this.names = names;
        words.addAll(words(text));
    }

    /** The words of a formula or a calculation. */
    static List<String> words(String text) {
        return Arrays.stream(SIGNS.matcher(text).replaceAll(" $0 ").split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Why a text is not a formula. */
    static final class Mistake extends Exception {
        private static final long serialVersionUID = 1L;

        Mistake(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    static Formula parse(String text, Names names) throws Mistake {
        var parser = new FormulaText(text, names);
        var formula = parser.iff();
        if (parser.at < parser.words.size()) {
            var word = parser.words.get(parser.at);
            throw new Mistake("the formula does not go on with '" + LineWords.shortened(word) + "'"
                    + (word.equals(",") ? "; numbers are written with a point, as in 96.5" : ""));
        }
        int depth = 0;
        for (var level = List.of(formula); !level.isEmpty(); depth++) {
            if (depth > Formula.DEEPEST) {
                throw new Mistake("the formula is nested deeper than " + Formula.DEEPEST);
            }
            level = level.stream().flatMap(f -> f.parts().stream()).toList();
        }
        return formula;
    }

    private Formula iff() throws Mistake {
        if (++depth > Formula.DEEPEST) {
            throw new Mistake("the formula is nested deeper than " + Formula.DEEPEST);
        }
        var left = implies();
        while (accept("iff")) {
            left = new Iff(left, implies());
        }
        depth--;
        return left;
    }

    private Formula implies() throws Mistake {
        var chain = new ArrayList<Formula>();
        do {
            chain.add(or());
        } while (accept("implies"));
        var right = chain.removeLast();
        while (!chain.isEmpty()) {
            right = new Implies(chain.removeLast(), right);
        }
        return right;
    }

    private Formula or() throws Mistake {
        var parts = new ArrayList<Formula>();
        do {
            parts.add(and());
        } while (accept("or"));
        return parts.size() == 1 ? parts.getFirst() : new Or(parts);
    }

    private Formula and() throws Mistake {
        var parts = new ArrayList<Formula>();
        do {
            parts.add(not());
        } while (accept("and"));
        return parts.size() == 1 ? parts.getFirst() : new And(parts);
    }

    private Formula not() throws Mistake {
        int negations = 0;
        while (accept("not")) {
            negations++;
        }
        var formula = atom();
        for (; negations > 0; negations--) {
            formula = new Not(formula);
        }
        return formula;
    }

    private Formula atom() throws Mistake {
        var word = at < words.size() ? words.get(at++) : null;
        if (word == null) {
            throw new Mistake("the formula ends too early");
        }
        switch (word) {
            case "true" -> {
                return new And(List.of());
            }
            case "false" -> {
                return new Or(List.of());
            }
            case "(" -> {
                var inner = iff();
                if (!accept(")")) {
                    throw new Mistake("a parenthesis is not closed");
                }
                return inner;
            }
            default -> {
                at--;
                return isCount() ? count() : isComparison() ? comparison() : named();
            }
        }
    }

    private Formula named() throws Mistake {
        var word = words.get(at++);
        int equals = word.indexOf('=');
        if (equals < 0 && names.isSwitch(word)) {
            return new Atom(word, Module.YES);
        }
        if (equals < 1 || equals == word.length() - 1) {
            throw new Mistake("'" + LineWords.shortened(word) + "' is not MODULE=OPTION");
        }
        return new Atom(word.substring(0, equals), word.substring(equals + 1));
    }

    private String word(int ahead) {
        return at + ahead < words.size() ? words.get(at + ahead) : "";
    }

    private boolean isCount() {
        return word(0).equals("at") && (word(1).equals("least") || word(1).equals("most"))
                || word(0).equals("exactly") && word(2).equals("of")
                || word(1).equals("to") && word(3).equals("of");
    }

    /** {@code at least 2 of (…)}, {@code at most}, {@code exactly}, {@code 2 to 3 of (…)}. */
    private Formula count() throws Mistake {
        boolean least = word(1).equals("least");
        boolean range = word(1).equals("to");
        boolean exactly = word(0).equals("exactly");
        at += exactly ? 1 : range ? 0 : 2;
        int first = whole();
        int second = first;
        if (range) {
            at++;
            second = whole();
        }
        if (!accept("of")) {
            throw new Mistake("how many is followed by 'of' and a list, as in at least 2 of (a=x, b=y)");
        }
        var parts = listed();
        if (first > parts.size() || second < first) {
            throw new Mistake("of " + parts.size() + " there are never " + first + (range ? " to " + second : ""));
        }
        return new Count(exactly || range || least ? first : 0, least ? parts.size() : second, parts);
    }

    private int whole() throws Mistake {
        var word = word(0);
        at++;
        if (!word.matches("[0-9]{1,6}")) {
            throw new Mistake("'" + LineWords.shortened(word) + "' is no count, as 2 is");
        }
        return Integer.parseInt(word);
    }

    private List<Formula> listed() throws Mistake {
        if (!word(0).equals("(")) {
            var members = names.members(word(0));
            if (members.isEmpty()) {
                throw new Mistake("'" + LineWords.shortened(word(0)) + "' is no group, and no list in parentheses");
            }
            at++;
            return members.stream().<Formula>map(m -> new Atom(m, Module.YES)).toList();
        }
        var parts = new ArrayList<Formula>();
        do {
            at++;
            parts.add(iff());
        } while (word(0).equals(","));
        if (!accept(")")) {
            throw new Mistake("a list is not closed");
        }
        return parts;
    }

    private boolean isComparison() {
        for (int i = 0; at + i < words.size() && !ENDS.contains(word(i)); i++) {
            if (COMPARATORS.contains(word(i))) {
                return true;
            }
        }
        return false;
    }

    private Formula comparison() throws Mistake {
        int start = at;
        int sign = at;
        while (!COMPARATORS.contains(words.get(sign))) {
            sign++;
        }
        int end = sign + 1;
        while (end < words.size() && !ENDS.contains(words.get(end)) && !COMPARATORS.contains(words.get(end))) {
            end++;
        }
        at = end;
        if (end < words.size() && COMPARATORS.contains(words.get(end))) {
            throw new Mistake("only two things are compared; join comparisons with 'and'");
        }
        if (sign == start + 1 && end == sign + 2 && !isNumber(words.get(start))) {
            var alone = alone(words.get(start), words.get(sign), words.get(end - 1));
            if (alone != null) {
                return alone;
            }
        }
        var left = linear(words.subList(start, sign));
        var right = linear(words.subList(sign + 1, end));
        var terms = new ArrayList<Term>();
        left.terms().forEach(terms::add);
        right.terms().forEach(term -> terms.add(new Term(term.factor().negate(), term.module())));
        return new Compare(terms, sign(words.get(sign)), right.bound().subtract(left.bound()));
    }

    private static Sign sign(String text) {
        return Arrays.stream(Sign.values())
                .filter(sign -> sign.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isNumber(String word) {
        return QuantityText.NUMBER.matcher(word).matches();
    }

    /** A measure beside a number stands for the alternatives that it allows; null where it is compared as a number. */
    private @Nullable Formula alone(String module, String sign, String word) throws Mistake {
        var scale = names.scale(module);
        if (scale == null && !names.counts(module) && names.members(module).isEmpty()) {
            throw new Mistake(
                    "'" + LineWords.shortened(module) + "' is no measure, so it cannot be compared by " + sign);
        }
        if (!isNumber(word) && !names.counts(word) && names.members(word).isEmpty()) {
            throw new Mistake(
                    "after " + module + " " + sign + " comes a number, not '" + LineWords.shortened(word) + "'");
        }
        if (scale == null || !isNumber(word) || sign.equals("==") || sign.equals("!=")) {
            return null;
        }
        var bound = new BigDecimal(word);
        var met = scale.ids().stream()
                .filter(id -> sign(sign).holds(new BigDecimal(id).compareTo(bound)))
                .<Formula>map(id -> new Atom(module, id))
                .toList();
        if (met.isEmpty()) {
            throw new Mistake("no " + module + " is " + sign + " " + word + "; it goes from "
                    + scale.ids().getFirst() + " to " + scale.ids().getLast());
        }
        return met.size() == 1 ? met.getFirst() : new Or(met);
    }

    /** A sum of multiples, with what is added as the bound. */
    private Compare linear(List<String> sum) throws Mistake {
        var spread = new ArrayList<Term>();
        var constant = BigDecimal.ZERO;
        var grouped = new GroupNames(names);
        for (var product : QuantityText.parse(sum, grouped, null).products()) {
            if (product.modules().size() > 1) {
                throw new Mistake("a comparison multiplies by numbers only, not "
                        + product.modules().get(0) + " by " + product.modules().get(1));
            }
            var factor = exact(product.factor(), product.divisor());
            if (product.modules().isEmpty()) {
                constant = constant.add(factor);
            } else {
                for (var module : grouped.spread(product.modules().getFirst())) {
                    spread.add(new Term(factor, module));
                }
            }
        }
        return new Compare(spread, Sign.EQUAL, constant);
    }

    private static BigDecimal exact(BigDecimal factor, BigDecimal divisor) throws Mistake {
        try {
            return factor.divide(divisor);
        } catch (ArithmeticException e) {
            throw new Mistake(factor + " / " + divisor + " is no finite decimal; multiply the other side instead");
        }
    }

    /** In sums a group counts its picked switches. */
    private record GroupNames(Names names) implements Names {

        List<String> spread(String module) {
            return names.counts(module) ? List.of(module) : names.members(module);
        }

        @Override
        public @Nullable Scale scale(String module) throws Mistake {
            return names.scale(module);
        }

        @Override
        public boolean counts(String module) {
            return names.counts(module) || !names.members(module).isEmpty();
        }

        @Override
        public boolean isSwitch(String module) {
            return names.isSwitch(module);
        }

        @Override
        public List<String> members(String group) {
            return names.members(group);
        }
    }

    private boolean accept(String word) {
        if (at < words.size() && words.get(at).equals(word)) {
            at++;
            return true;
        }
        return false;
    }
}
