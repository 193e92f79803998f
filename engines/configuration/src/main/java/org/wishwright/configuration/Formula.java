package org.wishwright.configuration;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** A propositional formula over atoms {@code module=option}, counts of formulas, and comparisons of sums of numbers. */
public sealed interface Formula {

    /** Of a model; one nested deeper is refused. */
    int DEEPEST = 200;

    record Atom(String module, String option) implements Formula {}

    record Not(Formula inner) implements Formula {}

    /** True when all are; an empty list is true. */
    record And(List<Formula> parts) implements Formula {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** True when one is; an empty list is false. */
    record Or(List<Formula> parts) implements Formula {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Implies(Formula condition, Formula consequence) implements Formula {}

    record Iff(Formula left, Formula right) implements Formula {}

    /** True when at least {@code least} and at most {@code most} of the parts are. */
    record Count(int least, int most, List<Formula> parts) implements Formula {
        public Count {
            parts = List.copyOf(parts);
        }
    }

    /**
     * True when the sum of the terms compares to the bound. Terms of one module are added up, those of nothing left out, and the rest
     * sorted by module, so that equal comparisons are equal.
     */
    record Compare(List<Term> terms, Sign sign, BigDecimal bound) implements Formula {
        public Compare {
            var sums = new LinkedHashMap<String, BigDecimal>();
            terms.forEach(term -> sums.merge(term.module(), term.factor(), BigDecimal::add));
            terms = sums.entrySet().stream()
                    .filter(sum -> sum.getValue().signum() != 0)
                    .map(sum -> new Term(sum.getValue(), sum.getKey()))
                    .sorted(Comparator.comparing(Term::module))
                    .toList();
            bound = Quantity.plain(bound);
        }
    }

    /**
     * A number times what a module counts: the number of a measure, the length of a text, 1 for a switch that is on.
     *
     * @param factor held without trailing zeros
     */
    record Term(BigDecimal factor, String module) {
        public Term {
            factor = Quantity.plain(factor);
        }
    }

    /** How a sum compares to its bound. */
    enum Sign {
        LESS("<"),
        AT_MOST("<="),
        EQUAL("=="),
        DIFFERENT("!="),
        AT_LEAST(">="),
        MORE(">");

        private final String text;

        Sign(String text) {
            this.text = text;
        }

        /** As it is written: {@code <=}. */
        public String text() {
            return text;
        }

        /** @param compared negative, zero or positive, as {@link Comparable#compareTo} says */
        public boolean holds(int compared) {
            return switch (this) {
                case LESS -> compared < 0;
                case AT_MOST -> compared <= 0;
                case EQUAL -> compared == 0;
                case DIFFERENT -> compared != 0;
                case AT_LEAST -> compared >= 0;
                case MORE -> compared > 0;
            };
        }
    }

    /** As {@link #holds(Predicate, Function)}, of a formula that compares no numbers. */
    default boolean holds(Predicate<Atom> chosen) {
        return holds(chosen, module -> {
            throw new IllegalArgumentException("The formula compares the number of " + module);
        });
    }

    /**
     * @param chosen whether an atom holds
     * @param number what a module counts, as {@link Module#number} says
     */
    default boolean holds(Predicate<Atom> chosen, Function<String, BigDecimal> number) {
        return switch (this) {
            case Atom atom -> chosen.test(atom);
            case Not(Formula inner) -> !inner.holds(chosen, number);
            case And(List<Formula> parts) -> parts.stream().allMatch(p -> p.holds(chosen, number));
            case Or(List<Formula> parts) -> parts.stream().anyMatch(p -> p.holds(chosen, number));
            case Implies(Formula condition, Formula consequence) ->
                !condition.holds(chosen, number) || consequence.holds(chosen, number);
            case Iff(Formula left, Formula right) -> left.holds(chosen, number) == right.holds(chosen, number);
            case Count(int least, int most, List<Formula> parts) -> {
                long met = parts.stream().filter(p -> p.holds(chosen, number)).count();
                yield met >= least && met <= most;
            }
            case Compare(List<Term> terms, Sign sign, BigDecimal bound) -> {
                var sum = BigDecimal.ZERO;
                for (var term : terms) {
                    sum = sum.add(term.factor().multiply(number.apply(term.module())));
                }
                yield sign.holds(sum.compareTo(bound));
            }
        };
    }

