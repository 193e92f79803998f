package org.wishwright.market.groupbuy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.market.Alias;
import org.wishwright.market.Deal;
import org.wishwright.market.Deposit;
import org.wishwright.market.DepositType;
import org.wishwright.market.Desk;
import org.wishwright.market.Payee;
import org.wishwright.market.Stage;
import org.wishwright.market.groupbuy.Bidding.Bidder;
import org.wishwright.market.groupbuy.Pool.Joiner;

/** From the picks to the deals: who gets which winner, what is asked of her, and what she pays in the end. */
final class Buying {

    private final GroupBuyRules rules;
    private final Pool pool;
    private final Bidding bidding;
    private long[] allocated = {};
    private long[] paid = {};

    Buying(GroupBuyRules rules, Pool pool, Bidding bidding) {
        this.rules = rules;
        this.pool = pool;
        this.bidding = bidding;
    }

    /** The place of a winner that stands, best is 0; −1 for any other. */
    int place(@Nullable Alias supplier) {
        var winners = bidding.winners();
        for (int place = 0; place < winners.size(); place++) {
            if (winners.get(place).entry().supplier().equals(supplier)) {
                return bidder(place).withdrawn ? -1 : place;
            }
        }
        return -1;
    }

    private Bidder bidder(int place) {
        return Objects.requireNonNull(
                bidding.of(bidding.winners().get(place).entry().supplier()));
    }

    private Bid bid(int place) {
        return bidding.winners().get(place).entry().bid();
    }

    /** Picking is over: each consumer has a winner and is asked for the rest of its highest price, or gets her deposit back. */
    void allocate(Desk desk) {
        var joiners = List.copyOf(pool.all());
        int winners = bidding.winners().size();
        var capacity = new long[winners];
        var minimum = new long[winners];
        for (int w = 0; w < winners; w++) {
            capacity[w] = bidder(w).withdrawn ? 0 : bid(w).capacity();
            minimum[w] = bidder(w).withdrawn ? 0 : bid(w).minimum();
        }
        var allocation = Allocation.of(
                joiners.stream().mapToInt(joiner -> place(joiner.first)).toArray(),
                joiners.stream().mapToInt(joiner -> place(joiner.second)).toArray(),
                joiners.stream().mapToInt(joiner -> (int) joiner.units).toArray(),
                capacity,
                minimum);
        allocated = allocation.volume();
        for (int w = 0; w < winners; w++) {
            if (allocation.dropped()[w]) {
                desk.because(
                        bidder(w).supplier.text(), "groupbuy.short", "Fewer picked her than the minimum of her bid.");
            }
        }
        for (int i = 0; i < joiners.size(); i++) {
            assign(joiners.get(i), allocation.winnerOf()[i], desk);
        }
        if (joiners.stream().noneMatch(joiner -> joiner.winner >= 0)) {
            desk.because("", "groupbuy.nobody-picked", "No winner was picked often enough.");
            desk.lapse("groupbuy.nobody-picked");
        } else {
            desk.enter(new Stage.Own("paying"));
            desk.at("pay-until", rules.payUntil());
        }
    }

    private void assign(Joiner joiner, int winner, Desk desk) {
        if (winner < 0) {
            desk.giveBack(joiner.deposit, joiner.first == null ? "groupbuy.not-picked" : "groupbuy.no-room");
            return;
        }
        joiner.winner = winner;
        var rest = bid(winner).prices().highest().times(joiner.units).minus(counted(joiner));
        if (rest.isPositive()) {
            joiner.balance = desk.ask(
                    joiner.deposit.entry() + "/balance",
                    joiner.party,
                    DepositType.PREPAYMENT,
                    rest,
                    rules.payUntil(),
                    "groupbuy.balance");
        }
    }

    /** What of a deposit counts towards the price. */
    private Money counted(Joiner joiner) {
        return joiner.deposit.type() == DepositType.HOLD
                ? Money.zero(rules.currency())
                : joiner.deposit.left();
    }

