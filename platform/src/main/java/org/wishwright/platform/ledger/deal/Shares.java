package org.wishwright.platform.ledger.deal;

import java.util.ArrayList;
import java.util.List;
import org.wishwright.kernel.Money;
import org.wishwright.platform.ledger.deal.Deal.Path;
import org.wishwright.platform.ledger.deal.Pocket.Escrow;
import org.wishwright.platform.ledger.deal.Pocket.Payer;

/**
 * Splits what is released among those who earned it, and takes it back from them on a refund. Each split is by largest remainder of
 * what each is still owed, or still holds: the parts add up to the cent, and when all is released each has her part of the price.
 */
final class Shares {

    private Shares() {}

    /** Releases what the milestones reached so far free and is not released yet. */
    static void release(Path path) {
        var deal = path.deal();
        int free = deal.reached().stream()
                .mapToInt(milestone -> deal.terms().releases().getOrDefault(milestone, 0))
                .sum();
        var due = Deal.least(
                deal.price().split(free, 10_000L - free).getFirst().minus(deal.released()),
                deal.held().of(new Escrow()));
        if (!due.isPositive()) {
            return;
        }
        var portions = deal.terms().portions();
        var owed = deal.price()
                .split(portions.stream().mapToLong(Portion::basisPoints).toArray());
        var weights = new long[portions.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] =
                    Math.max(0, owed.get(i).minus(got(deal, portions.get(i))).minor());
        }
        var parts = due.split(weights);
        for (int i = 0; i < weights.length; i++) {
            give(path, portions.get(i), parts.get(i));
        }
    }

    private static void give(Path path, Portion portion, Money part) {
        var party = portion.party();
        var kept = party == null ? part.minus(part) : part.basisPoints(portion.holdback());
        if (party != null) {
            path.move(new Escrow(), new Pocket.Holdback(party), kept, "deal.holdback");
        }
        path.move(new Escrow(), portion.pocket(), part.minus(kept), party == null ? "order.commission" : "order.share");
    }

    /** Takes an amount back from all shares in proportion to what each holds; what is kept back goes first. */
    static void reverse(Path path, Money amount) {
        if (!amount.isPositive()) {
            return;
        }
        var holders = holders(path.deal().terms());
        var weights = holders.stream()
                .mapToLong(pocket -> path.deal().held().of(pocket).minor())
                .toArray();
        var parts = amount.split(weights);
        for (int i = 0; i < parts.size(); i++) {
            path.move(holders.get(i), new Payer(), parts.get(i), "deal.share-reversed");
        }
    }

    /** All that shares hold of the price; what was forfeited is no share. */
    static Money sum(Terms terms, Held held) {
        var sum = Money.zero(terms.price().currency());
        for (var pocket : holders(terms)) {
            sum = sum.plus(held.of(pocket));
        }
        return sum;
    }

    private static Money got(Deal deal, Portion portion) {
        var party = portion.party();
        var got = deal.held().of(portion.pocket());
        return party == null ? got : got.plus(deal.held().of(new Pocket.Holdback(party)));
    }

    private static List<Pocket> holders(Terms terms) {
        var holders = new ArrayList<Pocket>();
        for (var portion : terms.portions()) {
            var party = portion.party();
            if (party != null) {
                holders.add(new Pocket.Holdback(party));
            }
            holders.add(portion.pocket());
        }
        return holders.stream().distinct().toList();
    }
}
