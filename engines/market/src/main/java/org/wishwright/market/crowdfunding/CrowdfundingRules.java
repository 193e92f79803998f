package org.wishwright.market.crowdfunding;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Alias;
import org.wishwright.market.Judging;
import org.wishwright.market.Rules;

/**
 * What a crowdfunding fixes.
 *
 * @param goal below which nothing is kept
 * @param until pledges are taken before it
 * @param mandates whether backers are charged by their mandate when the goal is reached; else they pay when they pledge
 * @param chargeUntil charges must have come before it: the grace for refused cards; later than {@code until}
 * @param collected of the goal that must have come by then, in basis points; below it everything goes back
 * @param payWithin from pledging until the money must have come, where backers pay when they pledge
 * @param ownMost of the goal that the convener and accounts linked to her may pledge together, in basis points
 * @param rewards what pledges get
 * @param stretches what more money unlocks
 */
public record CrowdfundingRules(
        Alias convener,
        Currency currency,
        Money goal,
        Instant until,
        boolean mandates,
        Instant chargeUntil,
        int collected,
        Duration payWithin,
        int ownMost,
        List<Reward> rewards,
        List<Stretch> stretches)
        implements Rules {

    /**
     * A reward.
     *
     * @param limit units that there are; 0 for no limit
     */
    public record Reward(String code, Money price, long limit) {}

    /** From this sum on an option is unlocked for every reward. */
    public record Stretch(Money at, String unlocks) {}

    public CrowdfundingRules {
        rewards = List.copyOf(rewards);
        stretches = List.copyOf(stretches);
    }

    @Override
    public Instant firstDeadline() {
        return until;
    }

    Optional<Reward> reward(String code) {
        return rewards.stream().filter(reward -> reward.code.equals(code)).findFirst();
    }

    /** So many basis points of the goal, rounded down. */
    long ofGoal(int basisPoints) {
        return BigInteger.valueOf(goal.minor())
                .multiply(BigInteger.valueOf(basisPoints))
                .divide(BigInteger.valueOf(10_000))
                .longValueExact();
    }

    Outcome<CrowdfundingRules> judged() {
        var judging = new Judging<>(this)
                .inOrder(until, chargeUntil)
                .price(goal, currency)
                .within(collected, 0, 10_000, "collected")
                .within(ownMost, 0, 10_000, "ownMost")
                .within(payWithin.toSeconds(), 1, Duration.ofDays(30).toSeconds(), "payWithin")
                .within(rewards.size(), 1, 1_000, "rewards")
                .within(stretches.size(), 0, 100, "stretches");
        var codes = new HashSet<String>();
        for (var reward : rewards) {
            judging.price(reward.price, currency)
                    .within(reward.limit, 0, 1_000_000_000, "limit of " + reward.code)
                    .must(
                            reward.code.matches("[a-z0-9][a-z0-9-]{0,63}") && codes.add(reward.code),
                            "crowdfunding.reward-code",
                            "The code {code} is used twice or has other signs than a-z, 0-9 and -. Choose another.",
                            "code",
                            reward.code);
        }
        for (var stretch : stretches) {
            judging.price(stretch.at, currency)
                    .must(
                            stretch.at.minor() > goal.minor(),
                            "crowdfunding.stretch-below-goal",
                            "A stretch goal lies above the goal. Raise {at}.",
                            "at",
                            stretch.at);
        }
        return judging.outcome();
    }
}
