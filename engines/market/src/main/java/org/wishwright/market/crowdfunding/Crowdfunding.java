package org.wishwright.market.crowdfunding;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.market.Admission;
import org.wishwright.market.Counted;
import org.wishwright.market.DepositType;
import org.wishwright.market.Input;
import org.wishwright.market.Judging;
import org.wishwright.market.Play;
import org.wishwright.market.crowdfunding.CrowdfundingInput.Pledged;

/** Crowdfunding. */
public final class Crowdfunding implements Counted<CrowdfundingRules> {

    @Override
    public String code() {
        return "crowdfunding";
    }

    @Override
    public Class<CrowdfundingRules> rulesType() {
        return CrowdfundingRules.class;
    }

    @Override
    public Class<? extends Input> inputType() {
        return CrowdfundingInput.class;
    }

    @Override
    public Outcome<CrowdfundingRules> judged(CrowdfundingRules rules) {
        return rules.judged();
    }

    @Override
    public Play begin(CrowdfundingRules rules, long seed) {
        return new CrowdfundingPlay(rules);
    }

    /** {@code reward:CODE} in units, {@code own} in minor units. */
    @Override
    public Map<String, Long> limits(CrowdfundingRules rules) {
        var limits = new HashMap<String, Long>();
        limits.put("own", rules.ofGoal(rules.ownMost()));
        rules.rewards().stream()
                .filter(reward -> reward.limit() > 0)
                .forEach(reward -> limits.put("reward:" + reward.code(), reward.limit()));
        return limits;
    }

    /** A pledge; it counts its reward, {@code raised}, and {@code own} where it is the convener's. */
    @Override
    public Outcome<Admission> admit(CrowdfundingRules rules, Input input, Instant at) {
        if (!(input instanceof Pledged pledged)) {
            return Outcome.refused(
                    Refusal.of("crowdfunding.not-counted", "This step is decided from the log, not by counters."));
        }
        var reward = rules.reward(pledged.reward());
        return new Judging<>(pledged)
                .must(
                        at.isBefore(rules.until()),
                        "crowdfunding.closed",
                        "Pledges were taken until {until}.",
                        "until",
                        rules.until())
                .must(
                        reward.isPresent(),
                        "crowdfunding.reward-unknown",
                        "There is no reward {reward} here. Choose another.",
                        "reward",
                        pledged.reward())
                .within(pledged.units(), 1, Judging.MOST_UNITS, "units")
                .amount(pledged.extra(), rules.currency())
                .outcome()
                .map(_ -> admission(rules, pledged, reward.orElseThrow().price(), at));
    }

    private static Admission admission(CrowdfundingRules rules, Pledged pledged, Money price, Instant at) {
        var amount = price.times(pledged.units()).plus(pledged.extra());
        var counts = new HashMap<String, Long>();
        counts.put("reward:" + pledged.reward(), pledged.units());
        counts.put("raised", amount.minor());
        if (pledged.own()) {
            counts.put("own", amount.minor());
        }
        var due = at.plus(rules.payWithin());
        return new Admission(
                counts, DepositType.PREPAYMENT, amount, due.isBefore(rules.until()) ? due : rules.until(), true);
    }
}
