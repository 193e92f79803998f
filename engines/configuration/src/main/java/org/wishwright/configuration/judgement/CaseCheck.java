package org.wishwright.configuration.judgement;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.editing.TestCase;
import org.wishwright.configuration.editing.TestCase.Expectation;
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
     * @param unknown the choice that the model does not have; null where it has all
     */
    public record Result(
            TestCase testCase,
            boolean passes,
            boolean possible,
            @Nullable Long costs,
            @Nullable Refusal unknown) {}

    /** @param compiled null where no product keeps all rules: then nothing is possible */
    public static List<Result> of(List<TestCase> cases, @Nullable CompiledModel compiled) {
        return cases.stream().map(one -> result(one, compiled)).toList();
    }

    private static Result result(TestCase one, @Nullable CompiledModel compiled) {
        if (compiled == null) {
            return new Result(one, one.expectation() == Expectation.IMPOSSIBLE, false, null, null);
        }
        return switch (Selection.of(compiled.vocabulary(), one.choices())) {
            case Refused<Selection>(Refusal refusal) -> new Result(one, false, false, null, refusal);
            case Accepted<Selection>(Selection selection) -> {
                var cheapest = compiled.ask(selection).priceMin();
                yield new Result(
                        one,
                        passes(one, cheapest),
                        cheapest.isPresent(),
                        cheapest.isPresent() ? Long.valueOf(cheapest.getAsLong()) : null,
                        null);
            }
        };
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
