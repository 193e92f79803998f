package org.wishwright.simulator.market;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Alias;
import org.wishwright.market.CommonInput;
import org.wishwright.market.Input;
import org.wishwright.market.Logged;
import org.wishwright.market.Market;
import org.wishwright.market.Mechanism;
import org.wishwright.market.MoneyStep;
import org.wishwright.market.Payee;
import org.wishwright.market.Rules;
import org.wishwright.market.Run;
import org.wishwright.market.State;
import org.wishwright.market.Taken;

/** A campaign played by a plan, without faults. */
final class Script {

    private final Run run;
    private final Set<String> answered = new HashSet<>();
    private Instant now = Cast.START;
    private long seq;

    private Script(Run run) {
        this.run = run;
    }

    static <R extends Rules> Script open(Mechanism<R> mechanism, R rules, long seed) {
        var script = new Script(Market.begin(mechanism, rules, seed));
        script.does(rules.convener().text(), new CommonInput.Opened()).orThrow();
        return script;
    }

    Script at(Instant instant) {
        now = instant;
        return this;
    }

    Outcome<Taken> does(String who, Input what) {
        seq++;
        return run.take(new Logged(seq, now, new Alias(who), what));
    }

    /** Those who fit pay what they are asked for; the others never do. */
    Script pay(Predicate<String> who) {
        for (var step : state().money()) {
            boolean asked = step instanceof MoneyStep.Asked || step instanceof MoneyStep.Charged;
            if (asked && answered.add(step.entry()) && who.test(step.party().text())) {
                does("platform", new CommonInput.Paid(step.entry()));
            }
        }
        return this;
    }

    State state() {
        run.advance(now);
        return run.state();
    }

    /** What a party lost of its deposits, in minor units. */
    long forfeited(String party) {
        return state().money().stream()
                .filter(step -> step instanceof MoneyStep.Forfeited
                        && step.party().text().equals(party))
                .mapToLong(step -> step.amount().minor())
                .sum();
    }

    /** What a party got of others' deposits beside the price, in minor units. */
    long got(String party) {
        return state().money().stream()
                .filter(step -> step instanceof MoneyStep.Forfeited forfeited
                        && forfeited.to() instanceof Payee.ToParty(var to)
                        && to.text().equals(party))
                .mapToLong(step -> step.amount().minor())
                .sum();
    }
}
