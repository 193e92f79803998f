package org.wishwright.market.presale;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import org.wishwright.market.presale.PresaleInput.Pledged;

/** A presale under way. */
final class PresalePlay implements Play {

    private static final class Pledge {
        final Pledged pledged;
        final Map<String, Long> counts;
        final Deposit deposit;
        @Nullable Deposit balance;

        Pledge(Pledged pledged, Map<String, Long> counts, Deposit deposit) {
            this.pledged = pledged;
            this.counts = counts;
            this.deposit = deposit;
        }
    }

    private final PresaleRules rules;
    private final Presale mechanism = new Presale();
    private final Map<String, Long> limits;
    private final Map<String, Long> counters = new HashMap<>();
    private final Map<String, Long> held = new TreeMap<>();
    private final Map<String, Long> regions = new TreeMap<>();
    private final Map<Alias, Pledge> pledges = new LinkedHashMap<>();
    private long volume;
    private long paid;
    private boolean closed;

    PresalePlay(PresaleRules rules) {
        this.rules = rules;
        limits = mechanism.limits(rules);
    }

    @Override
    public void opened(Desk desk) {
        desk.at("pledge-until", rules.pledgeUntil());
    }

    @Override
    public Outcome<Taken> take(Logged input, Desk desk) {
        return switch ((PresaleInput) input.what()) {
            case Pledged pledged -> pledge(input, pledged, desk);
            case PresaleInput.Withdrew _ -> withdraw(input, desk);
            case PresaleInput.Excused(var reason) -> excuse(input, reason, desk);
        };
    }

    private Outcome<Taken> pledge(Logged input, Pledged pledged, Desk desk) {
        if (pledges.containsKey(input.by())) {
            return Taken.not("presale.pledged-already", "You have pledged already. Take that back to pledge anew.");
        }
        return mechanism.admit(rules, pledged, desk.now()).flatMap(admission -> {
            for (var count : admission.counts().entrySet()) {
                long limit = limits.getOrDefault(count.getKey(), Long.MAX_VALUE);
                long left = limit - counters.getOrDefault(count.getKey(), 0L);
                if (count.getValue() > left) {
                    return Taken.not(
                            "presale.sold-out", "Only {left} are left. Take so many at most.", "left", left);
                }
            }
            pledges.put(input.by(), new Pledge(pledged, admission.counts(), asked(input, admission, desk)));
            count(admission.counts(), 1);
            return Taken.as(input);
        });
    }

    private static Deposit asked(Logged input, Admission admission, Desk desk) {
        return desk.ask(
                input.entry(),
                input.by(),
                admission.type(),
                admission.deposit(),
                admission.until(),
                admission.type() == DepositType.EARNEST ? "presale.earnest" : "presale.prepayment");
    }

    private void count(Map<String, Long> counts, int sign) {
        counts.forEach((name, units) -> counters.merge(name, sign * units, Long::sum));
    }

    private Outcome<Taken> withdraw(Logged input, Desk desk) {
        var pledge = pledges.get(input.by());
        if (pledge == null) {
            return Taken.not("presale.not-pledged", "There is no pledge of yours.");
        }
        if (pledge.balance != null && pledge.balance.isHeld()) {
            return Taken.not("presale.paid-in-full", "You have paid in full. Wait for the order and withdraw from that.");
        }
        drop(pledge, desk);
        forfeit(pledge, "presale.pledge-withdrawn", desk);
        return Taken.as(input);
    }

    /** The pledge counts no more. */
    private void drop(Pledge pledge, Desk desk) {
        pledges.remove(pledge.deposit.party());
        count(pledge.counts, -1);
        if (pledge.deposit.isHeld()) {
            note(pledge, -1);
        }
        desk.drop(pledge.deposit);
        if (pledge.balance != null) {
            desk.drop(pledge.balance);
        }
    }

    /** The payer defaults: an earnest goes to the seller where the law says so, all else back. */
    private void forfeit(Pledge pledge, String reason, Desk desk) {
        if (rules.depositType() == DepositType.EARNEST && rules.law().earnestForfeited()) {
            desk.forfeit(pledge.deposit, pledge.deposit.left(), new Payee.ToParty(rules.seller()), reason);
        }
        desk.giveBack(pledge.deposit, reason);
    }

    private Outcome<Taken> excuse(Logged input, String reason, Desk desk) {
        if (!input.by().equals(Alias.PLATFORM)) {
            return Taken.not("market.not-yours", "Only the platform finds a seller not at fault. Ask it.");
        }
        pledges.values().forEach(pledge -> giveAllBack(pledge, "presale.excused", desk));
        desk.because("", "presale.excused", "The seller cannot deliver and is not at fault: " + reason);
        desk.lapse("presale.excused");
        return Taken.as(input);
    }

    private static void giveAllBack(Pledge pledge, String reason, Desk desk) {
        if (pledge.balance != null) {
            desk.giveBack(pledge.balance, reason);
        }
        desk.giveBack(pledge.deposit, reason);
    }

    /** The seller's side breaks its word: all goes back, an earnest as often as the law says. */
    @Override
    public Outcome<Taken> cancel(Logged input, Desk desk) {
        for (var pledge : pledges.values()) {
            if (pledge.deposit.isHeld() && rules.depositType() == DepositType.EARNEST) {
                var more = pledge.deposit.left().times(rules.law().earnestTimes() - 1L);
                desk.compensate(pledge.deposit, rules.seller(), more, "presale.seller-defaulted");
            }
            giveAllBack(pledge, "presale.seller-defaulted", desk);
        }
        return Taken.as(input);
    }