    /** A winner has withdrawn while its consumers pay: all they paid goes back. */
    void lose(Bidder lost, Desk desk) {
        for (var joiner : pool.all()) {
            if (joiner.winner >= 0 && bidder(joiner.winner) == lost) {
                giveAllBack(joiner, "groupbuy.winner-withdrew", desk);
                joiner.winner = -1;
            }
        }
    }

    private static void giveAllBack(Joiner joiner, String reason, Desk desk) {
        if (joiner.balance != null) {
            desk.drop(joiner.balance);
            desk.giveBack(joiner.balance, reason);
        }
        desk.giveBack(joiner.deposit, reason);
    }

    /** Paying is over: the volume that was paid for decides each winner's price. */
    void settle(Desk desk) {
        paid = new long[bidding.winners().size()];
        for (var joiner : pool.all()) {
            if (joiner.winner >= 0 && joiner.isPaid()) {
                paid[joiner.winner] += joiner.units;
            }
        }
        boolean any = false;
        for (int w = 0; w < paid.length; w++) {
            any |= stands(w);
            if (paid[w] > 0 && !stands(w)) {
                desk.because(
                        bidder(w).supplier.text(), "groupbuy.short", "Fewer paid than the minimum of her bid.");
            }
        }
        for (var joiner : pool.all()) {
            if (joiner.winner >= 0) {
                settle(joiner, desk);
            }
        }
        for (int w = 0; w < paid.length; w++) {
            desk.giveBack(bidder(w).bond, "groupbuy.bond-over");
        }
        if (any) {
            desk.settle();
        } else {
            desk.lapse("groupbuy.too-few-paid");
        }
    }

    private boolean stands(int winner) {
        return !bidder(winner).withdrawn && paid[winner] >= bid(winner).minimum();
    }

    private void settle(Joiner joiner, Desk desk) {
        var supplier = bidder(joiner.winner).supplier;
        if (!joiner.isPaid()) {
            desk.forfeit(
                    joiner.deposit,
                    joiner.deposit.amount().basisPoints(rules.forfeited()),
                    new Payee.ToParty(supplier),
                    "groupbuy.balance-unpaid");
            giveAllBack(joiner, "groupbuy.balance-unpaid", desk);
        } else if (!stands(joiner.winner)) {
            giveAllBack(joiner, "groupbuy.short", desk);
        } else {
            var price = bid(joiner.winner).prices().at(paid[joiner.winner]).times(joiner.units);
            var id = "deal-" + joiner.deposit.entry();
            var left = price;
            if (joiner.deposit.type() != DepositType.HOLD) {
                left = pay(joiner.deposit, left, id, desk);
            }
            if (joiner.balance != null) {
                left = pay(joiner.balance, left, id, desk);
            }
            giveAllBack(joiner, "groupbuy.price-fell", desk);
            desk.deal(new Deal(
                    id, joiner.party, supplier, rules.need(), joiner.units, price, price.minus(left), terms(joiner)));
        }
    }

    private static Money pay(Deposit deposit, Money due, String deal, Desk desk) {
        var part = deposit.left().compareTo(due) < 0 ? deposit.left() : due;
        desk.release(deposit, part, new Payee.ToDeal(deal), "groupbuy.price");
        return due.minus(part);
    }

    private Map<String, String> terms(Joiner joiner) {
        var terms = new TreeMap<String, String>();
        bid(joiner.winner).attributes().forEach((name, value) -> terms.put(name, Long.toString(value)));
        return terms;
    }

    Map<String, @Nullable Object> result() {
        var volumes = new ArrayList<Map<String, @Nullable Object>>();
        for (int w = 0; w < allocated.length; w++) {
            var volume = new LinkedHashMap<String, @Nullable Object>();
            volume.put("supplier", bidder(w).supplier.text());
            volume.put("allocated", allocated[w]);
            if (w < paid.length) {
                volume.put("paid", paid[w]);
                volume.put("price", bid(w).prices().at(paid[w]).minor());
            }
            volumes.add(volume);
        }
        return Map.of("volumes", volumes);
    }
}
