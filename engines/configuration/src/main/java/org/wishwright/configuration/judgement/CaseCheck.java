package org.wishwright.configuration.judgement;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.editing.TestCase;
import org.wishwright.configuration.editing.TestCase.Expectation;
import org.wishwright.configuration.fallback.Configurable;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;
import org.wishwright.kernel.Refusal;

/** Holds the test cases kept with a model against it. */
public final class CaseCheck {

    private CaseCheck() {}

    /**
     * How a case came out.
     *
     * @param passes whether the model does as expected
     * @param possible whether there is a product with these choices
     * @param costs minor units of the cheapest product with these choices; null where there is none
     * @param unknown the choice that the model does not have, or why the price is not known; null where neither is so
     */
    public record Result(
            TestCase testCase,
            boolean passes,
            boolean possible,
            @Nullable Long costs,
            @Nullable Refusal unknown) {}

    /** @param model null where no product keeps all rules: then nothing is possible */
    public static List<Result> of(List<TestCase> cases, @Nullable Configurable model) {
        return cases.stream().map(one -> result(one, model)).toList();
    }

    private static Result result(TestCase one, @Nullable Configurable model) {
        if (model == null) {
            return new Result(one, one.expectation() == Expectation.IMPOSSIBLE, false, null, null);
        }
        return switch (Selection.of(model.vocabulary(), one.choices())) {
            case Refused<Selection>(Refusal refusal) -> new Result(one, false, false, null, refusal);
            case Accepted<Selection>(Selection selection) -> {
                var answer = model.ask(selection);
                var cheapest = answer.priceMin();
                if (one.expectation() == Expectation.COSTS && !cheapest.equals(answer.priceFloor())) {
                    yield new Result(one, false, true, null, notKnown());
                }
                yield new Result(
                        one,
                        passes(one, cheapest),
                        cheapest.isPresent(),
                        cheapest.isPresent() ? Long.valueOf(cheapest.getAsLong()) : null,
                        null);
            }
        };
    }

    private static Refusal notKnown() {
        return Refusal.of(
                "case.price-by-search",
                "This product answers by search, which did not prove the cheapest price; choose more parts in this case.");
    }

    private static boolean passes(TestCase one, OptionalLong cheapest) {
        var costs = one.costs();
        return switch (one.expectation()) {
            case POSSIBLE -> cheapest.isPresent();
            case IMPOSSIBLE -> cheapest.isEmpty();
            case COSTS -> costs != null && cheapest.isPresent() && cheapest.getAsLong() == costs;
        };
    }
}
