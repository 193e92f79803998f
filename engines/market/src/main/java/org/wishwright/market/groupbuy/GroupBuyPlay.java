package org.wishwright.market.groupbuy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Deposit;
import org.wishwright.market.Desk;
import org.wishwright.market.Judging;
import org.wishwright.market.Logged;
import org.wishwright.market.Market;
import org.wishwright.market.Play;
import org.wishwright.market.Progress;
import org.wishwright.market.Stage;
import org.wishwright.market.Taken;
import org.wishwright.market.groupbuy.Bidding.Bidder;

/** A pool under way. */
final class GroupBuyPlay implements Play {

    private final GroupBuyRules rules;
    private final Pool pool = new Pool();
    private final Bidding bidding;
    private final Buying buying;
    private boolean awarded;

    GroupBuyPlay(GroupBuyRules rules) {
        this.rules = rules;
        bidding = new Bidding(rules);
        buying = new Buying(rules, pool, bidding);
    }

    @Override
    public void opened(Desk desk) {
        desk.at("join-until", rules.joinUntil());
        desk.at("bid-until", rules.bidUntil());
    }

    @Override
    public Outcome<Taken> take(Logged input, Desk desk) {
        return switch ((GroupBuyInput) input.what()) {
            case GroupBuyInput.Joined joined -> join(input, joined, desk);
            case GroupBuyInput.Left _ -> leave(input, desk);
            case GroupBuyInput.Committed(var hash) -> commit(input, hash, desk);
            case GroupBuyInput.Revealed revealed -> reveal(input, revealed, desk);
            case GroupBuyInput.Withdrew _ -> withdraw(input, desk);
            case GroupBuyInput.Picked picked -> pick(input, picked, desk);
        };
    }

    private Outcome<Taken> join(Logged input, GroupBuyInput.Joined joined, Desk desk) {
        if (!(desk.stage() instanceof Stage.Open)) {
            return Taken.not("groupbuy.joining-closed", "Joining closed at {until}.", "until", rules.joinUntil());
        }
        if (pool.of(input.by()) != null || bidding.of(input.by()) != null) {
            return Taken.not("groupbuy.joined-already", "You take part in this pool already. Leave it to join anew.");
        }
        var judged = new Judging<>(joined).within(joined.units(), 1, rules.mostUnits(), "units").outcome();
        return judged.map(_ -> {
            pool.add(
                    input,
                    joined,
                    desk.ask(
                            input.entry(),
                            input.by(),
                            rules.depositType(),
                            rules.deposit().times(joined.units()),
                            soonest(desk.now().plus(rules.payWithin()), rules.joinUntil()),
                            "groupbuy.deposit"));
            return new Taken(input.entry());
        });
    }

