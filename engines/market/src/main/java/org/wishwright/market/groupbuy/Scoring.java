package org.wishwright.market.groupbuy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.wishwright.kernel.Money;
import org.wishwright.market.Alias;

/**
 * The published score of bids, in millionths of a weight: each criterion counts from 0 at its worst to its weight at its best, in proportion
 * between, rounded down. It depends on the rules and the bid alone, so that a losing bid changes the order of no others.
 */
public final class Scoring {

    private static final long MILLION = 1_000_000;

    private Scoring() {}

    /**
     * A bid that counts.
     *
     * @param order in which it was committed: the earlier wins a tie
     */
    public record Entry(Alias supplier, Bid bid, long order) {}

    /** A bid with its score and the price of one unit that was scored. */
    public record Scored(Entry entry, long score, Money price) {}

    /**
     * All bids, best first.
     *
     * @param volume of the whole pool: a bid is scored by its price at that volume, or at its capacity if that is less
     */
    public static List<Scored> ranked(GroupBuyRules rules, List<Entry> bids, long volume) {
        var scored = new ArrayList<Scored>(bids.size());
        for (var entry : bids) {
            var price = entry.bid().prices().at(Math.min(volume, entry.bid().capacity()));
            scored.add(new Scored(entry, score(rules, entry.bid(), price), price));
        }
        scored.sort(Comparator.comparingLong(Scored::score)
                .reversed()
                .thenComparingLong(one -> one.entry().order()));
        return scored;
    }

    static long score(GroupBuyRules rules, Bid bid, Money price) {
        long score = rules.priceWeight()
                * millionths(price.minor(), rules.ceiling().minor(), rules.floor().minor());
        for (var criterion : rules.criteria()) {
            score += criterion.weight()
                    * millionths(bid.attributes().getOrDefault(criterion.attribute(), criterion.worst()), criterion.worst(),
                            criterion.best());
        }
        return score;
    }

    private static long millionths(long value, long worst, long best) {
        long way = best > worst ? value - worst : worst - value;
        long whole = Math.abs(best - worst);
        return Math.clamp(way, 0, whole) * MILLION / whole;
    }
}
