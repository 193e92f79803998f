package org.wishwright.configuration.format.uvl;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A constraint or an expression within one; the parser has seen to it that each stands where it may. */
public sealed interface UvlTerm {

    /**
     * A feature, or an attribute of one.
     *
     * @param names what stands between the dots
     */
    record Reference(List<String> names, int line) implements UvlTerm {
        public Reference {
            names = List.copyOf(names);
        }

        /** As it is written, without quotes. */
        public String dotted() {
            return String.join(".", names);
        }
    }

    record Not(UvlTerm inner) implements UvlTerm {}

    record And(List<UvlTerm> parts) implements UvlTerm {
        public And {
            parts = List.copyOf(parts);
        }
    }

    record Or(List<UvlTerm> parts) implements UvlTerm {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Implies(UvlTerm condition, UvlTerm consequence) implements UvlTerm {}

    record Iff(UvlTerm left, UvlTerm right) implements UvlTerm {}

    /** @param sign one of {@code == != < <= > >=} */
    record Comparison(UvlTerm left, String sign, UvlTerm right) implements UvlTerm {}

    record Number(BigDecimal value) implements UvlTerm {}

    record Text(String value) implements UvlTerm {}

    /** The parts added up, those with a minus subtracted. */
    record Sum(List<Signed> parts) implements UvlTerm {
        public Sum {
            parts = List.copyOf(parts);
        }
    }

    /** The parts multiplied from left to right, those inverted divided by. */
    record Product(List<Signed> parts) implements UvlTerm {
        public Product {
            parts = List.copyOf(parts);
        }
    }

    /** @param inverse subtracted, or divided by */
    record Signed(boolean inverse, UvlTerm term) {}

    /**
     * @param function one of {@code sum avg len floor ceil}
     * @param first the only argument, or the first of two
     */
    record Call(String function, Reference first, @Nullable Reference second, int line) implements UvlTerm {}

    /** Whether this is true or false, and not a number or text; a reference may be either. */
    default boolean isFormula() {
        return switch (this) {
            case Reference _, Not _, And _, Or _, Implies _, Iff _, Comparison _ -> true;
            case Number _, Text _, Sum _, Product _, Call _ -> false;
        };
    }

    /** Whether this may be compared. */
    default boolean isValue() {
        return this instanceof Reference || !isFormula();
    }

    /** The direct parts, in order. */
    default List<UvlTerm> inside() {
        return switch (this) {
            case Reference _, Number _, Text _ -> List.of();
            case Not(UvlTerm inner) -> List.of(inner);
            case And(List<UvlTerm> parts) -> parts;
            case Or(List<UvlTerm> parts) -> parts;
            case Implies(UvlTerm a, UvlTerm b) -> List.of(a, b);
            case Iff(UvlTerm a, UvlTerm b) -> List.of(a, b);
            case Comparison(UvlTerm a, String _, UvlTerm b) -> List.of(a, b);
            case Sum(List<Signed> parts) -> parts.stream().map(Signed::term).toList();
            case Product(List<Signed> parts) -> parts.stream().map(Signed::term).toList();
            case Call(String _, Reference first, Reference second, int _) ->
                second == null ? List.of(first) : List.of(first, second);
        };
    }
}