    private static Instant soonest(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private Outcome<Taken> leave(Logged input, Desk desk) {
        var joiner = pool.of(input.by());
        if (joiner == null) {
            return notIn();
        }
        if (!(desk.stage() instanceof Stage.Open)) {
            return Taken.not(
                    "groupbuy.joining-closed",
                    "Joining closed at {until}. Choose no winner, and your deposit comes back.",
                    "until",
                    rules.joinUntil());
        }
        pool.remove(joiner);
        desk.drop(joiner.deposit);
        desk.giveBack(joiner.deposit, "groupbuy.left");
        return Taken.as(input);
    }

    private Outcome<Taken> commit(Logged input, String hash, Desk desk) {
        if (!desk.now().isBefore(rules.bidUntil())) {
            return Taken.not("groupbuy.bidding-closed", "Bidding closed at {until}.", "until", rules.bidUntil());
        }
        return pool.of(input.by()) == null
                ? bidding.commit(input, hash, desk)
                : Taken.not("groupbuy.joined-already", "You have joined this pool; who joins does not bid in it.");
    }

    private Outcome<Taken> reveal(Logged input, GroupBuyInput.Revealed revealed, Desk desk) {
        return isAt(desk, "revealing")
                ? bidding.reveal(input, revealed)
                : Taken.not(
                        "groupbuy.not-revealing",
                        "Bids are opened from {from} until {until}.",
                        "from",
                        rules.bidUntil(),
                        "until",
                        rules.revealUntil());
    }

    private Outcome<Taken> withdraw(Logged input, Desk desk) {
        var bidder = bidding.of(input.by());
        if (bidder == null || bidder.withdrawn) {
            return Taken.not("groupbuy.bid-unknown", "There is no bid of yours to withdraw.");
        }
        if (desk.now().isBefore(rules.bidUntil())) {
            bidding.remove(bidder);
            desk.drop(bidder.bond);
            desk.giveBack(bidder.bond, "groupbuy.bid-withdrawn");
            return Taken.as(input);
        }
        if (awarded && !isWinner(bidder)) {
            return Taken.not("groupbuy.bid-lost", "Your bid has not won. Nothing binds you any more.");
        }
        bidder.withdrawn = true;
        bidding.punish(bidder, "groupbuy.winner-withdrew", desk);
        desk.because(bidder.supplier.text(), "groupbuy.winner-withdrew", "She withdrew after bidding had closed.");
        if (isAt(desk, "paying")) {
            buying.lose(bidder, desk);
        }
        if (awarded && bidding.winners().stream().allMatch(won -> supplier(won).withdrawn)) {
            desk.lapse("groupbuy.winners-withdrew");
        }
        return Taken.as(input);
    }

    private boolean isWinner(Bidder bidder) {
        return bidding.winners().stream()
                .anyMatch(won -> won.entry().supplier().equals(bidder.supplier));
    }

    private Bidder supplier(Scoring.Scored won) {
        return Objects.requireNonNull(bidding.of(won.entry().supplier()));
    }

    private Outcome<Taken> pick(Logged input, GroupBuyInput.Picked picked, Desk desk) {
        var joiner = pool.of(input.by());
        if (joiner == null) {
            return notIn();
        }
        if (!isAt(desk, "picking")) {
            return Taken.not(
                    "groupbuy.not-picking",
                    "Winners are picked from {from} until {until}.",
                    "from",
                    rules.revealUntil(),
                    "until",
                    rules.pickUntil());
        }
        if (buying.place(picked.first()) < 0
                || picked.second() != null && buying.place(picked.second()) < 0
                || picked.first().equals(picked.second())) {
            return Taken.not(
                    "groupbuy.no-winner",
                    "Pick one of the winners that still stand, and another as second choice or none.");
        }
        joiner.first = picked.first();
        joiner.second = picked.second();
        return Taken.as(input);
    }

    private static Outcome<Taken> notIn() {
        return Taken.not("groupbuy.not-joined", "You are not in this pool.");
    }

    private static boolean isAt(Desk desk, String stage) {
        return desk.stage() instanceof Stage.Own(var name) && name.equals(stage);
    }

    @Override
    public void due(String deadline, Desk desk) {
        switch (deadline) {
            case "join-until" -> closeJoining(desk);
            case "bid-until" -> closeBidding(desk);
            case "reveal-until" -> award(desk);
            case "pick-until" -> buying.allocate(desk);
            case "pay-until" -> buying.settle(desk);
            default -> throw new IllegalStateException("No deadline " + deadline);
        }
    }

    private void closeJoining(Desk desk) {
        pool.closeJoining(desk);
        if (pool.paidUnits() < rules.minimumUnits()) {
            desk.because(
                    "",
                    "groupbuy.too-few",
                    pool.paidUnits() + " units were paid for, " + rules.minimumUnits() + " are needed.");
            desk.lapse("groupbuy.too-few");
        } else {
            desk.enter(new Stage.Own("bidding"));
        }
    }

    private void closeBidding(Desk desk) {
        bidding.close(desk);
        if (bidding.size() == 0) {
            desk.because("", "groupbuy.no-bids", "No supplier has bid and lodged her bond.");
            desk.lapse("groupbuy.no-bids");
        } else {
            desk.enter(new Stage.Own("revealing"));
            desk.at("reveal-until", rules.revealUntil());
        }
    }

    private void award(Desk desk) {
        pool.leaveOutLinked(bidding.suppliers(), desk);
        bidding.award(pool.paidUnits(), desk);
        awarded = true;
        if (bidding.winners().isEmpty()) {
            desk.lapse("groupbuy.no-winner");
        } else {
            desk.enter(new Stage.Own("picking"));
            desk.at("pick-until", rules.pickUntil());
        }
    }

    @Override
    public void held(Deposit deposit, Desk desk) {
        var joiner = pool.of(deposit.party());
        if (joiner != null && joiner.deposit == deposit) {
            pool.held(joiner);
        }
    }

    @Override
    public void missed(Deposit deposit, Desk desk) {
        var joiner = pool.of(deposit.party());
        if (joiner != null && joiner.deposit == deposit) {
            pool.remove(joiner);
        } else if (joiner != null && joiner.balance == deposit && desk.now().isBefore(rules.payUntil())) {
            joiner.balance = desk.askAgain(deposit, "groupbuy.balance"); // her card was refused; she may pay another way
        }
        var bidder = bidding.of(deposit.party());
        if (bidder != null && bidder.bond == deposit) {
            bidding.remove(bidder);
        }
    }

    @Override
    public Outcome<Taken> cancel(Logged input, Desk desk) {
        return awarded
                ? Taken.not(
                        "groupbuy.bound",
                        "Suppliers have won and are bound, so nobody calls it off any more. Who does not pick gets her money back.")
                : Taken.as(input);
    }

    @Override
    public Progress progress() {
        return new Progress(pool.paidUnits(), rules.minimumUnits(), "units");
    }

    @Override
    public Map<String, @Nullable Object> shown() {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("units", pool.paidUnits());
        shown.put("joined", pool.all().stream().filter(joiner -> joiner.deposit.isHeld()).count());
        shown.put("bids", bidding.size());
        shown.put("winners", bidding.winners().stream().map(this::shown).toList());
        return shown;
    }

    private Map<String, @Nullable Object> shown(Scoring.Scored won) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("supplier", won.entry().supplier().text());
        shown.put("bid", Market.json(won.entry().bid()));
        shown.put("score", won.score());
        shown.put("price", won.price().minor());
        shown.put("guaranteed", won.entry().bid().prices().highest().minor());
        shown.put("withdrawn", supplier(won).withdrawn);
        return shown;
    }

    @Override
    public Map<String, @Nullable Object> result() {
        if (!awarded) {
            return Map.of();
        }
        var result = new LinkedHashMap<String, @Nullable Object>();
        result.put("ranked", bidding.ranked().stream().map(this::shown).toList());
        result.putAll(buying.result());
        return result;
    }
}
