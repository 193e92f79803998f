package org.wishwright.configuration.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Formula;
import org.wishwright.configuration.Formula.And;
import org.wishwright.configuration.Formula.Atom;
import org.wishwright.configuration.Formula.Iff;
import org.wishwright.configuration.Formula.Implies;
import org.wishwright.configuration.Formula.Not;
import org.wishwright.configuration.Formula.Or;
import org.wishwright.configuration.Scale;

/**
 * Formulas as text: {@code frame=steel implies (brake=rim or not light=dynamo)}. The package's page gives the grammar. A comparison of
 * a measure stands for the alternatives that it allows, and those are written as a comparison again.
 */
final class FormulaText {

    private static final int DEEPEST = 60;
    private static final Pattern SIGNS = Pattern.compile("[()]|[<>]=?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,9})?");

    private final List<String> words = new ArrayList<>();
    private final Measures measures;
    private int at;
    private int depth;

    /** The scale of a module; null where it is no measure. */
    interface Measures {
        @Nullable
        Scale scale(String module) throws Mistake;
    }

    private FormulaText(String text, Measures measures) {
        this.measures = measures;
        for (var word : SIGNS.matcher(text).replaceAll(" $0 ").split("\\s+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
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

    static Formula parse(String text, Measures measures) throws Mistake {
        var parser = new FormulaText(text, measures);
        var formula = parser.iff();
        if (parser.at < parser.words.size()) {
            throw new Mistake(
                    "the formula does not go on with '" + LineWords.shortened(parser.words.get(parser.at)) + "'");
        }
        int depth = 0;
        for (var level = List.of(formula); !level.isEmpty(); depth++) {
            if (depth > DEEPEST) {
                throw new Mistake("the formula is nested deeper than " + DEEPEST);
            }
            level = level.stream().flatMap(f -> f.parts().stream()).toList();
        }
        return formula;
    }

    private Formula iff() throws Mistake {
        if (++depth > DEEPEST) {
            throw new Mistake("the formula is nested deeper than " + DEEPEST);
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
                if (at < words.size()
                        && SIGNS.matcher(words.get(at)).matches()
                        && !words.get(at).matches("[()]")) {
                    return comparison(word, words.get(at++));
                }
                int equals = word.indexOf('=');
                if (equals < 1 || equals == word.length() - 1) {
                    throw new Mistake("'" + LineWords.shortened(word) + "' is not MODULE=OPTION");
                }
                return new Atom(word.substring(0, equals), word.substring(equals + 1));
            }
        }
    }

    private Formula comparison(String module, String sign) throws Mistake {
        var scale = measures.scale(module);
        if (scale == null) {
            throw new Mistake(
                    "'" + LineWords.shortened(module) + "' is no measure, so it cannot be compared by " + sign);
        }
        var word = at < words.size() ? words.get(at++) : "";
        if (!NUMBER.matcher(word).matches()) {
            throw new Mistake(
                    "after " + module + " " + sign + " comes a number, not '" + LineWords.shortened(word) + "'");
        }
        var bound = new BigDecimal(word);
        var met = scale.ids().stream()
                .filter(id -> holds(new BigDecimal(id).compareTo(bound), sign))
                .<Formula>map(id -> new Atom(module, id))
                .toList();
        if (met.isEmpty()) {
            throw new Mistake("no " + module + " is " + sign + " " + word + "; it goes from "
                    + scale.ids().getFirst() + " to " + scale.ids().getLast());
        }
        return met.size() == 1 ? met.getFirst() : new Or(met);
    }

    private static boolean holds(int compared, String sign) {
        return switch (sign) {
            case "<" -> compared < 0;
            case "<=" -> compared <= 0;
            case ">" -> compared > 0;
            default -> compared >= 0;
        };
    }

    private boolean accept(String word) {
        if (at < words.size() && words.get(at).equals(word)) {
            at++;
            return true;
        }
        return false;
    }

    /** @param scales of the measures by module */
    static String write(Formula formula, Map<String, Scale> scales) {
        return switch (formula) {
            case Atom(String module, String option) -> module + "=" + option;
            case Not(Formula inner) -> "not " + inside(inner, scales);
            case And(List<Formula> parts) -> joined(parts, " and ", "true", scales);
            case Or(List<Formula> parts) ->
                comparison(parts, scales).orElseGet(() -> joined(parts, " or ", "false", scales));
            case Implies(Formula a, Formula b) -> inside(a, scales) + " implies " + inside(b, scales);
            case Iff(Formula a, Formula b) -> inside(a, scales) + " iff " + inside(b, scales);
        };
    }

    /** The alternatives as a comparison, where they are all numbers of a measure up to, or from, one of them. */
    private static Optional<String> comparison(List<Formula> parts, Map<String, Scale> scales) {
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

    private static String joined(List<Formula> parts, String word, String none, Map<String, Scale> scales) {
        if (parts.size() == 1) {
            return write(parts.getFirst(), scales);
        }
        return parts.isEmpty()
                ? none
                : parts.stream().map(part -> inside(part, scales)).collect(Collectors.joining(word));
    }

    private static String inside(Formula formula, Map<String, Scale> scales) {
        boolean tight = formula instanceof Atom
                || formula instanceof Not
                || formula.parts().isEmpty()
                || formula instanceof Or(List<Formula> parts)
                        && comparison(parts, scales).isPresent();
        return tight ? write(formula, scales) : "(" + write(formula, scales) + ")";
    }
}
