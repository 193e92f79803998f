package org.wishwright.market.tier;

import org.wishwright.kernel.Outcome;
import org.wishwright.market.Input;
import org.wishwright.market.Mechanism;
import org.wishwright.market.Play;

/** Volume tiers. */
public final class TierPricing implements Mechanism<TierRules> {

    @Override
    public String code() {
        return "tier";
    }

    @Override
    public Class<TierRules> rulesType() {
        return TierRules.class;
    }

    @Override
    public Class<? extends Input> inputType() {
        return TierInput.class;
    }

    @Override
    public Outcome<TierRules> judged(TierRules rules) {
        return rules.judged();
    }

    @Override
    public Play begin(TierRules rules, long seed) {
        return new TierPlay(rules);
    }
}