    /** The direct parts, in order. */
    default List<Formula> parts() {
        return switch (this) {
            case Atom _, Compare _ -> List.of();
            case Not(Formula inner) -> List.of(inner);
            case And(List<Formula> parts) -> parts;
            case Or(List<Formula> parts) -> parts;
            case Implies(Formula condition, Formula consequence) -> List.of(condition, consequence);
            case Iff(Formula left, Formula right) -> List.of(left, right);
            case Count(int _, int _, List<Formula> parts) -> parts;
        };
    }

    default void forEachAtom(Consumer<Atom> action) {
        if (this instanceof Atom atom) {
            action.accept(atom);
        }
        parts().forEach(p -> p.forEachAtom(action));
    }

    default void forEachComparison(Consumer<Compare> action) {
        if (this instanceof Compare compare) {
            action.accept(compare);
        }
        parts().forEach(p -> p.forEachComparison(action));
    }

    /** The modules the formula speaks of, in the order of their first mention. */
    default Set<String> modules() {
        var modules = new LinkedHashSet<String>();
        addModules(modules);
        return modules;
    }

    private void addModules(Set<String> modules) {
        switch (this) {
            case Atom atom -> modules.add(atom.module());
            case Compare compare -> compare.terms().forEach(term -> modules.add(term.module()));
            default -> parts().forEach(p -> p.addModules(modules));
        }
    }

    /**
     * The same with an {@code and} or {@code or} of one part as that part, as every format writes it. Rules, prices and pieces keep
     * their formulas so; one nested deeper than any model may is left as it is.
     */
    default Formula plain() {
        return isPlain(0) ? this : plain(0);
    }

    private boolean isPlain(int depth) {
        boolean isOneOf = (this instanceof And || this instanceof Or) && parts().size() == 1;
        return depth > DEEPEST || !isOneOf && parts().stream().allMatch(part -> part.isPlain(depth + 1));
    }

    private Formula plain(int depth) {
        if (depth > DEEPEST) {
            return this;
        }
        var parts = parts().stream().map(part -> part.plain(depth + 1)).toList();
        return switch (this) {
            case Atom _, Compare _ -> this;
            case Not _ -> new Not(parts.getFirst());
            case And _ -> parts.size() == 1 ? parts.getFirst() : new And(parts);
            case Or _ -> parts.size() == 1 ? parts.getFirst() : new Or(parts);
            case Implies _ -> new Implies(parts.getFirst(), parts.getLast());
            case Iff _ -> new Iff(parts.getFirst(), parts.getLast());
            case Count(int least, int most, List<Formula> _) -> new Count(least, most, parts);
        };
    }

    /** This formula over other module ids: those of a part of a larger product. */
    default Formula renamed(Function<String, String> name) {
        return switch (this) {
            case Atom(String module, String option) -> new Atom(name.apply(module), option);
            case Not(Formula inner) -> new Not(inner.renamed(name));
            case And(List<Formula> parts) -> new And(renamed(parts, name));
            case Or(List<Formula> parts) -> new Or(renamed(parts, name));
            case Implies(Formula a, Formula b) -> new Implies(a.renamed(name), b.renamed(name));
            case Iff(Formula a, Formula b) -> new Iff(a.renamed(name), b.renamed(name));
            case Count(int least, int most, List<Formula> parts) -> new Count(least, most, renamed(parts, name));
            case Compare(List<Term> terms, Sign sign, BigDecimal bound) ->
                new Compare(
                        terms.stream()
                                .map(t -> new Term(t.factor(), name.apply(t.module())))
                                .toList(),
                        sign,
                        bound);
        };
    }

    private static List<Formula> renamed(List<Formula> parts, Function<String, String> name) {
        return parts.stream().map(part -> part.renamed(name)).toList();
    }
}
