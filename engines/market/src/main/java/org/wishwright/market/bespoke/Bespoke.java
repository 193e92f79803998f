package org.wishwright.market.bespoke;

import org.wishwright.kernel.Outcome;
import org.wishwright.market.Input;
import org.wishwright.market.Mechanism;
import org.wishwright.market.Play;

/** Bespoke. */
public final class Bespoke implements Mechanism<BespokeRules> {

    @Override
    public String code() {
        return "bespoke";
    }

    @Override
    public Class<BespokeRules> rulesType() {
        return BespokeRules.class;
    }

    @Override
    public Class<? extends Input> inputType() {
        return BespokeInput.class;
    }

    @Override
    public Outcome<BespokeRules> judged(BespokeRules rules) {
        return rules.judged();
    }

    @Override
    public Play begin(BespokeRules rules, long seed) {
        return new BespokePlay(rules);
    }
}
