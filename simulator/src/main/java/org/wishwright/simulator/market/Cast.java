package org.wishwright.simulator.market;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.wishwright.kernel.Money;
import org.wishwright.market.Alias;
import org.wishwright.market.Input;
import org.wishwright.market.Logged;
import org.wishwright.market.Mechanism;
import org.wishwright.market.Rules;
import org.wishwright.market.State;

/**
 * Those who take part in one mechanism: honest ones, and ones who try what the rules forbid.
 *
 * @param <R> its rules
 */
interface Cast<R extends Rules> {

    Instant START = Instant.parse("2026-03-01T00:00:00Z");
    Alias CONVENER = new Alias("c");

    Mechanism<R> mechanism();

    R rules(SplittableRandom random);

    /** Something that somebody tries now. */
    Act act(Seen seen, SplittableRandom random);

    /** Units promised above what there is, at the end. */
    long oversold(R rules, State end, List<Logged> log);

    /** Somebody does something. */
    record Act(String who, Input what) {}

    /** What players know: what was logged, how it stands, who won. */
    record Seen(List<Logged> log, State state, Instant now) {

        /** The entry of one input of a kind, at random; else one that there is not. */
        String entry(Class<? extends Input> kind, SplittableRandom random) {
            var some =
                    log.stream().filter(input -> kind.isInstance(input.what())).toList();
            return some.isEmpty()
                    ? "e99999"
                    : some.get(random.nextInt(some.size())).entry();
        }
    }

    static Money yuan(long minor) {
        return Money.of(minor, "CNY");
    }

    static Instant day(long days) {
        return START.plus(Duration.ofDays(days));
    }
}
