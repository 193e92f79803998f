package org.wishwright.configuration;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A propositional formula over atoms {@code module=option}. */
public sealed interface Formula {

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

    /** @param chosen whether an atom holds */
    default boolean holds(Predicate<Atom> chosen) {
        return switch (this) {
            case Atom atom -> chosen.test(atom);
            case Not(Formula inner) -> !inner.holds(chosen);
            case And(List<Formula> parts) -> parts.stream().allMatch(p -> p.holds(chosen));
            case Or(List<Formula> parts) -> parts.stream().anyMatch(p -> p.holds(chosen));
            case Implies(Formula condition, Formula consequence) ->
                !condition.holds(chosen) || consequence.holds(chosen);
            case Iff(Formula left, Formula right) -> left.holds(chosen) == right.holds(chosen);
        };
    }

    /** The direct parts, in order. */
    default List<Formula> parts() {
        return switch (this) {
            case Atom _ -> List.of();
            case Not(Formula inner) -> List.of(inner);
            case And(List<Formula> parts) -> parts;
            case Or(List<Formula> parts) -> parts;
            case Implies(Formula condition, Formula consequence) -> List.of(condition, consequence);
            case Iff(Formula left, Formula right) -> List.of(left, right);
        };
    }

    default void forEachAtom(Consumer<Atom> action) {
        if (this instanceof Atom atom) {
            action.accept(atom);
        }
        parts().forEach(p -> p.forEachAtom(action));
    }

    /** The modules the formula speaks of, in the order of their first mention. */
    default Set<String> modules() {
        var modules = new LinkedHashSet<String>();
        forEachAtom(atom -> modules.add(atom.module()));
        return modules;
    }
}
