package org.wishwright.market.cocreation;

import org.wishwright.kernel.Outcome;
import org.wishwright.market.Input;
import org.wishwright.market.Mechanism;
import org.wishwright.market.Play;

/** Co-created design. */
public final class CoCreation implements Mechanism<CoCreationRules> {

    @Override
    public String code() {
        return "cocreation";
    }

    @Override
    public Class<CoCreationRules> rulesType() {
        return CoCreationRules.class;
    }

    @Override
    public Class<? extends Input> inputType() {
        return CoCreationInput.class;
    }

    @Override
    public Outcome<CoCreationRules> judged(CoCreationRules rules) {
        return rules.judged();
    }

    @Override
    public Play begin(CoCreationRules rules, long seed) {
        return new CoCreationPlay(rules);
    }
}
