package org.wishwright.market.tier;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Alias;
import org.wishwright.market.Judging;
import org.wishwright.market.Rules;

/**
 * What a window fixes. The convener sells.
 *
 * @param module what must be identical: its content hash
 * @param until orders count that are made before it
 * @param payWithin from ordering until the price must have come
 * @param unit what one costs today where all cost the same; null where each order brings the price of its configuration
 * @param steps what is paid back, growing with the volume
 */
public record TierRules(
        Alias convener,
        Currency currency,
        String module,
        Instant until,
        Duration payWithin,
        @Nullable Money unit,
        List<Step> steps)
        implements Rules {

    /** From this many units on, so many basis points of every price are paid back. */
    public record Step(long from, int back) {}

    public TierRules {
        steps = List.copyOf(steps);
    }

    @Override
    public Instant firstDeadline() {
        return until;
    }

    /** What is paid back at a volume, in basis points. */
    int back(long volume) {
        int back = 0;
        for (var step : steps) {
            back = step.from <= volume ? step.back : back;
        }
        return back;
    }

    /** What is held of a price until the volume is known: at least what can be paid back of it, rounding included. */
    Money held(Money price) {
        var most = BigInteger.valueOf(price.minor())
                .multiply(BigInteger.valueOf(steps.getLast().back))
                .add(BigInteger.valueOf(9_999))
                .divide(BigInteger.valueOf(10_000))
                .longValueExact();
        return new Money(Math.min(price.minor(), most + 1), price.currency());
    }

    Outcome<TierRules> judged() {
        var judging = new Judging<>(this)
                .within(payWithin.toSeconds(), 1, Duration.ofDays(30).toSeconds(), "payWithin")
                .within(steps.size(), 1, 50, "steps");
        if (unit != null) {
            judging.price(unit, currency);
        }
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            judging.within(step.from, 1, 1_000_000_000, "from")
                    .within(step.back, 1, 9_999, "back")
                    .must(
                            i == 0 || step.from > steps.get(i - 1).from && step.back >= steps.get(i - 1).back,
                            "tier.steps-disordered",
                            "Each step begins at a larger volume and pays back at least as much. Sort them.");
        }
        return judging.outcome();
    }
}
