package org.wishwright.market.task;

import java.time.Instant;
import java.util.Currency;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Alias;
import org.wishwright.market.Judging;
import org.wishwright.market.Rules;

/**
 * What a task call fixes.
 *
 * @param reward for all who are awarded together; asked of the convener at opening
 * @param submitUntil work is handed in before it, once the reward is held
 * @param decideUntil the convener awards before it; else all who handed in share the reward
 * @param mostAwarded among how many she may share it
 */
public record TaskRules(
        Alias convener, Currency currency, Money reward, Instant submitUntil, Instant decideUntil, int mostAwarded)
        implements Rules {

    @Override
    public Instant firstDeadline() {
        return submitUntil;
    }

    Outcome<TaskRules> judged() {
        return new Judging<>(this)
                .inOrder(submitUntil, decideUntil)
                .price(reward, currency)
                .within(mostAwarded, 1, 1_000, "mostAwarded")
                .outcome();
    }
}
