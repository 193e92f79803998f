package org.wishwright.market.crowdfunding;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Admission;
import org.wishwright.market.Alias;
import org.wishwright.market.Deal;
import org.wishwright.market.Deposit;
import org.wishwright.market.DepositType;
import org.wishwright.market.Desk;
import org.wishwright.market.Logged;
import org.wishwright.market.Payee;
import org.wishwright.market.Play;
import org.wishwright.market.Progress;
import org.wishwright.market.Stage;
import org.wishwright.market.Taken;
import org.wishwright.market.crowdfunding.CrowdfundingInput.Pledged;
import org.wishwright.market.crowdfunding.CrowdfundingRules.Stretch;

/** A crowdfunding under way. */
final class CrowdfundingPlay implements Play {

    private static final class Pledge {
        final String entry;
        final Pledged pledged;
        final Admission admission;
        @Nullable Deposit money;

        Pledge(String entry, Pledged pledged, Admission admission) {
            this.entry = entry;
            this.pledged = pledged;
            this.admission = admission;
        }

        boolean isHeld() {
            return money != null && money.isHeld();
        }
    }

    private final CrowdfundingRules rules;
    private final Crowdfunding mechanism = new Crowdfunding();
    private final Map<String, Long> limits;
    private final Map<String, Long> counters = new HashMap<>();
    private final Map<Alias, Pledge> pledges = new LinkedHashMap<>();
    private long held;
    private long heldBackers;
    private long raised;
    private boolean closed;

    CrowdfundingPlay(CrowdfundingRules rules) {
        this.rules = rules;
        limits = mechanism.limits(rules);
    }

    @Override
    public void opened(Desk desk) {
        desk.at("until", rules.until());
    }

    @Override
    public Outcome<Taken> take(Logged input, Desk desk) {
        return switch ((CrowdfundingInput) input.what()) {
            case Pledged pledged -> pledge(input, pledged, desk);
            case CrowdfundingInput.Withdrew _ -> withdraw(input, desk);
        };
    }

    private Outcome<Taken> pledge(Logged input, Pledged given, Desk desk) {
        if (pledges.containsKey(input.by())) {
            return Taken.not("crowdfunding.backed-already", "You back this already. Take that back to pledge anew.");
        }
        boolean own = given.own() || input.by().equals(rules.convener());
        var pledged = new Pledged(given.reward(), given.units(), given.extra(), own);
        return mechanism.admit(rules, pledged, desk.now()).flatMap(admission -> {
            for (var count : admission.counts().entrySet()) {
                long left = limits.getOrDefault(count.getKey(), Long.MAX_VALUE)
                        - counters.getOrDefault(count.getKey(), 0L);
                if (count.getValue() > left) {
                    return own && count.getKey().equals("own")
                            ? Taken.not("crowdfunding.own-limit", "The convener's side may add {left} at most.", "left",
                                    new Money(left, rules.currency()))
                            : Taken.not("crowdfunding.reward-gone", "Of this reward {left} are left.", "left", left);
                }
            }
            var pledge = new Pledge(input.entry(), pledged, admission);
            pledges.put(input.by(), pledge);
            count(pledge, 1);
            if (!rules.mandates()) {
                pledge.money = desk.ask(
                        input.entry(),
                        input.by(),
                        admission.type(),
                        admission.deposit(),
                        admission.until(),
                        "crowdfunding.pledge");
            }
            return Taken.as(input);
        });
    }

    private void count(Pledge pledge, int sign) {
        pledge.admission.counts().forEach((name, n) -> counters.merge(name, sign * n, Long::sum));
    }

    private Outcome<Taken> withdraw(Logged input, Desk desk) {
        var pledge = pledges.get(input.by());
        if (pledge == null) {
            return Taken.not("crowdfunding.not-backed", "There is no pledge of yours.");
        }
        if (!(desk.stage() instanceof Stage.Open)) {
            return Taken.not("crowdfunding.bound", "The goal is reached; pledges stand.");
        }
        drop(input.by(), pledge, desk);
        return Taken.as(input);
    }

    private void drop(Alias party, Pledge pledge, Desk desk) {
        pledges.remove(party);
        count(pledge, -1);
        if (pledge.money != null) {
            if (pledge.money.isHeld()) {
                held -= pledge.money.amount().minor();
                heldBackers--;
            }
            desk.drop(pledge.money);
            desk.giveBack(pledge.money, "crowdfunding.pledge-withdrawn");
        }
    }

