package org.wishwright.market.namedprice;

import org.wishwright.kernel.Outcome;
import org.wishwright.market.Input;
import org.wishwright.market.Mechanism;
import org.wishwright.market.Play;

/** Reverse pricing. */
public final class NamedPrice implements Mechanism<NamedPriceRules> {

    @Override
    public String code() {
        return "namedprice";
    }

    @Override
    public Class<NamedPriceRules> rulesType() {
        return NamedPriceRules.class;
    }

    @Override
    public Class<? extends Input> inputType() {
        return NamedPriceInput.class;
    }

    @Override
    public Outcome<NamedPriceRules> judged(NamedPriceRules rules) {
        return rules.judged();
    }

    @Override
    public Play begin(NamedPriceRules rules, long seed) {
        return new NamedPricePlay(rules);
    }
}
