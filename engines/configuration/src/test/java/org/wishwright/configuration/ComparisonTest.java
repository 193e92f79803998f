package org.wishwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.Comparison;
import org.wishwright.configuration.compiled.ModelCompiler;
import org.wishwright.kernel.Outcome.Accepted;

class ComparisonTest {

    @Test
    void differences_in_price_add_up_and_choices_that_agree_are_left_out() {
        int compared = 0;
        for (long seed = 0; seed < 60; seed++) {
            if (ModelCompiler.compile(RandomModels.model(seed), Budget.standard()) instanceof Accepted<?>(var value)
                    && value instanceof org.wishwright.configuration.compiled.CompiledModel compiled) {
                var answer = compiled.ask(compiled.emptySelection());
                var left = answer.cheapestCompletion().orElseThrow();
                var right = answer.dearestCompletion().orElseThrow();
                var comparison = Comparison.of(left, right);
                assertThat(comparison.differenceMinor())
                        .isEqualTo(right.totalMinor() - left.totalMinor())
                        .isEqualTo(comparison.prices().stream()
                                .mapToLong(p -> p.rightMinor() - p.leftMinor())
                                .sum());
                for (var module : left.choices().keySet()) {
                    var l = Objects.requireNonNull(left.choices().get(module));
                    var r = Objects.requireNonNull(right.choices().get(module));
                    assertThat(comparison
                                    .choices()
                                    .contains(new Comparison.Choice(module, Optional.of(l), Optional.of(r))))
                            .isEqualTo(!l.equals(r));
                }
                compared++;
            }
        }
        assertThat(compared).isPositive();
    }
}