    @Override
    public void due(String deadline, Desk desk) {
        switch (deadline) {
            case "pledge-until" -> close(desk);
            case "balance-from" -> askBalances(desk);
            case "balance-until" -> settle(desk);
            default -> throw new IllegalStateException("No deadline " + deadline);
        }
    }

    private void close(Desk desk) {
        for (var pledge : List.copyOf(pledges.values())) {
            if (!pledge.deposit.isHeld()) {
                drop(pledge, desk);
            }
        }
        volume = held.getOrDefault("units", 0L);
        closed = true;
        if (volume == 0 || volume < rules.minimum()) {
            pledges.values().forEach(pledge -> giveAllBack(pledge, "presale.too-few", desk));
            desk.because("", "presale.too-few", volume + " units were pledged, " + rules.minimum() + " are needed.");
            desk.lapse("presale.too-few");
            return;
        }
        desk.because("", "presale.price", volume + " units were pledged; that volume decides the price.");
        desk.enter(new Stage.Own("waiting"));
        desk.at("balance-from", rules.balanceFrom());
    }

    private void askBalances(Desk desk) {
        desk.enter(new Stage.Own("balance"));
        for (var pledge : pledges.values()) {
            var rest = price(pledge).minus(pledge.deposit.left());
            if (rest.isPositive()) {
                pledge.balance = desk.ask(
                        pledge.deposit.entry() + "/balance",
                        pledge.deposit.party(),
                        DepositType.PREPAYMENT,
                        rest,
                        rules.balanceUntil(),
                        "presale.balance");
            }
        }
        desk.at("balance-until", rules.balanceUntil());
    }

    private Money price(Pledge pledge) {
        var price = Money.zero(rules.currency());
        for (var line : pledge.pledged.lines()) {
            price = price.plus(price(line));
        }
        return price;
    }

    private Money price(Pledged.Line line) {
        return rules.unit(rules.option(line.option()).orElseThrow(), volume).times(line.units());
    }

    private void settle(Desk desk) {
        for (var pledge : List.copyOf(pledges.values())) {
            var balance = pledge.balance;
            if (balance == null || balance.isHeld()) {
                deal(pledge, desk);
            } else {
                desk.drop(balance);
                forfeit(pledge, "presale.balance-unpaid", desk);
            }
        }
        if (paid > 0) {
            desk.settle();
        } else {
            desk.lapse("presale.nobody-paid");
        }
    }

    private void deal(Pledge pledge, Desk desk) {
        var deposits = new ArrayList<Deposit>();
        deposits.add(pledge.deposit);
        if (pledge.balance != null) {
            deposits.add(pledge.balance);
        }
        for (int i = 0; i < pledge.pledged.lines().size(); i++) {
            var line = pledge.pledged.lines().get(i);
            var id = "deal-" + pledge.deposit.entry() + "-" + (i + 1);
            var due = price(line);
            for (var deposit : deposits) {
                var part = deposit.left().compareTo(due) < 0 ? deposit.left() : due;
                desk.release(deposit, part, new Payee.ToDeal(id), "presale.price");
                due = due.minus(part);
            }
            var party = pledge.deposit.party();
            desk.deal(new Deal(
                    id, party, rules.seller(), line.option(), line.units(), price(line), price(line), terms(pledge, line)));
        }
        paid += pledge.pledged.units();
    }

    private Map<String, String> terms(Pledge pledge, Pledged.Line line) {
        var terms = new TreeMap<String, String>();
        terms.put("deliver-from", rules.deliverFrom().toString());
        terms.put("deliver-until", rules.deliverUntil().toString());
        terms.put("region", pledge.pledged.region());
        terms.put("withdrawal-days", Integer.toString(rules.madeToOrder() ? 0 : rules.law().withdrawalDays()));
        if (rules.depositType() == DepositType.EARNEST) {
            terms.put("earnest-minor", Long.toString(rules.deposit().times(line.units()).minor()));
            terms.put("earnest-times", Integer.toString(rules.law().earnestTimes()));
        }
        return terms;
    }

    @Override
    public void held(Deposit deposit, Desk desk) {
        var pledge = pledges.get(deposit.party());
        if (pledge != null && pledge.deposit == deposit) {
            note(pledge, 1);
        }
    }

    private void note(Pledge pledge, int sign) {
        pledge.counts.forEach((name, units) -> held.merge(name, sign * units, Long::sum));
        regions.merge(pledge.pledged.region(), sign * pledge.counts.getOrDefault("units", 0L), Long::sum);
    }

    @Override
    public void missed(Deposit deposit, Desk desk) {
        var pledge = pledges.get(deposit.party());
        if (pledge == null) {
            return;
        }
        if (pledge.deposit == deposit) {
            drop(pledge, desk);
        } else if (pledge.balance == deposit && desk.now().isBefore(rules.balanceUntil())) {
            pledge.balance = desk.askAgain(deposit, "presale.balance"); // her card was refused; she may pay another way
        }
    }

    @Override
    public Progress progress() {
        return new Progress(held.getOrDefault("units", 0L), rules.minimum(), "units");
    }

    @Override
    public Map<String, @Nullable Object> shown() {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        long now = closed ? volume : held.getOrDefault("units", 0L);
        shown.put("units", now);
        shown.put("left", rules.cap() - counters.getOrDefault("units", 0L));
        shown.put("held", new TreeMap<>(held));
        shown.put("regions", new TreeMap<>(regions));
        var prices = new TreeMap<String, Object>();
        rules.options().forEach(option -> prices.put(option.code(), rules.unit(option, now).minor()));
        shown.put("prices", prices);
        return shown;
    }

    @Override
    public Map<String, @Nullable Object> result() {
        return closed ? Map.of("volume", volume, "paid", paid) : Map.of();
    }
}
