package org.wishwright.market.groupbuy;

import java.time.Instant;
import java.util.Map;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.market.Admission;
import org.wishwright.market.Counted;
import org.wishwright.market.Input;
import org.wishwright.market.Judging;
import org.wishwright.market.Play;

/** Reverse group buying. */
public final class GroupBuy implements Counted<GroupBuyRules> {

    @Override
    public String code() {
        return "groupbuy";
    }

    @Override
    public Class<GroupBuyRules> rulesType() {
        return GroupBuyRules.class;
    }

    @Override
    public Class<? extends Input> inputType() {
        return GroupBuyInput.class;
    }

    @Override
    public Outcome<GroupBuyRules> judged(GroupBuyRules rules) {
        return rules.judged();
    }

    @Override
    public Play begin(GroupBuyRules rules, long seed) {
        return new GroupBuyPlay(rules);
    }

    @Override
    public Map<String, Long> limits(GroupBuyRules rules) {
        return Map.of();
    }

    /** Joining counts {@code units}. */
    @Override
    public Outcome<Admission> admit(GroupBuyRules rules, Input input, Instant at) {
        if (!(input instanceof GroupBuyInput.Joined joined)) {
            return Outcome.refused(Refusal.of("groupbuy.not-counted", "This step is decided from the log, not by counters."));
        }
        var due = at.plus(rules.payWithin());
        return new Judging<>(joined)
                .must(
                        at.isBefore(rules.joinUntil()),
                        "groupbuy.joining-closed",
                        "Joining closed at {until}.",
                        "until",
                        rules.joinUntil())
                .within(joined.units(), 1, rules.mostUnits(), "units")
                .outcome()
                .map(one -> new Admission(
                        Map.of("units", one.units()),
                        rules.depositType(),
                        rules.deposit().times(one.units()),
                        due.isBefore(rules.joinUntil()) ? due : rules.joinUntil(),
                        true));
    }
}