    @Override
    public void due(String deadline, Desk desk) {
        switch (deadline) {
            case "until" -> close(desk);
            case "charge-until" -> settle(desk);
            default -> throw new IllegalStateException("No deadline " + deadline);
        }
    }

    private void close(Desk desk) {
        raised = rules.mandates() ? counters.getOrDefault("raised", 0L) : held;
        closed = true;
        desk.because(
                "",
                raised < rules.goal().minor() ? "crowdfunding.goal-missed" : "crowdfunding.goal-reached",
                new Money(raised, rules.currency()) + " were pledged; the goal is " + rules.goal() + ".");
        if (raised < rules.goal().minor()) {
            lapse("crowdfunding.goal-missed", desk);
        } else if (rules.mandates()) {
            charge(desk);
        } else {
            settle(desk);
        }
    }

    private void lapse(String reason, Desk desk) {
        for (var pledge : pledges.values()) {
            if (pledge.money != null) {
                desk.giveBack(pledge.money, reason);
            }
        }
        desk.lapse(reason);
    }

    private void charge(Desk desk) {
        desk.enter(new Stage.Own("charging"));
        desk.at("charge-until", rules.chargeUntil());
        pledges.forEach((party, pledge) -> pledge.money = desk.charge(
                pledge.entry,
                party,
                DepositType.PREPAYMENT,
                pledge.admission.deposit(),
                rules.chargeUntil(),
                "crowdfunding.pledge"));
    }

    private void settle(Desk desk) {
        if (held < rules.ofGoal(rules.collected())) {
            desk.because("", "crowdfunding.uncollected", "Only " + new Money(held, rules.currency()) + " came.");
            lapse("crowdfunding.uncollected", desk);
            return;
        }
        var unlocked = String.join(",", unlocked(held));
        pledges.forEach((party, pledge) -> {
            if (pledge.isHeld()) {
                deal(party, pledge, unlocked, desk);
            }
        });
        desk.settle();
    }

    private void deal(Alias party, Pledge pledge, String unlocked, Desk desk) {
        var id = "deal-" + pledge.entry;
        var money = pledge.money;
        var price = pledge.admission.deposit();
        if (money != null) {
            desk.release(money, price, new Payee.ToDeal(id), "crowdfunding.price");
        }
        desk.deal(new Deal(
                id,
                party,
                rules.convener(),
                pledge.pledged.reward(),
                pledge.pledged.units(),
                price,
                price,
                Map.of("unlocked", unlocked)));
    }

    private List<String> unlocked(long sum) {
        return rules.stretches().stream()
                .filter(stretch -> stretch.at().minor() <= sum)
                .map(Stretch::unlocks)
                .toList();
    }

    @Override
    public void held(Deposit deposit, Desk desk) {
        var pledge = pledges.get(deposit.party());
        if (pledge != null && pledge.money == deposit) {
            held += deposit.amount().minor();
            heldBackers++;
        }
    }

    @Override
    public void missed(Deposit deposit, Desk desk) {
        var pledge = pledges.get(deposit.party());
        if (pledge == null || pledge.money != deposit) {
            return;
        }
        if (desk.stage() instanceof Stage.Open) {
            drop(deposit.party(), pledge, desk);
        } else if (desk.now().isBefore(rules.chargeUntil())) {
            pledge.money = desk.askAgain(deposit, "crowdfunding.pledge"); // the grace: she may pay another way
        }
    }

    private long counting() {
        return closed ? raised : rules.mandates() ? counters.getOrDefault("raised", 0L) : held;
    }

    @Override
    public Progress progress() {
        return new Progress(counting(), rules.goal().minor(), "minor");
    }

    @Override
    public Map<String, @Nullable Object> shown() {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("raised", counting());
        shown.put("backers", rules.mandates() ? (long) pledges.size() : heldBackers);
        shown.put("own", counters.getOrDefault("own", 0L));
        shown.put("unlocked", unlocked(counting()));
        shown.put(
                "left",
                rules.rewards().stream()
                        .filter(reward -> reward.limit() > 0)
                        .collect(Collectors.toMap(
                                CrowdfundingRules.Reward::code,
                                reward -> reward.limit() - counters.getOrDefault("reward:" + reward.code(), 0L))));
        return shown;
    }

    @Override
    public Map<String, @Nullable Object> result() {
        return closed ? Map.of("raised", raised, "collected", held, "unlocked", unlocked(held)) : Map.of();
    }
}
