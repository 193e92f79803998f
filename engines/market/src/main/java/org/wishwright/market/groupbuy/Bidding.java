package org.wishwright.market.groupbuy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wishwright.market.Alias;
import org.wishwright.market.Deposit;
import org.wishwright.market.DepositType;
import org.wishwright.market.Desk;
import org.wishwright.market.Logged;
import org.wishwright.market.Payee;
import org.wishwright.market.Taken;
import org.wishwright.kernel.Outcome;

/** The sealed bids of a pool, from commitment to the winners. */
final class Bidding {

    /** One supplier. */
    static final class Bidder {
        final Alias supplier;
        final Deposit bond;
        String hash;
        long order;
        @Nullable Bid bid;
        boolean withdrawn;

        Bidder(Alias supplier, Deposit bond, String hash, long order) {
            this.supplier = supplier;
            this.bond = bond;
            this.hash = hash;
            this.order = order;
        }
    }

    private final GroupBuyRules rules;
    private final Map<Alias, Bidder> bidders = new LinkedHashMap<>();
    private List<Scoring.Scored> ranked = List.of();
    private List<Scoring.Scored> winners = List.of();

    Bidding(GroupBuyRules rules) {
        this.rules = rules;
    }

    @Nullable
    Bidder of(Alias supplier) {
        return bidders.get(supplier);
    }

    Set<Alias> suppliers() {
        return bidders.keySet();
    }

    /** Best first; among them those who withdrew afterwards. */
    List<Scoring.Scored> winners() {
        return winners;
    }

    List<Scoring.Scored> ranked() {
        return ranked;
    }

    int size() {
        return bidders.size();
    }

    Outcome<Taken> commit(Logged input, String hash, Desk desk) {
        if (!hash.matches("[0-9a-f]{64}")) {
            return Taken.not("groupbuy.hash-malformed", "A commitment is 64 hexadecimal digits. Commit again.");
        }
        var before = bidders.get(input.by());
        if (before == null) {
            var bond = desk.ask(
                    input.entry(), input.by(), DepositType.HOLD, rules.bond(), rules.bidUntil(), "groupbuy.bond");
            bidders.put(input.by(), new Bidder(input.by(), bond, hash, input.seq()));
        } else {
            before.hash = hash;
            before.order = input.seq();
        }
        return Taken.as(input);
    }

    Outcome<Taken> reveal(Logged input, GroupBuyInput.Revealed revealed) {
        var bidder = bidders.get(revealed.supplier());
        if (bidder == null || !input.by().equals(Alias.PLATFORM) && !input.by().equals(bidder.supplier)) {
            return Taken.not("groupbuy.bid-unknown", "There is no bid of hers to open, or it is not yours to open.");
        }
        if (!revealed.bid().committed(revealed.nonce()).equals(bidder.hash)) {
            return Taken.not(
                    "groupbuy.bid-differs",
                    "This is not what was committed to: the hash differs. Open the bid and nonce of the last commitment.");
        }
        return revealed.bid().judged(rules).map(bid -> {
            bidder.bid = bid;
            return new Taken(input.entry());
        });
    }

    /** Bids whose bond has not come do not count. */
    void close(Desk desk) {
        bidders.values().removeIf(bidder -> {
            desk.drop(bidder.bond);
            return !bidder.bond.isHeld();
        });
    }

    void remove(Bidder bidder) {
        bidders.remove(bidder.supplier);
    }

    /** Takes the bond of a bidder who broke the rules, as far as they say, and gives back the rest. */
    void punish(Bidder bidder, String reason, Desk desk) {
        var part = bidder.bond.amount().basisPoints(rules.bondForfeited());
        desk.forfeit(bidder.bond, part, new Payee.ToPlatform(), reason);
        desk.giveBack(bidder.bond, "groupbuy.bond-rest");
    }

    /** Ranks what was opened; those who did not win get their bonds back. */
    void award(long volume, Desk desk) {
        var entries = new ArrayList<Scoring.Entry>();
        for (var bidder : List.copyOf(bidders.values())) {
            var bid = bidder.bid;
            if (bidder.withdrawn) {
                continue;
            }
            if (bid == null) {
                punish(bidder, "groupbuy.bid-unopened", desk);
                desk.because(bidder.supplier.text(), "groupbuy.bid-unopened", "Her bid was not opened in time.");
            } else if (bid.minimum() > volume) {
                desk.giveBack(bidder.bond, "groupbuy.bond-over");
                desk.because(
                        bidder.supplier.text(),
                        "groupbuy.minimum-beyond-pool",
                        "She makes no fewer than " + bid.minimum() + " units; the pool has " + volume + ".");
            } else {
                entries.add(new Scoring.Entry(bidder.supplier, bid, bidder.order));
            }
        }
        ranked = Scoring.ranked(rules, entries, volume);
        winners = List.copyOf(ranked.subList(0, Math.min(rules.winners(), ranked.size())));
        for (int place = 0; place < ranked.size(); place++) {
            var scored = ranked.get(place);
            var supplier = scored.entry().supplier();
            boolean wins = place < winners.size();
            desk.because(
                    supplier.text(),
                    wins ? "groupbuy.won" : "groupbuy.lost",
                    "Place " + (place + 1) + " with a score of " + scored.score() + ", scored at " + scored.price() + ".");
            if (!wins) {
                desk.giveBack(bidders.get(supplier).bond, "groupbuy.bond-over");
            }
        }
    }
}
