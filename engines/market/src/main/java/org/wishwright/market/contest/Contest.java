package org.wishwright.market.contest;

import org.wishwright.kernel.Outcome;
import org.wishwright.market.Input;
import org.wishwright.market.Mechanism;
import org.wishwright.market.Play;

/** Reverse design. */
public final class Contest implements Mechanism<ContestRules> {

    @Override
    public String code() {
        return "contest";
    }

    @Override
    public Class<ContestRules> rulesType() {
        return ContestRules.class;
    }

    @Override
    public Class<? extends Input> inputType() {
        return ContestInput.class;
    }

    @Override
    public Outcome<ContestRules> judged(ContestRules rules) {
        return rules.judged();
    }

    @Override
    public Play begin(ContestRules rules, long seed) {
        return new ContestPlay(rules, seed);
    }
}
