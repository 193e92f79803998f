package org.wishwright.configuration.format.uvl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Formula;
import org.wishwright.configuration.Formula.And;
import org.wishwright.configuration.Formula.Atom;
import org.wishwright.configuration.Formula.Not;
import org.wishwright.configuration.Formula.Or;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.format.uvl.UvlFile.Value;
import org.wishwright.configuration.format.uvl.UvlTerm.Comparison;
import org.wishwright.configuration.format.uvl.UvlTerm.Reference;

/** Comparisons of texts: equal or not. A text of a feature that is not chosen is empty. */
final class UvlTexts {

    private final UvlScope scope;
    private final UvlTypes types;

    /** @param text null for any text that no constraint names */
    private record Case(Formula when, @Nullable String text) {}

    UvlTexts(UvlScope scope, UvlTypes types) {
        this.scope = scope;
        this.types = types;
    }

    /** Whether a side of the comparison is a text. */
    static boolean concerns(Comparison comparison, UvlScope scope) throws UvlProblem {
        return isText(comparison.left(), scope) || isText(comparison.right(), scope);
    }

    private static boolean isText(UvlTerm term, UvlScope scope) throws UvlProblem {
        return term instanceof UvlTerm.Text
                || term instanceof Reference reference
                        && scope.meaning(reference).isText();
    }

    Formula compare(Comparison comparison) throws UvlProblem {
        if (!comparison.sign().equals("==") && !comparison.sign().equals("!=")) {
            throw UvlProblem.invalid(scope.line(), "texts are compared by == and != alone.");
        }
        var equal = new ArrayList<Formula>();
        for (var left : cases(comparison.left())) {
            for (var right : cases(comparison.right())) {
                if (left.text() == null && right.text() == null) {
                    throw UvlProblem.inexpressible(
                            scope.line(), "two features that hold any text are compared with each other.");
                }
                if (left.text() != null && left.text().equals(right.text())) {
                    equal.add(new And(List.of(left.when(), right.when())));
                }
            }
        }
        return comparison.sign().equals("==") ? new Or(equal) : new Not(new Or(equal));
    }

    private List<Case> cases(UvlTerm term) throws UvlProblem {
        if (term instanceof UvlTerm.Text(String value)) {
            return List.of(new Case(new And(List.of()), value));
        }
        if (!(term instanceof Reference reference) || !scope.meaning(reference).isText()) {
            throw UvlProblem.invalid(scope.line(), "a text is compared to what is no text.");
        }
        var meaning = scope.meaning(reference);
        if (meaning.attribute() instanceof Value.Text(String value)) {
            var chosen = UvlModel.chosen(meaning.feature());
            return List.of(
                    new Case(chosen, value), new Case(new Atom(meaning.feature().id(), Module.NO), ""));
        }
        var cases = new ArrayList<Case>();
        types.options(meaning.feature())
                .forEach((option, text) ->
                        cases.add(new Case(new Atom(meaning.feature().valueId(), option), text.orElse(null))));
        return cases;
    }
}
