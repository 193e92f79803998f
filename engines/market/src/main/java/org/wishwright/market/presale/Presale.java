package org.wishwright.market.presale;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.market.Admission;
import org.wishwright.market.Counted;
import org.wishwright.market.Input;
import org.wishwright.market.Judging;
import org.wishwright.market.Play;
import org.wishwright.market.presale.PresaleInput.Pledged;

/** Presale. */
public final class Presale implements Counted<PresaleRules> {

    @Override
    public String code() {
        return "presale";
    }

    @Override
    public Class<PresaleRules> rulesType() {
        return PresaleRules.class;
    }

    @Override
    public Class<? extends Input> inputType() {
        return PresaleInput.class;
    }

    @Override
    public Outcome<PresaleRules> judged(PresaleRules rules) {
        return rules.judged();
    }

    @Override
    public Play begin(PresaleRules rules, long seed) {
        return new PresalePlay(rules);
    }

    /** {@code units} for all, {@code option:CODE} for each option. */
    @Override
    public Map<String, Long> limits(PresaleRules rules) {
        var limits = new HashMap<String, Long>();
        limits.put("units", rules.cap());
        rules.options().forEach(option -> limits.put("option:" + option.code(), option.cap()));
        return limits;
    }

    /** A pledge, as {@link PresalePlay} takes it. */
    @Override
    public Outcome<Admission> admit(PresaleRules rules, Input input, Instant at) {
        if (!(input instanceof Pledged pledged)) {
            return Outcome.refused(
                    Refusal.of("presale.not-counted", "This step is decided from the log, not by counters."));
        }
        var judging = new Judging<>(pledged)
                .must(
                        at.isBefore(rules.pledgeUntil()),
                        "presale.pledging-closed",
                        "Pledging closed at {until}.",
                        "until",
                        rules.pledgeUntil())
                .must(
                        pledged.region().matches("[A-Z]{2}(-[A-Z0-9]{1,3})?"),
                        "presale.region-malformed",
                        "A region is written as in ISO 3166-2: CN-31, for instance.")
                .must(
                        pledged.ticked() || !rules.madeToOrder(),
                        "presale.tick-missing",
                        "It is made to your order and cannot be returned without a reason. Tick that you know.")
                .within(pledged.lines().size(), 1, 100, "lines");
        var counts = new HashMap<String, Long>();
        var seen = new HashSet<String>();
        long units = 0;
        for (var line : pledged.lines()) {
            judging.within(line.units(), 1, rules.mostUnits(), "units")
                    .must(
                            rules.option(line.option()).isPresent() && seen.add(line.option()),
                            "presale.option-unknown",
                            "There is no option {option} here, or you named it twice. Choose each at most once.",
                            "option",
                            line.option());
            counts.put("option:" + line.option(), line.units());
            units = Math.clamp(units + line.units(), 0, Judging.MOST_UNITS + 1);
        }
        long all = units;
        counts.put("units", all);
        var due = at.plus(rules.payWithin());
        return judging.within(all, 1, rules.mostUnits(), "units")
                .outcome()
                .map(_ -> new Admission(
                        counts,
                        rules.depositType(),
                        rules.deposit().times(all),
                        due.isBefore(rules.pledgeUntil()) ? due : rules.pledgeUntil(),
                        true));
    }
}
